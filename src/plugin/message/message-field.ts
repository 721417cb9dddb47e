import type { Failure } from '../../twilio/transport.ts'
import { dialledNumber } from '../form/choice.ts'
import { isPending } from '../once/phase.ts'
import { shownText } from '../panel/respondent.ts'
import { addStyle, create, createButton, setText } from '../screen/elements.ts'
import { noticeFor } from '../screen/notices.ts'
import { createNumberList, numberChoices } from '../screen/number-list.ts'
import { setUpScreen } from '../screen/screen.ts'
import { createView } from '../screen/view.ts'
import { showWhen } from '../words/when.ts'
import type { Opening, Running } from '../world.ts'
import { createComposer } from './composer.ts'
import { describeSending, nameOf, type SenderText } from './notices.ts'
import { createSender, type SenderModel } from './sender.ts'
import { createFieldStore } from './store.ts'

/** Draws a field whose whole job is one message, or as many as `attempts` allows. Opening it never sends. */
export function openMessageField({ world, settings, problems, account, words }: Opening): Running {
  const { document, host, clock } = world
  const { readOnly } = host
  const scene = {
    document,
    clock,
    settings,
    words,
    describe: (failure: Failure) => noticeFor(failure, { words, settings, problems, now: clock.now() }),
  }
  const formDraft = { text: settings.message.text, mediaUrls: settings.message.mediaUrls }
  const sender = createSender({
    ...world,
    ...account,
    settings,
    store: createFieldStore(host, settings, world.random),
    readOnly,
    most: settings.attempts,
    onChange: (model) => changed(model),
  })
  const sent = createSentMessage(document)
  const composer = createComposer(
    scene,
    {
      send(draft) {
        hasTapped = true
        sender.send(draft, { to: chosen })
      },
      tap(button) {
        if (button === 'update') void sender.update()
        else if (button === 'check') sender.checkNow()
        else if (button === 'stopTrying') sender.stopTrying()
        else if (button === 'wasSent') sender.sayItWasSent()
        else sender.sayNotSent()
      },
    },
    sent.element,
  )
  const drawNumbers = createNumberList(document, words, (position) => {
    chosen = position
    draw()
  })
  const count = create(document, 'p', { className: 'note' })
  const another = createButton(document, { text: words('writeAnother') }, () => {
    wantsAnother = true
    composer.fill(formDraft)
    draw()
    composer.focus()
  })
  const sid = create(document, 'div', { className: 'sid' })
  const root = create(document, 'div', { id: 'message-field' }, composer.element, count, another, sid)
  let chosen = firstChoice(sender.model)
  /** The text on the screen is the one that is on its way. */
  let hasTapped = false
  let wantsAnother = false
  let shownSid = sidOf(sender.model)

  function firstChoice({ choice }: SenderModel): number {
    if (choice.to >= 0 && dialledNumber(settings, choice) !== '') return choice.to
    return settings.respondents.findIndex(({ number }) => number !== '')
  }

  function isWriting({ state, maySend }: SenderModel): boolean {
    switch (state.name) {
      case 'ready':
      case 'refused':
        return maySend
      case 'placing':
        return true
      case 'unsure':
        return hasTapped
      default:
        return wantsAnother && maySend
    }
  }

  function changed(model: SenderModel): void {
    const nowSid = sidOf(model)
    if (nowSid && nowSid !== shownSid) wantsAnother = false
    shownSid = nowSid
    draw()
  }

  function draw(): void {
    const { model } = sender
    const writes = isWriting(model)
    const now = clock.now()
    composer.draw(model, { to: chosen }, said(model, now))
    composer.hideEditor(!writes)
    drawNumbers(writes && model.maySend ? numberChoices(settings, words, chosen) : [])
    drawSent(model, now)
    const { attempts } = settings
    const counts = attempts > 1 && model.sentCount > 0
    setText(count, counts ? words('sentCount', { n: String(model.sentCount), most: String(attempts) }) : '')
    another.hidden = !('message' in model.state) || writes || !model.maySend
    setText(sid, shownSid)
  }

  function said(model: SenderModel, now: number): SenderText {
    const text = describeSending(model, { ...scene, now })
    if (!readOnly) return text
    return { ...text, detail: isPlain(model) ? words('nothingSent') : text.detail, buttons: [] }
  }

  function drawSent(model: SenderModel, now: number): void {
    const { state } = model
    if (!('message' in state)) {
      sent.draw('', '')
      return
    }
    const { createdAt, body } = state.message
    const who = nameOf(model, { ...scene, now })
    // An answer whose metadata is lost does not tell when.
    const at = createdAt ?? (model.entry?.at || undefined)
    const head = at ? words('sentTo', { who, time: showWhen(at, now, words) }) : words('sendTo', { who })
    sent.draw(head, shownText(body, settings))
  }

  addStyle(document, world.panelStyle)
  createView(document, words, undefined).draw(setUpScreen(words, problems, '', 'sms'))
  composer.fill(formDraft)
  document.getElementById('call-area')?.appendChild(root)
  draw()
  sender.open()
  return {
    clearAnswer() {
      if (!isPending(sender.model.state)) composer.fill(formDraft)
      sender.clear()
    },
    setFocus() {
      if (isWriting(sender.model)) composer.focus()
      else root.querySelector<HTMLElement>('button:not([hidden]):not([disabled])')?.focus()
    },
    call() {},
    stop() {
      composer.stop()
      sender.stop()
    },
  }
}

function sidOf({ state }: SenderModel): string {
  return 'message' in state ? state.message.sid : ''
}

/** Nothing is known of any message. */
function isPlain({ state }: SenderModel): boolean {
  return state.name === 'ready' && state.note === undefined
}

/** The text of the message that was sent, as Twilio has it. */
function createSentMessage(document: Document): {
  element: HTMLElement
  draw(head: string, body: string): void
} {
  const head = create(document, 'strong')
  const body = create(document, 'div', { className: 'sent-text', dir: 'auto' })
  const element = create(document, 'div', { className: 'box tint' }, head, body)
  return {
    element,
    draw(said, text) {
      element.hidden = said === ''
      setText(head, said)
      setText(body, text)
    },
  }
}
