import type { Account } from '../account.ts'
import { normaliseAddress } from '../addresses.ts'
import { Refusal } from '../api/refusal.ts'
import type { Behaviour } from '../behaviour.ts'
import { type NewCall, readNewCall } from '../calls/new-call.ts'
import { type NewMessage, readNewMessage } from '../messages/new-message.ts'

const invalidFrom = '+15005550001'
const validFrom = '+15005550006'

const notMessageCapable = '+15005550007'
const fullQueue = '+15005550008'

const refusedTo: ReadonlyMap<string, readonly [code: number, message: string]> = new Map([
  ['+15005550001', [21217, 'Phone number does not appear to be valid']],
  ['+15005550002', [21214, "'To' phone number cannot be reached"]],
  ['+15005550003', [21215, 'Geo Permission configuration is not permitting call']],
  ['+15005550004', [21216, 'Call blocked by Twilio blocklist']],
])

const refusedMessageTo: ReadonlyMap<string, readonly [code: number, message: string]> = new Map([
  ['+15005550001', [21211, "The 'To' number +15005550001 is not a valid phone number."]],
  ['+15005550002', [21612, "The 'To' phone number is not currently reachable via SMS."]],
  [
    '+15005550003',
    [21408, "Permission to send an SMS has not been enabled for the region of the 'To' number."],
  ],
  ['+15005550004', [21610, 'Attempt to send to unsubscribed recipient']],
  ['+15005550009', [21614, "'To' number is not a valid mobile number"]],
])

/**
 * Checks a new call made with test credentials: some numbers mean an answer, everything else is checked as
 * usual, and no phone rings. Throws a Refusal. https://www.twilio.com/docs/iam/test-credentials#test-calls
 */
export function readTestCall(form: URLSearchParams, account: Account, behaviour: Behaviour): NewCall {
  const from = normaliseAddress(form.get('From') ?? '')
  const refused = refusedTo.get(normaliseAddress(form.get('To') ?? ''))
  refuseInvalidFrom(from)
  const checked = readNewCall(
    form,
    { ...account, twilioNumbers: [validFrom] },
    { ...behaviour, trial: false },
  )
  if (refused) throw new Refusal(400, ...refused)
  return checked
}

function refuseInvalidFrom(from: string): void {
  if (from === invalidFrom) {
    throw new Refusal(400, 21212, `The 'From' number ${from} is not a valid phone number.`)
  }
}

function refuseMessageFrom(from: string): void {
  refuseInvalidFrom(from)
  if (from === notMessageCapable) {
    throw new Refusal(400, 21606, `The 'From' phone number provided (${from}) is not message-capable.`)
  }
  if (from === fullQueue) {
    throw new Refusal(400, 21611, `This 'From' number has exceeded the maximum number of queued messages`)
  }
}

/**
 * Checks a new message made with test credentials, at `now` in milliseconds since 1970. No phone gets it.
 * Throws a Refusal. https://www.twilio.com/docs/iam/test-credentials#test-sms-messages
 */
export function readTestMessage(
  form: URLSearchParams,
  account: Account,
  behaviour: Behaviour,
  now: number,
): NewMessage {
  refuseMessageFrom(normaliseAddress(form.get('From') ?? ''))
  const refused = refusedMessageTo.get(normaliseAddress(form.get('To') ?? ''))
  const checked = readNewMessage(
    form,
    { ...account, twilioNumbers: [validFrom] },
    { ...behaviour, trial: false },
    now,
  )
  if (refused) throw new Refusal(400, ...refused)
  return checked
}
