import { isNumber } from '../../../twilio/phone-number.ts'
import type { Account } from '../account.ts'
import { findObstacle, isVoiceOverInternet, normaliseAddress, startsWithAny } from '../addresses.ts'
import { Refusal } from '../api/refusal.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Hook, isHookUrl } from '../webhooks/hooks.ts'

/** A request for a message that Twilio would accept. */
export interface NewMessage {
  readonly to: string
  /** Null where the messaging service chooses. */
  readonly from: string | null
  readonly messagingServiceSid: string | null
  readonly body: string
  readonly mediaUrls: readonly string[]
  /** When it is to leave, in milliseconds since 1970; null for at once. */
  readonly sendAt: number | null
  /** Told what becomes of it. */
  readonly callback: Hook | null
}

const longestBody = 1600
const mostMedia = 10
const trialPrefix = 'Sent from your Twilio trial account - '
const soonestSchedulingMs = 15 * 60 * 1000
const latestSchedulingMs = 35 * 24 * 60 * 60 * 1000

/**
 * A second sender stands in for a sender of RCS, of which the account has none.
 * https://www.twilio.com/docs/api/errors/21664
 */
function refuseFallback(form: URLSearchParams): void {
  const from = form.get('From') ?? ''
  if ((form.get('FallbackFrom') ?? '') === '') return
  if (from !== '') throw new Refusal(400, 21664, "'FallbackFrom' cannot be used with a 'From' sender")
  throw new Refusal(400, 21667, "'FallbackFrom' requires the Messaging Service to have an RCS Sender")
}

/** Who gets it, and who is to send it. */
function readParties(form: URLSearchParams): Pick<NewMessage, 'to' | 'from' | 'messagingServiceSid'> {
  const to = normaliseAddress(form.get('To') ?? '')
  const from = normaliseAddress(form.get('From') ?? '')
  const service = form.get('MessagingServiceSid') ?? ''
  if (to === '') throw new Refusal(400, 21604, "A 'To' phone number is required.")
  if (from === '' && service === '') throw new Refusal(400, 21603, "A 'From' phone number is required.")
  return { to, from: from || null, messagingServiceSid: service || null }
}

function readContent(form: URLSearchParams): Pick<NewMessage, 'body' | 'mediaUrls'> {
  const body = form.get('Body') ?? ''
  const mediaUrls = form.getAll('MediaUrl').filter((url) => url !== '')
  if (body.trim() === '' && mediaUrls.length === 0) throw new Refusal(400, 21602, 'Message body is required.')
  // What counts as one character where it takes two of UTF-16 is not documented; two is the stricter reading.
  if (body.length > longestBody) {
    throw new Refusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit.')
  }
  if (mediaUrls.length > mostMedia) {
    throw new Refusal(400, 21623, `Number of media files exceeds allowed limit of ${mostMedia}`)
  }
  const wrong = mediaUrls.find((url) => !isHookUrl(url))
  if (wrong !== undefined) throw new Refusal(400, 21620, `Invalid media URL(s): ${wrong}`)
  return { body, mediaUrls }
}

/** Without a messaging service Twilio sends at once, whatever is asked. */
function readSchedule(form: URLSearchParams, service: string | null, now: number): number | null {
  if (service === null || form.get('ScheduleType') !== 'fixed') return null
  const sendAt = Date.parse(form.get('SendAt') ?? '')
  if (sendAt >= now + soonestSchedulingMs && sendAt <= now + latestSchedulingMs) return sendAt
  throw new Refusal(400, 35114, `Scheduling does not support this timestamp: ${form.get('SendAt') ?? ''}`)
}

function checkTo(to: string, account: Account, behaviour: Behaviour): void {
  // The same lists as for calls, except where messages have their own.
  const obstacle = findObstacle(to, account, { ...behaviour, blockedNumbers: [], forbiddenPrefixes: [] })
  if (isVoiceOverInternet(to) || obstacle === 'malformed' || obstacle === 'not-a-number') {
    throw new Refusal(400, 21211, `The 'To' number ${to} is not a valid phone number.`)
  }
  if (startsWithAny(to, behaviour.forbiddenMessagePrefixes)) {
    const message = `Permission to send an SMS has not been enabled for the region indicated by the 'To' number: ${to}.`
    throw new Refusal(400, 21408, message)
  }
  if (behaviour.landlineNumbers.includes(to)) {
    throw new Refusal(400, 21614, `'To' number ${to} is not a valid mobile number`)
  }
  if (behaviour.unmessageableNumbers.includes(to)) {
    throw new Refusal(400, 21612, `The 'To' phone number: ${to}, is not currently reachable via SMS.`)
  }
  if (obstacle === 'unverified') {
    const message = `The number ${to} is unverified. Trial accounts cannot send messages to unverified numbers.`
    throw new Refusal(400, 21608, message)
  }
}

function checkSender({ from, messagingServiceSid }: Omit<NewMessage, 'body'>, account: Account): void {
  // The HTTP status that goes with this code is not documented.
  if (messagingServiceSid !== null && messagingServiceSid !== account.messagingServiceSid) {
    throw new Refusal(400, 21701, `The Messaging Service ${messagingServiceSid} does not exist`)
  }
  if (from === null) return
  // Letters make a sender too, in countries that allow it; the account has none of those.
  if (!isNumber(from) && !/^(?=.*[a-z])[a-z\d ]{1,11}$/i.test(from)) {
    throw new Refusal(
      400,
      21212,
      `The 'From' number ${from} is not a valid phone number, shortcode, or alphanumeric sender ID.`,
    )
  }
  if (!account.twilioNumbers.includes(from)) {
    const message = `The 'From' phone number provided (${from}) is not a valid message-capable Twilio phone number for this destination.`
    throw new Refusal(400, 21606, message)
  }
}

function readCallback(form: URLSearchParams): Hook | null {
  const url = form.get('StatusCallback') ?? ''
  if (url === '') return null
  if (isHookUrl(url)) return { url, method: 'POST' }
  throw new Refusal(400, 21609, `The StatusCallback URL ${url} is not a valid URL.`)
}

/**
 * Checks the form of a new message as a live account would, at `now` in milliseconds since 1970. Whether the
 * recipient has opted out is not among it. Throws a Refusal with Twilio's code.
 * https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export function readNewMessage(
  form: URLSearchParams,
  account: Account,
  behaviour: Behaviour,
  now: number,
): NewMessage {
  const parties = readParties(form)
  refuseFallback(form)
  const content = readContent(form)
  const sendAt = readSchedule(form, parties.messagingServiceSid, now)
  const wanted = { ...parties, ...content, sendAt, callback: readCallback(form) }
  checkTo(parties.to, account, behaviour)
  checkSender(wanted, account)
  return behaviour.trial ? { ...wanted, body: trialPrefix + content.body } : wanted
}
