import { isNumber, isNumberStart } from '../../twilio/phone-number.ts'
import type { ServiceRules } from '../settings/service-rules.ts'

/** Why something is not allowed, in words that say what to do; undefined where it is. They repeat no number. */
export type Objection = string | undefined

/** Somebody who is called or written to, or asked about. */
export function objectToNumber(number: string, { countries }: ServiceRules): Objection {
  if (!isNumber(number)) return 'the number is not written with + and its country code'
  if (countries.some((start) => number.startsWith(start))) return undefined
  return 'the number is in no country of ALLOWED_COUNTRIES'
}

/** A phone that is rung first, by anybody who has the key: it could be made to ring anywhere. */
export function objectToEnumerator(phone: string, rules: ServiceRules): Objection {
  const { enumerators } = rules
  if (enumerators.some((one) => isLike(phone, one))) return undefined
  // Also where the list has only what names no phone: a slip in it must not open it to everybody.
  if (enumerators.length > 0) return 'from_number is not in ALLOWED_ENUMERATORS'
  if (!isNumber(phone)) return 'from_number is no number, and ALLOWED_ENUMERATORS does not name it'
  return objectToNumber(phone, rules) && 'from_number is in no country of ALLOWED_COUNTRIES'
}

export function objectToCallerId(number: string, { senders }: ServiceRules): Objection {
  return isNumber(number) && senders.includes(number)
    ? undefined
    : 'twilio_number is not in ALLOWED_CALLER_IDS'
}

export function objectToService(sid: string, { senders }: ServiceRules): Objection {
  return /^MG/.test(sid) && senders.includes(sid)
    ? undefined
    : 'messaging_service_sid is not in ALLOWED_CALLER_IDS'
}

/** Whether somebody is rung over SIP or in a browser, so that calls can only be looked up by their caller ID. */
export function haveAddresses({ enumerators }: ServiceRules): boolean {
  return enumerators.some(isAddress)
}

function isAddress(text: string): boolean {
  return /^(sip|client):/i.test(text)
}

/** A `*` stands for all of a kind: +2547*, sip:*@office.example.org, client:*. Alone it names no kind. */
function isLike(phone: string, allowed: string): boolean {
  if (!isNumber(phone) && !isAddress(phone)) return false
  const parts = allowed.split('*')
  if (!isNumberStart(parts[0] ?? '') && !isAddress(allowed)) return false
  const patterns = parts.map((part) => part.replace(/[^\w]/g, '\\$&'))
  return new RegExp(`^${patterns.join('[^@;]*')}$`, 'i').test(phone)
}
