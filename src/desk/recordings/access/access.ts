import type { Credentials, Failure } from '../../../twilio/transport.ts'
import { isTooBusy, isUnauthorized } from '../../../twilio/transport.ts'
import { say } from '../../words/say.ts'

/** What the user has put in, right or not yet. Never stored. */
export interface Access {
  readonly accountSid: string
  readonly username: string
  readonly password: string
}

export const noAccess: Access = { accountSid: '', username: '', password: '' }

export function isAccountSid(text: string): boolean {
  return /^AC[0-9a-f]{32}$/i.test(text)
}

export function isUsername(text: string): boolean {
  return /^(AC|SK)[0-9a-f]{32}$/i.test(text)
}

/** Undefined until it is complete and in the right form. */
export function credentialsOf({ accountSid, username, password }: Access): Credentials | undefined {
  return isAccountSid(accountSid) && isUsername(username) && password !== ''
    ? { username, password }
    : undefined
}

/** Why Twilio's JSON did not come, in a sentence. Twilio's own words are not shown: they may quote what was asked. */
export function sayFailure(failure: Failure): string {
  if (isTooBusy(failure)) return say('twilioBusy')
  if (failure.kind === 'refused') {
    return say(isUnauthorized(failure) ? 'twilioNo' : 'twilioSaid', { code: failure.code })
  }
  return say(failure.cause === 'network' || failure.cause === 'timeout' ? 'twilioOffline' : 'twilioOdd')
}
