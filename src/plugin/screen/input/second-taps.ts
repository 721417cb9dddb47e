import type { Clock } from '../../../twilio/clock.ts'

/** A second tap of an impatient finger comes sooner; who has read what a new button says is later. */
const settlesMs = 1_500

/**
 * Takes no tap on a button that has only just come, as Hang up comes in Call's place: the finger was on its way to
 * what stood there before. Until then it looks and is announced as one that cannot be tapped yet. What stands there
 * now is taken for old; what only opens a fold can do no harm.
 * @returns its stop
 */
export function keepFromSecondTaps(root: HTMLElement, clock: Pick<Clock, 'after'>): () => void {
  const view = root.ownerDocument.defaultView
  const stops: Array<() => void> = []
  /** Whether it has stood long enough, by a button's name, as some are made anew whenever they change. */
  let shown: Record<string, { settled: boolean }> = {}
  const held: Element[] = []
  let isFirst = true

  function look(): void {
    const before = shown
    shown = {}
    for (const button of root.querySelectorAll('button:not([aria-expanded])')) {
      if (root.contains(button.closest('[hidden]'))) continue
      const name = button.id || button.textContent
      const latest = before[name] || appear()
      shown[name] = latest
      mark(button, latest.settled)
    }
    isFirst = false
  }

  function mark(button: Element, settled: boolean): void {
    const place = held.indexOf(button)
    if (!settled) {
      button.setAttribute('aria-disabled', 'true')
      if (place < 0) held.push(button)
    } else if (place >= 0) {
      // Some say it of themselves, while Twilio is asked.
      button.removeAttribute('aria-disabled')
      held.splice(place, 1)
    }
  }

  function appear(): { settled: boolean } {
    const latest = { settled: isFirst }
    // A timer, since a device's clock may be set back meanwhile.
    const settle = () => {
      latest.settled = true
      look()
    }
    if (!isFirst) stops.push(clock.after(settlesMs, settle))
    return latest
  }

  function drop(event: Event): void {
    const { target } = event
    if (view && target instanceof view.Element && target.closest('[aria-disabled=true]'))
      event.stopPropagation()
  }

  look()
  root.addEventListener('click', drop, true)
  if (view) {
    const observer = new view.MutationObserver(look)
    observer.observe(root, { attributeFilter: ['hidden'], childList: true, subtree: true })
    stops.push(() => observer.disconnect())
  }
  return () => {
    for (const stop of stops) stop()
  }
}
