import type { Message } from '../../../twilio/messages.ts'
import { create, createButton, replace, setText } from '../../screen/elements.ts'
import { createFold, noticeParts } from '../../screen/notice-box.ts'
import { respondentName, shownText } from '../respondent.ts'
import type { PanelWorld } from '../tab.ts'
import type { ConversationState } from './conversation.ts'
import { conversationNotice, describeMessage, type MessageText } from './conversation-text.ts'
import type { MediaLinks } from './media.ts'

/** Within so many pixels of the newest message the list goes on showing the newest. */
const nearEndPx = 24
/** What a screen reader reads of a message that has come; the whole of it stands in the list. */
const longestSpoken = 200

export interface ConversationView {
  readonly element: HTMLElement
  draw(state: ConversationState): void
  /** Says once, politely, that the respondent has written. */
  announce(message: Message): void
  /** Has something read that is seen in the list. */
  say(text: string): void
}

interface Taps {
  earlier(): void
  askNow(): void
}

interface Row {
  element: HTMLElement
  update(message: Message, text: MessageText): void
}

/**
 * The newest message stands at the bottom, next to where the next one is written, and "Show earlier" on top. The
 * list scrolls by itself, so that on a small phone the field for a message and its button stay in reach.
 */
export function createConversationView(world: PanelWorld, media: MediaLinks, taps: Taps): ConversationView {
  const { document, words } = world
  const rows = new Map<string, Row>()
  const notice = create(document, 'div', { className: 'box' })
  const note = create(document, 'p', { className: 'note' })
  const earlier = createButton(document, { className: 'plain', text: words('showEarlier') }, taps.earlier)
  const list = create(document, 'ol', { className: 'messages' })
  const thread = create(
    document,
    'div',
    { className: 'thread', role: 'region', tabindex: '0' },
    earlier,
    list,
  )
  const askNow = createButton(document, {}, taps.askNow)
  const live = create(document, 'div', { className: 'only-heard', role: 'status' })
  const element = create(document, 'div', { className: 'conversation' }, notice, note, thread, askNow, live)
  let shownNumber = ''
  /** A box drawn anew would be read again. */
  let shownNotice = ''

  function drawNotice(state: ConversationState): void {
    const said = conversationNotice(state, world)
    notice.hidden = said === undefined
    const drawn = JSON.stringify(said) ?? ''
    if (!said || drawn === shownNotice) return
    shownNotice = drawn
    notice.className = `box ${said.tone}`
    notice.setAttribute('role', 'status')
    replace(notice, ...noticeParts(document, words, said))
  }

  function noteFor({ number, isKnown, isAsking, isOffline, failure, messages }: ConversationState): string {
    const who = respondentName(world)
    if (number === '') return words('messagesNoNumber')
    if (isKnown) return messages.length > 0 ? '' : words('messagesNone', { who })
    return isAsking && !isOffline && !failure ? words('messagesAsking') : ''
  }

  function createRow(message: Message): Row {
    const head = create(document, 'div', { className: 'message-head' })
    const body = create(document, 'div', { className: 'message-body', dir: 'auto' })
    const error = create(document, 'div', { className: 'message-error' })
    const side = message.isInbound ? 'theirs' : 'ours'
    const item = create(document, 'li', { className: `message ${side}` }, head, body, error)
    let folded = ''
    let fold: HTMLElement = create(document, 'details')
    return {
      element: item,
      update(latest, text) {
        // Twilio may count the pictures of a message only some time after it took it.
        const files = media.of(latest)
        if (files && files.parentNode !== item) item.insertBefore(files, error)
        setText(head, text.head)
        setText(body, text.body)
        setText(error, text.error)
        if (folded === text.designer) return
        folded = text.designer
        fold.remove()
        fold = createFold(document, words, undefined, create(document, 'div', { text: folded }))
        if (folded) item.appendChild(fold)
      },
    }
  }

  function drawRows(messages: readonly Message[]): void {
    const now = world.clock.now()
    const gone = new Set(rows.keys())
    let next = list.firstChild
    for (const message of messages) {
      const row = rows.get(message.sid) ?? createRow(message)
      rows.set(message.sid, row)
      gone.delete(message.sid)
      row.update(message, describeMessage(message, world, now))
      // What stands where it belongs is not touched: moving it would take the focus away.
      if (row.element === next) next = next.nextSibling
      else list.insertBefore(row.element, next)
    }
    gone.forEach((sid) => {
      rows.get(sid)?.element.remove()
      rows.delete(sid)
    })
  }

  /** Keeps the newest in sight, or whatever was being read. */
  function keepPlace(draw: () => void, isFirst: boolean): void {
    const fromEnd = thread.scrollHeight - thread.scrollTop
    const atEnd = isFirst || fromEnd - thread.clientHeight <= nearEndPx
    draw()
    thread.scrollTop = atEnd ? thread.scrollHeight : thread.scrollHeight - fromEnd
  }

  return {
    element,
    draw(state) {
      const isFirst = rows.size === 0 || shownNumber !== state.number
      if (shownNumber !== state.number) {
        shownNumber = state.number
        setText(live, '')
      }
      drawNotice(state)
      setText(note, noteFor(state))
      thread.hidden = state.messages.length === 0
      thread.setAttribute('aria-label', words('messagesWith', { who: respondentName(world) }))
      keepPlace(() => {
        if (!state.hasEarlier && document.activeElement === earlier) thread.focus()
        earlier.hidden = !state.hasEarlier
        earlier.setAttribute('aria-disabled', String(state.isAsking))
        drawRows(state.messages)
      }, isFirst)
      const canAsk = state.number !== '' && (state.isOffline || state.failure !== undefined || state.rests)
      if (!canAsk && document.activeElement === askNow) thread.focus()
      // After an error it tries again; where all is well and only the watching has ended, it looks for new messages.
      setText(askNow, words(state.isOffline || state.failure ? 'tryAgain' : 'checkNow'))
      askNow.hidden = !canAsk
    },
    announce(message) {
      const text = shownText(message.body, world.settings).slice(0, longestSpoken)
      const who = respondentName(world)
      setText(live, text ? words('messageCame', { who, text }) : words('pictureCame', { who }))
    },
    say: (text) => setText(live, text),
  }
}
