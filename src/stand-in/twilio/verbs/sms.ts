import { writeFromDocument } from '../messages/document-messages.ts'
import type { PerformVerb } from '../programs/stage.ts'
import { readHook, readText } from './attributes.ts'
import { nothing } from './stops.ts'

/**
 * Sends a message to the other end of the call, or to whom it says, and goes on at once.
 * https://www.twilio.com/docs/voice/twiml/sms
 */
export const performSms: PerformVerb = (stage, verb) => {
  const { from, to, direction } = stage.call()
  const isInbound = direction === 'inbound'
  const callback = readHook(stage, verb, 'statusCallback', 'method')
  const message = writeFromDocument(stage.parts, {
    to: verb.attributes.get('to') ?? (isInbound ? from : to),
    from: verb.attributes.get('from') ?? (isInbound ? to : from),
    body: readText(verb),
    mediaUrls: [],
    callback: callback ?? null,
    direction: 'outbound-call',
    resourceSid: stage.leg.sid,
  })
  const action = readHook(stage, verb, 'action', 'method')
  const told = message ? { SmsSid: message.sid, SmsStatus: 'sent' } : { SmsStatus: 'invalid' }
  if (action) stage.goTo(action, { ...told, MessageStatus: told.SmsStatus })
  else stage.next()
  return nothing
}
