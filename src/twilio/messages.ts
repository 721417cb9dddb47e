import { isRecord, isSid, numberOf, pick, readList, textOf, timeOf, uriOf, wordOf } from './json-values.ts'
import { type ListPage, listPage } from './pages.ts'
import {
  expectItem,
  expectShape,
  type Fields,
  type Reply,
  type Transport,
  twilioOrigin,
} from './transport.ts'

/**
 * Twilio's words for how far a message has come.
 * https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
 */
export const messageStatuses = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'partially_delivered',
  'read',
  'undelivered',
  'failed',
  'canceled',
  'receiving',
  'received',
] as const
export type MessageStatus = (typeof messageStatuses)[number]

/** The longest text that Twilio takes, in the units of a JavaScript string. https://www.twilio.com/docs/api/errors/21617 */
export const longestBody = 1_600

const finalStatuses: readonly MessageStatus[] = [
  'delivered',
  'read',
  'undelivered',
  'failed',
  'canceled',
  'received',
]

/** One message, as far as it is used. Dates in milliseconds since 1970. */
export interface Message {
  sid: string
  status: MessageStatus
  /** Written by the respondent, not by this account. */
  isInbound: boolean
  to: string
  /** '' until a messaging service has chosen one of its numbers. */
  from: string
  body: string
  /** How many pictures or other files came with it. */
  mediaCount: number
  /** Why it was not delivered, such as 30003. https://www.twilio.com/docs/api/errors */
  errorCode: number | undefined
  createdAt: number | undefined
  sentAt: number | undefined
  /** Absolute, on api.twilio.com. */
  url: string
  /** The list of its files, absolute as well, there for a message without any too. */
  mediaUrl: string
  /** Every key as Twilio sent it. */
  json: Readonly<Record<string, unknown>>
}

/** One picture or other file of a message. */
export interface Media {
  sid: string
  /** Such as `image/jpeg`. */
  contentType: string
  /** The file itself, absolute on api.twilio.com; Twilio asks for the account's credentials there. */
  url: string
}

/** Nothing more will become of it. `sent` is not: a receipt may still come, but many carriers give none. */
export function isFinal(status: MessageStatus): boolean {
  return finalStatuses.includes(status)
}

export function isMessageStatus(value: unknown): value is MessageStatus {
  return messageStatuses.some((status) => status === value)
}

/** What is sent: from a number of the account, or from one that a messaging service picks. */
export type NewMessage = { to: string; body: string; mediaUrls?: readonly string[] } & (
  | { from: string }
  | { serviceSid: string }
)

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
export async function createMessage(
  send: Transport,
  accountSid: string,
  message: NewMessage,
): Promise<Reply<Message>> {
  const form: Array<[string, string]> = [['To', message.to]]
  form.push('from' in message ? ['From', message.from] : ['MessagingServiceSid', message.serviceSid])
  // A picture alone needs no text; an empty Body beside it is refused by nobody, but says nothing either.
  if (message.body !== '') form.push(['Body', message.body])
  for (const url of message.mediaUrls ?? []) form.push(['MediaUrl', url])
  return expectShape(await send({ method: 'POST', path: messagesPath(accountSid), form }), readMessage)
}

/** https://www.twilio.com/docs/messaging/api/message-resource#fetch-a-message-resource */
export async function fetchMessage(
  send: Transport,
  accountSid: string,
  sid: string,
): Promise<Reply<Message>> {
  return expectItem(await send({ method: 'GET', path: messagePath(accountSid, sid) }), readMessage, sid)
}

export interface MessageFilter {
  to?: string
  from?: string
  pageSize: number
}

/**
 * One page, newest first.
 * @param next from the page before; the newest page when absent
 * https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources
 */
export async function listMessages(
  send: Transport,
  accountSid: string,
  { to, from, pageSize }: MessageFilter,
  next?: Fields,
): Promise<Reply<ListPage<Message>>> {
  const filter: Array<[string, string]> = []
  if (to !== undefined) filter.push(['To', to])
  if (from !== undefined) filter.push(['From', from])
  filter.push(['PageSize', String(pageSize)])
  return listPage(send, { path: messagesPath(accountSid), filter, next }, 'messages', readMessage)
}

/**
 * The files of one message; at most ten go along with one.
 * https://www.twilio.com/docs/messaging/api/media-resource#read-multiple-media-resources
 */
export async function listMedia(send: Transport, accountSid: string, sid: string): Promise<Reply<Media[]>> {
  const path = messagePath(accountSid, sid, '/Media.json')
  const reply = await send({ method: 'GET', path, query: [['PageSize', '20']] })
  return expectShape(reply, (data) =>
    readList(data, 'media_list', (item) => readMedia(item, messagePath(accountSid, sid, ''))),
  )
}

/** Reads a message from Twilio's JSON; undefined when it is not one. Extra and missing keys are fine. */
export function readMessage(data: unknown): Message | undefined {
  if (!isRecord(data)) return undefined
  const { sid } = data
  const status = wordOf(data['status'])
  if (!isSid(sid, 'SM', 'MM') || !status) return undefined
  const isInbound = data['direction'] === 'inbound'
  const uri = uriOf(data['uri']) || messagePath(textOf(data['account_sid']), sid)
  const subresources = data['subresource_uris']
  const media = isRecord(subresources) ? uriOf(subresources['media']) : ''
  return {
    sid,
    // A word Twilio may add one day must not make a message that exists look like none.
    status: messageStatuses.find((known) => known === status) ?? (isInbound ? 'received' : 'queued'),
    isInbound,
    to: textOf(data['to']),
    from: textOf(data['from']),
    body: textOf(data['body']),
    mediaCount: numberOf(data['num_media']) ?? 0,
    errorCode: numberOf(data['error_code']),
    createdAt: timeOf(data['date_created']),
    sentAt: timeOf(data['date_sent']),
    url: twilioOrigin + uri,
    mediaUrl: twilioOrigin + (media || uri.replace(/\.json$/, '/Media.json')),
    json: data,
  }
}

/** What `readMessage` needs of a message's JSON to read the same again, but for its text and numbers. */
export function essenceOfMessage({ json }: Message): Record<string, unknown> {
  return pick(json, [
    'sid',
    'account_sid',
    'status',
    'direction',
    'num_media',
    'error_code',
    'date_created',
    'date_sent',
    'uri',
  ])
}

function readMedia(data: unknown, path: string): Media | undefined {
  if (!isRecord(data)) return undefined
  const { sid } = data
  if (!isSid(sid, 'ME')) return undefined
  // Its own path names the account, which whoever asks through the team's Functions does not know.
  const own = uriOf(data['uri']).replace(/\.json$/, '')
  return {
    sid,
    contentType: textOf(data['content_type']),
    url: twilioOrigin + (own || `${path}/Media/${sid}`),
  }
}

function messagesPath(accountSid: string): string {
  return `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`
}

function messagePath(accountSid: string, sid: string, rest = '.json'): string {
  return `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages/${encodeURIComponent(sid)}${rest}`
}
