import type { MediaRecord, MessageRecord } from '../store/message-records.ts'
import { apiRoot, formatDate } from './format-call.ts'

const errorMessages: ReadonlyMap<number, string> = new Map([
  [30003, 'Unreachable destination handset'],
  [30004, 'Message blocked'],
  [30005, 'Unknown destination handset'],
  [30006, 'Landline or unreachable carrier'],
  [30007, 'Message filtered'],
  [30008, 'Unknown error'],
])

function pathOf({ accountSid, sid }: MessageRecord): string {
  return `${apiRoot}/${accountSid}/Messages/${sid}`
}

/**
 * A message as Twilio sends it.
 * https://www.twilio.com/docs/messaging/api/message-resource#message-properties
 */
export function formatMessage(message: MessageRecord): { [property: string]: unknown } {
  const path = pathOf(message)
  const { errorCode } = message
  return {
    body: message.body,
    num_segments: String(message.segments),
    direction: message.direction,
    from: message.from,
    to: message.to,
    date_updated: formatDate(message.updatedAt),
    price: null,
    error_message: errorCode === null ? null : (errorMessages.get(errorCode) ?? null),
    uri: `${path}.json`,
    account_sid: message.accountSid,
    num_media: String(message.media.length),
    status: message.status,
    messaging_service_sid: message.messagingServiceSid,
    sid: message.sid,
    date_sent: formatDate(message.sentAt),
    date_created: formatDate(message.createdAt),
    error_code: errorCode,
    price_unit: 'USD',
    api_version: '2010-04-01',
    subresource_uris: { media: `${path}/Media.json` },
  }
}

/** One file of a message. https://www.twilio.com/docs/messaging/api/media-resource#media-properties */
export function formatMedia(message: MessageRecord, media: MediaRecord): { [property: string]: unknown } {
  return {
    sid: media.sid,
    account_sid: message.accountSid,
    parent_sid: message.sid,
    content_type: media.contentType,
    date_created: formatDate(message.createdAt),
    date_updated: formatDate(message.createdAt),
    uri: `${pathOf(message)}/Media/${media.sid}.json`,
  }
}
