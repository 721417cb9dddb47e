import type { Message, MessageStatus } from '../../../twilio/messages.ts'
import { describeDelivery } from '../../message/notices.ts'
import type { Notice } from '../../screen/drawing.ts'
import type { PanelWordKey } from '../../words/english/panel-words.ts'
import { showWhenFirst } from '../../words/when.ts'
import { type ListWords, listNotice } from '../list-failure.ts'
import { respondentName, shownText } from '../respondent.ts'
import type { PanelWorld } from '../tab.ts'
import type { ConversationState } from './conversation.ts'

/** What is drawn of one message. All of it is plain text. */
export interface MessageText {
  /** Who wrote it, when, and how far it has come. */
  head: string
  body: string
  /** Why it did not arrive; '' where it did, or may still. */
  error: string
  /** What the form designer can do about that. */
  designer: string
}

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const statusWords: Readonly<Record<MessageStatus, PanelWordKey | ''>> = {
  accepted: 'statusQueued',
  scheduled: 'statusScheduled',
  queued: 'statusQueued',
  sending: 'statusSending',
  sent: 'statusSent',
  delivered: 'statusDelivered',
  partially_delivered: 'statusPartlyDelivered',
  read: 'statusRead',
  undelivered: 'statusNotDelivered',
  failed: 'statusNotDelivered',
  canceled: 'statusCanceled',
  receiving: 'statusReceiving',
  // That it is here says so.
  received: '',
}

/** Pure: one message, one row. */
export function describeMessage(message: Message, world: PanelWorld, now: number): MessageText {
  const { words, settings } = world
  const { isInbound, status, createdAt } = message
  const who = isInbound ? respondentName(world) : words(isReply(message) ? 'messageReply' : 'messageOurs')
  const when = createdAt === undefined ? '' : showWhenFirst(createdAt, now, words)
  const key = statusWords[status]
  const failed = status === 'undelivered' || status === 'failed'
  return {
    head: [who, when, key && words(key)].filter(Boolean).join(' · '),
    body: shownText(message.body, settings),
    ...(failed ? whyNotDelivered(message, world) : { error: '', designer: '' }),
  }
}

/** Sent by a program, in answer to a message: Twilio's own after STOP, or the team's Function. */
function isReply({ json }: Message): boolean {
  return json['direction'] === 'outbound-reply'
}

function whyNotDelivered(message: Message, world: PanelWorld): Pick<MessageText, 'error' | 'designer'> {
  const { title, text, code, designer = '' } = describeDelivery(message, respondentName(world), world)
  // What is to be told ends in a colon of its own.
  const isWhole = title !== world.words('tellSupervisor')
  const said = isWhole ? world.words('messageWhy', { title, text }) : `${title} ${text}`
  return { error: [said, code].filter(Boolean).join(' '), designer }
}

const said: ListWords = {
  offline: 'messagesOffline',
  failed: 'messagesFailed',
  denied: 'messagesDenied',
  deniedText: 'messagesDeniedText',
}

/** What keeps the messages from being shown, or from being fresh; undefined where nothing does. */
export function conversationNotice(
  { failure, isOffline }: ConversationState,
  world: Pick<PanelWorld, 'words' | 'describe'>,
): Notice | undefined {
  return listNotice(failure, isOffline, said, world)
}
