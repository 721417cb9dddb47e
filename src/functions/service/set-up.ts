import { lookAtAccount } from '../../twilio/set-up/account.ts'
import { type Finding, no, yes } from '../../twilio/set-up/findings.ts'
import { openStatus } from '../../twilio/set-up/open-status.ts'
import type { Wanted } from '../../twilio/set-up/wanted.ts'
import type { Visit } from '../runtime/visit.ts'
import { serviceActions } from '../settings/service-rules.ts'
import { objectToCallerId, objectToEnumerator, objectToNumber, objectToService } from './allowed.ts'

/** What of a form's own set-up is allowed here, and what Twilio says of the account. */
export async function lookAtSetUp(visit: Visit): Promise<Finding[]> {
  const { settings, send, sendToVoice, runtime, timeLeft } = visit
  const open = (path: string) => openStatus(runtime, path, timeLeft())
  const ways = { api: send, voice: sendToVoice, open }
  const account = await lookAtAccount(ways, settings.accountSid, wantedBy(visit))
  return [...lookAtRules(visit), ...account]
}

function wantedBy({ parameters }: Visit): Wanted {
  const given = (name: string) => parameters.get(name) ?? []
  const actions = given('Action')
  return {
    calls: actions.includes('call'),
    messages: actions.includes('message'),
    recordings: actions.includes('record'),
    consent: given('Consent').length > 0,
    callerIds: given('From'),
    // They go into an address of Twilio's.
    countries: given('Country').filter((country) => /^[A-Z]{2}$/.test(country)),
  }
}

/** By the rules that the Functions go by themselves when a call is asked of them. */
function lookAtRules({ parameters, settings: { service: rules } }: Visit): Finding[] {
  const given = (name: string) => parameters.get(name) ?? []
  const [enumerator] = given('Enumerator')
  const wrong = [
    rules.unreadable.length > 0 && no('rules', 'service-lines'),
    given('Action').some((action) => !isAllowed(action, rules.actions)) && no('rules', 'service-actions'),
    (given('From').some((number) => objectToCallerId(number, rules)) ||
      given('Service').some((sid) => objectToService(sid, rules))) &&
      no('rules', 'service-caller-id'),
    enumerator && objectToEnumerator(enumerator, rules) && no('rules', 'service-enumerator'),
    given('To').some((number) => objectToNumber(number, rules)) && no('rules', 'service-country'),
  ]
  const found = wrong.filter((finding): finding is Finding => typeof finding === 'object')
  return found.length > 0 ? found : [yes('rules')]
}

function isAllowed(action: string, allowed: readonly string[]): boolean {
  return serviceActions.some((known) => known === action) && allowed.includes(action)
}
