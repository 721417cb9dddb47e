import { type CallRecord, isFinished } from '../../src/stand-in/twilio/store/records.ts'
import { readMetadata } from '../../src/stored/metadata.ts'
import type { Day } from './call-centre.ts'
import type { Form } from './device.ts'
import { swingOf } from './swing.ts'

/** What a day comes to, by Twilio's own records and what the forms store. */
export interface Tally {
  readonly taps: number
  /** That Twilio was asked for, respondents' legs not counted. */
  readonly calls: number
  /** Calls at Twilio beyond one for each tap. */
  readonly duplicates: number
  /** Calls at Twilio that the form they were made for does not have, or that another has. */
  readonly lostCalls: number
  /** Forms that do not tell at the end what became of their last tap. */
  readonly lostTaps: number
  /** Apps killed while they placed a call. */
  readonly kills: number
  /** Seconds in Twilio's queue, of every call that was placed once the day was in full swing. */
  readonly waits: readonly number[]
  /** How many of those came each second to one caller ID, on average. */
  readonly load: number
}

export function tallyOf({ plan, twilio, startedAt, forms }: Day): Tally {
  const records = twilio.world.calls()
  const calls = records.filter((call) => call.parentSid === null)
  const legs = new Map(records.map((leg) => [leg.parentSid ?? '', leg]))
  const made = assign(calls, forms)
  const lostCalls = [...made].flatMap(([form, ofTaps]) =>
    ofTaps.flat().filter((call) => !has(form, call, legs)),
  )
  const stray = calls.length - [...made.values()].flat(2).length
  const { from, until } = swingOf(plan.minutes, startedAt)
  const steady = calls.filter(({ createdAt }) => createdAt >= from && createdAt < until)
  return {
    taps: forms.reduce((sum, { taps }) => sum + taps.length, 0),
    calls: calls.length,
    duplicates: [...made.values()].flat().reduce((sum, ofTap) => sum + Math.max(0, ofTap.length - 1), 0),
    lostCalls: lostCalls.length + stray,
    lostTaps: forms.filter((form) => !tellsTheEnd(form, made.get(form) ?? [])).length,
    kills: forms.reduce((sum, one) => sum + one.kills, 0),
    waits: steady.map(({ queueMs }) => queueMs / 1_000),
    load: (steady.length * 1_000) / (until - from) / plan.callerIds,
  }
}

/** Every tap's calls. One enumerator's taps come one after the other, so a call is the latest tap's before it. */
function assign(calls: readonly CallRecord[], forms: readonly Form[]): Map<Form, CallRecord[][]> {
  const made = new Map(forms.map((form) => [form, form.taps.map((): CallRecord[] => [])]))
  const tapsOf = new Map<string, { form: Form; at: number; position: number }[]>()
  for (const form of forms) {
    const taps = form.taps.map((at, position) => ({ form, at, position }))
    tapsOf.set(form.enumerator, [...(tapsOf.get(form.enumerator) ?? []), ...taps])
  }
  for (const call of calls) {
    const own = tapsOf.get(call.to)?.filter(({ at }) => at <= call.createdAt) ?? []
    const last = own.sort((a, b) => a.at - b.at)[own.length - 1]
    if (last) made.get(last.form)?.[last.position]?.push(call)
  }
  return made
}

/** Whether the form stores this call, and it went to the form's respondent. */
function has(form: Form, call: CallRecord, legs: ReadonlyMap<string, CallRecord>): boolean {
  const leg = legs.get(call.sid)
  if (leg && leg.to !== form.respondent) return false
  return readMetadata(form.host.stored.metadata).log.some(({ sid }) => sid === call.sid)
}

/** The last tap's call is over, and what is stored says how; or there is none, and the field says so. */
function tellsTheEnd({ host, lastState }: Form, ofTaps: readonly CallRecord[][]): boolean {
  const [call] = ofTaps[ofTaps.length - 1] ?? []
  if (!call) return lastState === 'ready' || lastState === 'refused'
  const [status, sid] = host.stored.answer.split('|')
  return lastState === 'ended' && isFinished(call) && sid === call.sid && status === call.status
}
