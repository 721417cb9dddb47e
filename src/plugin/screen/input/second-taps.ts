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
  let shown: Record<string, { settled: boolean }> = {}
  const waiting: Array<() => void> = []

  function appear(settled: boolean): { settled: boolean } {
    const button = { settled }
    const settle = () => {
      button.settled = true
      look(false)
    }
    // A timer, since a device's clock may be set back meanwhile.
    if (!settled) waiting.push(clock.after(settlesMs, settle))
    return button
  }

  function look(isFirst: boolean): void {
    const before = shown
    shown = {}
    for (const button of root.querySelectorAll('button:not([aria-expanded])')) {
      if (root.contains(button.closest('[hidden]'))) continue
      // By its name, as some are made anew whenever they change.
      const name = button.id || button.textContent
      const latest = before[name] ?? appear(isFirst)
      shown[name] = latest
      if (latest.settled) button.removeAttribute('aria-disabled')
      else button.setAttribute('aria-disabled', 'true')
    }
  }

  const { defaultView: view } = root.ownerDocument
  if (!view) return () => {}
  look(true)
  const drop = (event: Event) => {
    const { target } = event
    if (target instanceof view.Element && target.closest('[aria-disabled=true]')) event.stopPropagation()
  }
  root.addEventListener('click', drop, true)
  const observer = new view.MutationObserver(() => look(false))
  observer.observe(root, { attributeFilter: ['hidden'], childList: true, subtree: true })
  return () => {
    observer.disconnect()
    for (const stop of waiting) stop()
  }
}
