import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { serviceKey, serviceUrl } from './team-service.ts'
import { type TransportName, transportName } from './transports.ts'

export const enumeratorNumber = '+254700000001'
export const respondentNumber = '+254711222333'

/** What every form gives. */
export function standardParameters(
  { account }: StandInTwilio,
  transport: TransportName = transportName(),
): Record<string, string | number> {
  const direct = { account_sid: account.sid, auth_token: account.authToken }
  return {
    from_number: enumeratorNumber,
    to_number: respondentNumber,
    twilio_number: account.twilioNumbers[0] ?? '',
    ...(transport === 'service' ? { service_url: serviceUrl, service_key: serviceKey } : direct),
  }
}

export function appearanceOf(parameters: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(parameters).map(([name, value]) =>
    typeof value === 'number' ? `${name}=${value}` : `${name}=${quote(value)}`,
  )
  return `custom-twilio-call(${pairs.join(', ')})`
}

// SurveyCTO has no escapes: double quotes are for what holds an apostrophe.
function quote(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`
}

/** The same numbers every time: a linear congruential generator, 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 0x1_0000_0000
  }
}
