import type { Fault } from '../../src/stand-in/twilio/faults/fault.ts'
import type { Parameters, Stage } from './stage.ts'

/** One state of the field, and how it comes about. */
export interface Scene {
  /** Of the picture's own file, without `.png`; where there is none, it is only on a sheet. */
  readonly name?: string
  readonly caption: string
  play(stage: Stage): Promise<void>
}

/** So many that they fold. */
export const severalNumbers: Parameters = {
  to_number: '+254711222333|+254711222444|+254711222555|+254711222666|+254711222777',
  to_label: 'Maria, mobile|Maria, home|Maria’s husband|Neighbour|Village elder',
}

/** A key that may do what a call needs, and no more. */
export function restrictedKey({ twilio }: Stage): Parameters {
  const { apiKey, apiSecret } = twilio.account.restricted
  return { auth_token: '', api_key: apiKey, api_secret: apiSecret }
}

/**
 * What is sent next arrives at Twilio, but nothing of use comes back, and Twilio's lists lag behind.
 * @param comes what comes in place of an answer
 */
export function lostSending({ twilio }: Stage, comes: Fault = { kind: 'no-cors' }): void {
  twilio.faults.add({ when: { method: 'POST' }, do: comes })
  twilio.faults.add({ when: { method: 'GET' }, do: { kind: 'stale', ms: 60_000 }, times: 'always' })
}

/** Twilio answers the next request of this method, or all of them, with a no. */
export function refuse(
  { twilio }: Stage,
  method: 'GET' | 'POST',
  [status, code]: readonly [status: number, code: number],
  times: number | 'always' = 1,
): void {
  twilio.faults.add({ when: { method }, do: { kind: 'status', status, code }, times })
}
