import { isRecord } from '../../twilio/json-values.ts'
import { isSameNumber } from '../../twilio/phone-number.ts'
import type { Visit } from '../runtime/visit.ts'

/** An enumerator, as callers.csv has them. '' where a column is empty. */
export interface Caller {
  /** The name in SurveyCTO. */
  readonly user: string
  /** The Twilio number shown to respondents when this enumerator calls. */
  readonly callerId: string
  readonly email: string
  /** The enumerator's own phone: a number, `sip:…` or `client:…`. */
  readonly phone: string
}

/** The private asset `callers.json`. */
export function callersOf({ runtime }: Visit): readonly Caller[] {
  return readCallers(runtime.readAsset('/callers.json'))
}

/** Reads a list of enumerators. A broken one is empty. */
export function readCallers(text: string | undefined): readonly Caller[] {
  let data: unknown
  try {
    data = JSON.parse(text ?? '[]')
  } catch {
    return []
  }
  return Array.isArray(data) ? data.filter(isRecord).map(readCaller) : []
}

function readCaller(row: Record<string, unknown>): Caller {
  const text = (name: string): string => {
    const value = row[name]
    return typeof value === 'string' ? value : ''
  }
  return { user: text('user'), callerId: text('callerId'), email: text('email'), phone: text('phone') }
}

export function callerByPhone(callers: readonly Caller[], phone: string): Caller | undefined {
  // Twilio's call list shows SIP addresses without their prefix.
  const plain = (address: string) => address.replace(/^sips?:/i, '')
  return callers.find((caller) => caller.phone !== '' && isSameNumber(plain(caller.phone), plain(phone)))
}

/** The one enumerator with this caller ID; a number that several share says nothing. */
export function callerByCallerId(callers: readonly Caller[], callerId: string): Caller | undefined {
  const those = callers.filter((caller) => caller.callerId !== '' && isSameNumber(caller.callerId, callerId))
  return those.length === 1 ? those[0] : undefined
}
