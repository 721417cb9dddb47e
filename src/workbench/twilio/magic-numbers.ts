import type { Account } from './account.ts'
import { normaliseAddress } from './addresses.ts'
import type { Behaviour } from './behaviour.ts'
import { type NewCall, readNewCall } from './new-call.ts'
import { Refusal } from './refusal.ts'

const invalidFrom = '+15005550001'
const validFrom = '+15005550006'

const refusedTo: ReadonlyMap<string, readonly [code: number, message: string]> = new Map([
  ['+15005550001', [21217, 'Phone number does not appear to be valid']],
  ['+15005550002', [21214, "'To' phone number cannot be reached"]],
  ['+15005550003', [21215, 'Geo Permission configuration is not permitting call']],
  ['+15005550004', [21216, 'Call blocked by Twilio blocklist']],
])

/**
 * Checks a new call made with test credentials: some numbers mean an answer, everything else is checked as
 * usual, and no phone rings. Throws a Refusal. https://www.twilio.com/docs/iam/test-credentials#test-calls
 */
export function readTestCall(form: URLSearchParams, account: Account, behaviour: Behaviour): NewCall {
  const from = normaliseAddress(form.get('From') ?? '')
  const refused = refusedTo.get(normaliseAddress(form.get('To') ?? ''))
  if (from === invalidFrom)
    throw new Refusal(400, 21212, `The 'From' number ${from} is not a valid phone number.`)
  const checked = readNewCall(
    form,
    { ...account, twilioNumbers: [validFrom] },
    { ...behaviour, trial: false },
  )
  if (refused) throw new Refusal(400, ...refused)
  return checked
}
