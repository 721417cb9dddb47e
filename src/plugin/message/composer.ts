import { longestBody } from '../../twilio/messages.ts'
import { showNumber } from '../../twilio/phone-number.ts'
import { type Choice, dialledNumber } from '../form/choice.ts'
import { isPending } from '../once/phase.ts'
import { respondentName } from '../panel/respondent.ts'
import { create, createButton, replace, setText } from '../screen/elements.ts'
import { keepKeyboard } from '../screen/input/keyboard.ts'
import { keepFromSecondTaps } from '../screen/input/second-taps.ts'
import { countWith } from '../words/plural.ts'
import type { World } from '../world.ts'
import { createSendingStatus } from './composer-status.ts'
import type { SenderButton, SenderScene, SenderText } from './notices.ts'
import type { Draft } from './placing.ts'
import { measureText } from './segments.ts'
import type { SenderModel } from './sender.ts'

export interface Composer {
  readonly element: HTMLElement
  draw(model: SenderModel, choice: Choice, said: SenderText): void
  /** Puts the form's text and pictures there, or nothing; what was written is gone. */
  fill(draft: Draft | undefined): void
  /** Hides where a message is written; how sending goes stays. */
  hideEditor(hidden: boolean): void
  focus(): void
  stop(): void
}

export interface ComposerTaps {
  send(draft: Draft): void
  /** What there is to tap while or after a message is sent. */
  tap(button: SenderButton): void
}

type ComposerWorld = Omit<SenderScene, 'now'> & Pick<World, 'document' | 'clock'>

const buttonNames: readonly SenderButton[] = ['update', 'check', 'stopTrying', 'wasSent', 'wasNotSent']

/**
 * Where a message is written and sent, and where it is told how that goes.
 * @param latest what is shown of the latest message, below how it goes
 */
export function createComposer(
  world: ComposerWorld,
  taps: ComposerTaps,
  ...latest: readonly HTMLElement[]
): Composer {
  const { document, words, settings } = world
  const id = 'message-text'
  const status = createSendingStatus(document, words)
  const to = create(document, 'p', { className: 'note' })
  const pictures = create(document, 'p', { className: 'note' })
  const label = create(document, 'label', { for: id, text: words('message') })
  const input = create(document, 'textarea', {
    id,
    className: 'default-answer-text-size',
    rows: '3',
    dir: 'auto',
    'aria-describedby': 'message-size',
  })
  const size = create(document, 'p', { id: 'message-size', className: 'note' })
  const odd = create(document, 'p', { className: 'note' })
  const tooLong = create(document, 'p', { className: 'note failed', role: 'status' })
  const send = createButton(document, { className: 'primary', text: words('send') }, () => {
    if (!editor.hidden) taps.send({ text: input.value, mediaUrls })
  })
  const editor = create(document, 'div', {}, to, label, input, size, odd, tooLong, pictures, send)
  const texts: Readonly<Record<SenderButton, string>> = {
    update: words('updateStatus'),
    check: words('checkNow'),
    stopTrying: words('stopTrying'),
    wasSent: words('wasSent'),
    wasNotSent: words('wasNotSent'),
  }
  const buttons = buttonNames.map((name) => ({
    name,
    button: createButton(document, { text: texts[name] }, () => taps.tap(name)),
  }))
  const element = create(
    document,
    'div',
    { className: 'composer' },
    status.element,
    ...latest,
    editor,
    ...buttons.map(({ button }) => button),
  )
  let mediaUrls: readonly string[] = []
  let drawn: { model: SenderModel; number: string } | undefined
  let drawnTo = ''
  // The box itself is no place to go on: it would raise a soft keyboard.
  const keepFocus = keepKeyboard(
    document,
    (focused) => element.contains(focused),
    () => [...buttons.map(({ button }) => button), send, ...restingPlaces()],
  )

  /** While a message is being sent there may soon be a button; else its tab, or what is said of it. */
  function restingPlaces(): ReadonlyArray<HTMLElement | null> {
    if (drawn?.model.state.name === 'placing') return []
    return [document.querySelector<HTMLElement>('#panel [aria-selected="true"]'), status.element]
  }

  function drawDraft(): void {
    const { characters, messages, odd: oddOne } = measureText(input.value)
    const over = characters - longestBody
    // With pictures it is one message of another kind, whatever its text.
    const cost = mediaUrls.length > 0 ? '' : countWith(words, 'textMessages', messages)
    const line = [countWith(words, 'textSize', characters), cost].filter(Boolean).join(words('comma'))
    setText(size, characters === 0 ? '' : line)
    setText(odd, oddOne && cost ? words('textOdd', { odd: oddOne }) : '')
    setText(tooLong, over > 0 ? countWith(words, 'textTooLong', over) : '')
    input.setAttribute('aria-invalid', String(over > 0))
    const isEmpty = input.value.trim() === '' && mediaUrls.length === 0
    send.disabled = !drawn?.model.maySend || !drawn.number || isEmpty || over > 0
  }

  function drawTo(choice: Choice, number: string): void {
    const who = respondentName({ settings, words, field: { choice } })
    const text = JSON.stringify([who, number])
    if (text === drawnTo) return
    drawnTo = text
    if (!number) {
      replace(to, words('sendToNobody'))
      return
    }
    const [before = '', after = ''] = words(settings.displayNumber ? 'sendTo' : 'sendToHidden').split('{who}')
    const shown = settings.displayNumber
      ? [' (', create(document, 'span', { className: 'number', text: showNumber(number) }), ')']
      : []
    replace(to, before, create(document, 'bdi', { text: who }), ...shown, after)
  }

  function drawPictures(): void {
    const names = mediaUrls.map(nameOfFile).join(words('comma'))
    setText(pictures, names && countWith(words, 'pictures', mediaUrls.length, { names }))
  }

  input.addEventListener('input', drawDraft)
  const stops = [keepInSight(document, input, send), keepFromSecondTaps(element, world.clock)]

  return {
    element,
    draw(model, choice, said) {
      const number = dialledNumber(settings, choice)
      drawn = { model, number }
      status.draw(said)
      drawTo(choice, number)
      // What is on its way must not change under the tap.
      input.readOnly = isPending(model.state)
      for (const { name, button } of buttons) button.hidden = !said.buttons.includes(name)
      for (const { name, button } of buttons) if (name === 'update') button.disabled = model.updating
      drawDraft()
      keepFocus()
    },
    fill(draft) {
      input.value = draft?.text ?? ''
      mediaUrls = draft?.mediaUrls ?? []
      drawPictures()
      drawDraft()
    },
    hideEditor(hidden) {
      editor.hidden = hidden
      keepFocus()
    },
    focus: () => input.focus(),
    stop() {
      for (const stop of stops) stop()
    },
  }
}

/** The end of an address, without what follows a `?`, which may be long or private. */
function nameOfFile(url: string): string {
  const path = url.replace(/[?#].*$/, '').replace(/\/+$/, '')
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A soft keyboard that rises must not hide the button under what is being written. */
function keepInSight(document: Document, input: HTMLElement, button: HTMLElement): () => void {
  const view = document.defaultView
  // Chrome and Safari have had it since versions 61 and 13; an Android WebView shrinks the window itself.
  const viewport: EventTarget | null | undefined = view?.visualViewport ?? view
  const keep = () => {
    if (document.activeElement !== input || typeof button.scrollIntoView !== 'function') return
    button.scrollIntoView({ block: 'nearest' })
  }
  viewport?.addEventListener('resize', keep)
  return () => viewport?.removeEventListener('resize', keep)
}
