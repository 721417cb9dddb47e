import { isNumber } from '../../../twilio/phone-number.ts'
import type { Account } from '../account.ts'
import {
  findObstacle,
  isOwnCallerId,
  isVoiceOverInternet,
  normaliseAddress,
  type Obstacle,
} from '../addresses.ts'
import { Refusal } from '../api/refusal.ts'
import type { Behaviour } from '../behaviour.ts'
import { readMachineDetection } from '../phones/machine-detection.ts'
import { isHookUrl, readMethod } from '../webhooks/hooks.ts'
import { readSource, readSubscription } from './call-source.ts'
import type { CallInstructions } from './exchange.ts'
import type { RecordingCallback } from './recorder.ts'

/** A request for a call that Twilio would accept. */
export interface NewCall extends CallInstructions {
  readonly to: string
  readonly from: string
}

const longestTimeoutSeconds = 600
const usualTimeoutSeconds = 60

function refuseTo(obstacle: Obstacle, to: string): Refusal {
  switch (obstacle) {
    case 'malformed':
      return new Refusal(400, 21211, `The phone number you are attempting to call, ${to}, is not valid.`)
    case 'not-a-number':
      return new Refusal(400, 21217, `Phone number does not appear to be valid: ${to}`)
    case 'not-permitted':
      return new Refusal(400, 21215, `Account not authorized to call ${to}. Geo permissions do not allow it.`)
    case 'blocked':
      return new Refusal(400, 21216, `Account not allowed to call ${to}`)
    case 'unverified':
      return new Refusal(
        400,
        21219,
        `The number ${to} is unverified. Trial accounts may only make calls to verified numbers.`,
      )
  }
}

function readSeconds(form: URLSearchParams, name: string, most: number, code: number): number | null {
  const text = form.get(name)
  if (text === null || text === '') return null
  const seconds = Number(text)
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= most) return seconds
  throw new Refusal(400, code, `Invalid ${name}: ${text}`)
}

/** Who is called, from where. */
function readParties(form: URLSearchParams): { to: string; from: string } {
  const to = normaliseAddress(form.get('To') ?? '')
  const from = normaliseAddress(form.get('From') ?? '')
  if (to === '') throw new Refusal(400, 21201, "No 'To' number is specified")
  if (from === '') throw new Refusal(400, 21213, "No 'From' number is specified")
  return { to, from }
}

function checkFrom(to: string, from: string, account: Account, behaviour: Behaviour): void {
  if (isVoiceOverInternet(from) && isVoiceOverInternet(to)) return
  if (!isNumber(from)) {
    throw new Refusal(400, 21212, `The source phone number provided, ${from}, is not a valid phone number.`)
  }
  if (isOwnCallerId(from, account, behaviour)) return
  throw new Refusal(
    400,
    21210,
    `The source phone number provided, ${from}, is not yet verified for your account. You may only make calls from phone numbers that you've verified or purchased from Twilio.`,
  )
}

/** Who is told what becomes of a recording; null for nobody. What is no address counts as not said. */
export function readRecordingCallback(form: URLSearchParams): RecordingCallback | null {
  const url = form.get('RecordingStatusCallback') ?? ''
  if (!isHookUrl(url)) return null
  const hook = { url, method: readMethod(form.get('RecordingStatusCallbackMethod')) }
  return { hook, events: form.getAll('RecordingStatusCallbackEvent') }
}

function readRecording(form: URLSearchParams): CallInstructions['record'] {
  if (form.get('Record') !== 'true') return null
  const track = form.get('RecordingTrack')
  return {
    channels: form.get('RecordingChannels') === 'dual' ? 2 : 1,
    track: track === 'inbound' || track === 'outbound' ? track : 'both',
    callback: readRecordingCallback(form),
  }
}

function checkTheRest(form: URLSearchParams): void {
  const method = form.get('Method') ?? 'POST'
  if (method !== 'GET' && method !== 'POST') throw new Refusal(400, 21209, `Method is not valid: ${method}`)
  const digits = form.get('SendDigits') ?? ''
  if (!/^[0-9A-D#*wW]{0,32}$/.test(digits)) throw new Refusal(400, 21206, `Invalid SendDigits: ${digits}`)
}

/**
 * Checks the form of a new call as a live account would. Throws a Refusal with Twilio's code.
 * https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 */
export function readNewCall(form: URLSearchParams, account: Account, behaviour: Behaviour): NewCall {
  const { to, from } = readParties(form)
  const source = readSource(form, behaviour)
  if (!source) throw new Refusal(400, 21205, 'Url parameter is required.')
  checkTheRest(form)
  const timeoutSeconds = readSeconds(form, 'Timeout', longestTimeoutSeconds, 21208) ?? usualTimeoutSeconds
  // Which code a bad TimeLimit gets is not documented.
  const timeLimitSeconds = readSeconds(form, 'TimeLimit', 86_400, 20422)
  const obstacle = findObstacle(to, account, behaviour)
  if (obstacle) throw refuseTo(obstacle, to)
  checkFrom(to, from, account, behaviour)
  return {
    to,
    from,
    source,
    subscription: readSubscription(form, behaviour),
    timeoutMs: timeoutSeconds * 1000,
    timeLimitMs: timeLimitSeconds === null ? null : timeLimitSeconds * 1000,
    record: readRecording(form),
    machineDetection: readMachineDetection(form),
  }
}
