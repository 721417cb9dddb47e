/**
 * How far a message has come. Scheduling apart: accepted (by a messaging service) → queued → sending → sent →
 * delivered or undelivered; what people send is received.
 * https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
 */
export type MessageStatus =
  | 'scheduled'
  | 'accepted'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'received'
  | 'canceled'

/** A picture or other file that goes with a message. */
export interface MediaRecord {
  readonly sid: string
  readonly contentType: string
  /** Where whoever sent it keeps it. */
  readonly url: string
}

/** One message. Times are milliseconds since 1970. */
export interface MessageRecord {
  readonly sid: string
  readonly accountSid: string
  /** Null until the messaging service has chosen one of its numbers. */
  readonly from: string | null
  readonly to: string
  readonly body: string
  readonly media: readonly MediaRecord[]
  readonly status: MessageStatus
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-call' | 'outbound-reply'
  readonly messagingServiceSid: string | null
  /** 0 until the number it is sent from is known. */
  readonly segments: number
  readonly errorCode: number | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly sentAt: number | null
}

const restingStatuses: ReadonlySet<MessageStatus> = new Set<MessageStatus>([
  'sent',
  'delivered',
  'undelivered',
  'received',
  'canceled',
])

/** Whether it has left Twilio, or never will; many carriers never say more than that it was sent. */
export function isAtRest(message: MessageRecord): boolean {
  return restingStatuses.has(message.status)
}
