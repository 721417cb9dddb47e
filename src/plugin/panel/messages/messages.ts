import { type Composer, createComposer } from '../../message/composer.ts'
import { describeSending, describeSendingBriefly, type SenderButton } from '../../message/notices.ts'
import type { Draft } from '../../message/placing.ts'
import { createSender, type Sender, type SenderModel } from '../../message/sender.ts'
import { createTabStore } from '../../message/store.ts'
import { isPending } from '../../once/phase.ts'
import { create } from '../../screen/elements.ts'
import type { PanelWorld, Tab } from '../tab.ts'
import { type Conversation, createConversation } from './conversation.ts'
import { createConversationView } from './conversation-view.ts'
import { createMediaLinks } from './media.ts'

/** What was written with the respondent, in both directions, and below it where the next message is written. */
export function openMessages(world: PanelWorld): Tab {
  const media = createMediaLinks(world)
  const view = createConversationView(world, media, {
    earlier: () => conversation.askEarlier(),
    askNow: () => conversation.askNow(),
  })
  const conversation: Conversation = createConversation(world, {
    changed: () => view.draw(conversation.state),
    arrived: view.announce,
  })
  // Where nothing may be changed there is nothing to write either.
  const writing = world.readOnly
    ? undefined
    : openWriting(world, (text) => {
        view.say(text)
        conversation.askNow()
      })
  const element = create(world.document, 'div', {}, view.element, ...(writing ? [writing.element] : []))
  view.draw(conversation.state)

  return {
    element,
    show(visible) {
      conversation.show(visible)
      if (visible) writing?.open()
    },
    fieldChanged() {
      const before = conversation.state.number
      conversation.fieldChanged()
      if (conversation.state.number !== before) media.clear()
      writing?.draw()
    },
    clear() {
      writing?.clear()
    },
    stop() {
      conversation.stop()
      media.clear()
      writing?.stop()
    },
  }
}

interface Writing {
  element: HTMLElement
  /** Somebody looks. */
  open(): void
  draw(): void
  clear(): void
  stop(): void
}

/** @param onSent a message has got on at Twilio; given what is to be said of it */
function openWriting(world: PanelWorld, onSent: (text: string) => void): Writing {
  const { settings, field, store, clock } = world
  const formDraft: Draft = settings.message
  /** The message shown, and how far it has come. */
  let known = ''

  const sender: Sender = createSender({
    ...world,
    store: createTabStore(store, settings, world.random),
    readOnly: false,
    // A conversation has no end; where a form wants one message, it has a field with action='sms'.
    most: Number.POSITIVE_INFINITY,
    onChange: changed,
  })
  const composer: Composer = createComposer(world, {
    send: (draft) => sender.send(draft, field.choice),
    tap: (button) => actions[button](),
  })
  const actions: Readonly<Record<SenderButton, () => void>> = {
    update: () => void sender.update(),
    check: sender.checkNow,
    stopTrying: sender.stopTrying,
    wasSent: sender.sayItWasSent,
    wasNotSent: sender.sayNotSent,
  }

  function changed(model: SenderModel): void {
    const { state } = model
    const [sid = ''] = known.split(' ')
    const now = 'message' in state ? `${state.message.sid} ${state.message.status}` : known
    if (now !== known) {
      known = now
      // What was written has gone out; a message that only comes along leaves the draft.
      if (!now.startsWith(`${sid} `)) composer.fill(undefined)
      const { headline, notice } = describeSending(model, sceneNow())
      onSent(headline || (notice ? `${notice.title} ${notice.text}` : ''))
    }
    draw()
  }

  function sceneNow() {
    return { ...world, now: clock.now() }
  }

  function draw(): void {
    const { model } = sender
    const { state } = model
    const isBusy = isPending(state)
    // What is on its way stays with its number, also when another is chosen meanwhile.
    composer.draw(model, isBusy ? model.choice : field.choice, describeSendingBriefly(model, sceneNow()))
  }

  const { state } = sender.model
  if ('message' in state) known = `${state.message.sid} ${state.message.status}`
  // The form's text is for the first message.
  else composer.fill(formDraft)
  draw()

  return {
    element: composer.element,
    open: sender.open,
    draw,
    clear() {
      sender.clear()
      if (sender.model.maySend) composer.fill(formDraft)
      known = ''
      draw()
    },
    stop() {
      sender.stop()
      composer.stop()
    },
  }
}
