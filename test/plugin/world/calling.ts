import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import type { CallRecord, RecordingRecord } from '../../../src/stand-in/twilio/store/records.ts'
import type { RecordedRequest } from '../../../src/stand-in/twilio/store/request-log.ts'
import { type CallMemory, readMetadata } from '../../../src/stored/metadata.ts'
import { postAsAccount } from './ask-twilio.ts'
import { enumeratorNumber, respondentNumber } from './form.ts'
import type { World } from './open-field.ts'

/** The path under which calls are placed and looked up. */
export const callsEnd = '/Calls.json'
/** A fault meets the request that places the call. */
export const placing = { method: 'POST', path: /\/Calls\.json$/ } as const
/** A fault meets the look-up of recent calls, not the look for the respondent's leg. */
export const lookingUp = { method: 'GET', path: /\/Calls\.json\?To=/ } as const
/** A fault meets the look at the call itself. */
export const following = { method: 'GET', path: /\/Calls\/CA\w+\.json$/ } as const

export const answersSoon: Habit = { kind: 'answers', afterMs: 2_000 }

export function setHabits({ twilio }: World, enumerator: Habit, respondent: Habit): void {
  twilio.phones.setHabit(enumeratorNumber, enumerator)
  twilio.phones.setHabit(respondentNumber, respondent)
}

/** Taps Call and lets both phones be answered. */
export async function talk(world: World, tap = 'Call'): Promise<void> {
  setHabits(world, answersSoon, answersSoon)
  await world.field.tap(tap)
  await world.pass(8)
}

/** One call of the whole kind: both answer, and the respondent hangs up after so many seconds. */
export async function talkFor(world: World, seconds: number, tap = 'Call'): Promise<void> {
  await talk(world, tap)
  await world.pass(seconds - 4)
  world.twilio.phones.hangUp(respondentNumber)
  await world.pass(30)
}

/** An item of the stored answer; '' where there is none. */
export function item({ host }: World, position: number): string {
  return host.stored.answer.split('|')[position] ?? ''
}

/** What the field remembers in its metadata. */
export function remembered({ host }: World): CallMemory {
  return readMetadata(host.stored.metadata)
}

/** The calls at Twilio that ring enumerators, newest first. */
export function callsAt({ twilio }: World): CallRecord[] {
  return twilio.world.calls().filter((call) => call.parentSid === null)
}

export function recordingsAt({ twilio }: World): RecordingRecord[] {
  return twilio.world.recordings()
}

/** The requests that place calls, oldest first. */
export function placements({ twilio }: World): RecordedRequest[] {
  return twilio.requests.filter(({ method, path }) => method === 'POST' && path.endsWith(callsEnd))
}

/** A field of a request, as text. */
export function sent(request: RecordedRequest | undefined, name: string): string {
  return String(request?.fields[name] ?? '')
}

/** Another field, for another respondent, places a call with the same two numbers; answers its SID. */
export async function callFromAnotherField(world: World): Promise<string> {
  // The query changes nothing at Twilio, and keeps the faults for this field's request from meeting it.
  const answer = await postAsAccount(world.twilio, 'Calls.json?from=another', {
    To: enumeratorNumber,
    From: world.twilio.account.twilioNumbers[0] ?? '',
    Twiml: '<Response><Dial><Number>+254722000000</Number></Dial></Response>',
  })
  if (answer.status !== 201) throw new Error(`The other field could not call: ${answer.status}`)
  return callsAt(world)[0]?.sid ?? ''
}
