import type { Clock } from '../../../twilio/clock.ts'
import type { Account } from '../account.ts'
import { Refusal } from '../api/refusal.ts'
import type { Behaviour } from '../behaviour.ts'
import type { MessageRecord } from '../store/message-records.ts'
import type { Alerts } from '../webhooks/alerts.ts'
import type { Hook } from '../webhooks/hooks.ts'
import type { Messenger } from './messenger.ts'
import { readNewMessage } from './new-message.ts'
import { type OptOuts, unsubscribed } from './opt-outs.ts'

/** A message that a document sends. */
export interface DocumentMessage {
  readonly to: string
  readonly from: string
  readonly body: string
  readonly mediaUrls: readonly string[]
  readonly callback: Hook | null
  readonly direction: 'outbound-call' | 'outbound-reply'
  /** The call or message whose document it is. */
  readonly resourceSid: string
}

/**
 * Sends what a document says, checked as a message of the API is; undefined where it would be refused, which
 * the debugger then says.
 */
export function writeFromDocument(
  parts: {
    readonly clock: Clock
    readonly account: Account
    readonly behaviour: Behaviour
    readonly messenger: Messenger
    readonly optOuts: OptOuts
    readonly alerts: Alerts
  },
  message: DocumentMessage,
): MessageRecord | undefined {
  const { clock, account, behaviour, messenger, optOuts, alerts } = parts
  const { to, from, body, mediaUrls, callback, direction, resourceSid } = message
  const form = new URLSearchParams({ To: to, From: from, Body: body })
  for (const url of mediaUrls) form.append('MediaUrl', url)
  try {
    const wanted = readNewMessage(form, account, behaviour, clock.now())
    if (optOuts.has(wanted.to, wanted.from)) throw unsubscribed()
    const record = messenger.write(account.sid, { ...wanted, callback }, direction)
    messenger.send(record, { sendAt: null, callback })
    return record
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    alerts.raise({ code: error.code, message: error.message, url: null, resourceSid })
    return undefined
  }
}
