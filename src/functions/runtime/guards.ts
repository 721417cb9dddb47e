import { isRecord } from '../../twilio/json-values.ts'
import { shortestKey } from '../settings/service-rules.ts'
import { takeTurn } from './rate.ts'
import { plain, type Reply } from './reply.ts'
import { isSame, isSigned } from './signature.ts'
import { addressOf, type Visit } from './visit.ts'

/** Twilio's largest webhook is a message of 1,600 characters with ten pictures' addresses: under 10 kB. */
const mostCharacters = 64 * 1024

/**
 * Only what Twilio itself posted, signed with this account's auth token, to this Function's own address.
 * Checked here and not by `.protected` alone, which Twilio's local runtime does not enforce.
 */
export function admitTwilio(visit: Visit): Reply | undefined {
  const tooLarge = refuseLarge(visit)
  if (tooLarge) return tooLarge
  const { settings, route, step, parameters } = visit
  const url = addressOf(settings.origin, route, step)
  const isOurs = isSigned(settings.authToken, visit.header('x-twilio-signature'), url, parameters)
  return isOurs ? undefined : plain(403, 'Not signed by Twilio for this address')
}

/** In a minute and instance; a system of the team's that has the right one is never told to wait because of it. */
const wrongKeysPerMinute = 10

/**
 * Only who knows SEND_SMS_KEY, in the header `X-Send-Sms-Key`. Without one set, or with one that can be guessed, nobody.
 * Not in a field: Twilio's runtime does not tell a field from what stands in the address, which proxies and logs keep.
 */
export function admitKey(visit: Visit): Reply | undefined {
  const tooLarge = refuseLarge(visit)
  if (tooLarge) return tooLarge
  const { settings, runtime } = visit
  const key = settings.sendSmsKey
  const isRight = isSame(visit.header('x-send-sms-key'), key)
  if (key.length < shortestKey) {
    return plain(403, `SEND_SMS_KEY must have ${shortestKey} characters or more`)
  }
  if (isRight) return undefined
  return takeTurn(runtime, 'wrong SEND_SMS_KEY', wrongKeysPerMinute)
    ? plain(403, 'The header X-Send-Sms-Key is missing or wrong')
    : plain(429, 'Too many wrong keys')
}

/** Everybody, since the request brings credentials of its own. */
export function admitAnybody(visit: Visit): Reply | undefined {
  return refuseLarge(visit)
}

function refuseLarge({ event, header }: Visit): Reply | undefined {
  const { request, ...rest } = event
  const announced = Number(header('content-length') || 0)
  const isLarge = announced > mostCharacters || sizeOf(rest, 0) > mostCharacters
  return isLarge ? plain(413, 'Too large') : undefined
}

/** About how many characters; deep enough nesting counts as too many. */
function sizeOf(value: unknown, depth: number): number {
  if (depth > 8) return mostCharacters + 1
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + sizeOf(one, depth + 1), 0)
  if (!isRecord(value)) return String(value).length
  return Object.entries(value).reduce((sum, [name, one]) => sum + name.length + sizeOf(one, depth + 1), 0)
}
