import { handler as call } from '../functions/call.ts'
import { handler as callStatus } from '../functions/call-status.ts'
import { handler as dialQueue } from '../functions/dial-queue.ts'
import { handler as gather } from '../functions/gather.ts'
import { handler as hangUp } from '../functions/hang-up.ts'
import { handler as incomingCall } from '../functions/incoming-call.ts'
import { handler as incomingMessage } from '../functions/incoming-message.ts'
import { handler as ivr } from '../functions/ivr.ts'
import { handler as locationLookup } from '../functions/location-lookup.ts'
import { handler as messages } from '../functions/messages.ts'
import { handler as recording } from '../functions/recording.ts'
import { handler as makeCall } from '../functions/rest-block/make-call.ts'
import { handler as sendMms } from '../functions/rest-block/send-mms.ts'
import { handler as blockSendSms } from '../functions/rest-block/send-sms.ts'
import type { FunctionHandler } from '../functions/runtime/function-handler.ts'
import { handler as sendSms } from '../functions/send-sms.ts'
import { handler as statusCallback } from '../functions/status-callback.ts'
import { handler as trEventHandler } from '../functions/tr-event-handler.ts'
import { handler as voicemail } from '../functions/voicemail.ts'
import type { Account } from '../stand-in/twilio/account.ts'
import type { HookTable } from '../stand-in/twilio/webhooks/hooks.ts'

/** The Functions by their routes. */
export const functionHandlers: Readonly<Record<string, FunctionHandler>> = {
  'incoming-call': incomingCall,
  gather,
  voicemail,
  ivr,
  'location-lookup': locationLookup,
  'tr-event-handler': trEventHandler,
  'dial-queue': dialQueue,
  'status-callback': statusCallback,
  'incoming-message': incomingMessage,
  'send-sms': sendSms,
  'api/twilio/makeCall': makeCall,
  'api/twilio/sendSms': blockSendSms,
  'api/twilio/sendMms': sendMms,
  call,
  'call-status': callStatus,
  'hang-up': hangUp,
  recording,
  messages,
}

/** Who gets the notices that are for no enumerator. */
const supervisor = '+254700000009'

/** Of forms whose calls go through the Functions. */
export const workbenchServiceKey = 'service-key-of-the-workbench'

/** What the team of the workbench has in its `.env`. */
export function workbenchEnvironment(account: Account): Readonly<Record<string, string>> {
  return {
    ACCOUNT_SID: account.sid,
    AUTH_TOKEN: account.authToken,
    CASE_LINK: 'https://your-server.surveycto.com/collect/your_form?caseid={case}',
    SUPERVISOR_NUMBER: supervisor,
    SEND_SMS_KEY: 'key-of-the-workbench',
    SERVICE_KEYS: `workbench:${workbenchServiceKey}`,
    ALLOWED_ACTIONS: 'call,hang-up,record,delete-recording,message,history',
    ALLOWED_CALLER_IDS: [...account.twilioNumbers, account.messagingServiceSid].join(','),
    ALLOWED_COUNTRIES: '+254,+255,+256',
  }
}

/** What answers a call to each number: a few enumerators, a team with a queue, and the classic examples. */
const voiceRoutes = ['incoming-call', 'ivr', 'examples/hello']

/** The account's numbers as they are set up in the console: calls and messages go to the Functions at `origin`. */
export function numbersAt(origin: string, account: Account): HookTable {
  const smsUrl = `${origin}/incoming-message`
  const hooks = account.twilioNumbers.map((number, index) => {
    const route = voiceRoutes[index] ?? 'incoming-call'
    return [number, { voiceUrl: `${origin}/${route}`, smsUrl }] as const
  })
  return Object.fromEntries(hooks)
}
