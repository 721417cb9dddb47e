import { type ExportedForm, type Submission, writeWideCsv } from '../../src/stand-in/surveycto/export.ts'
import type { Behaviour } from '../../src/stand-in/twilio/behaviour.ts'
import { createStandInTwilio, type StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { type CallStatus, endOf, startOf, talkedSeconds } from '../../src/stand-in/twilio/store/records.ts'
import { createVirtualClock, type VirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { seeded } from '../plugin/world/form.ts'
import { fates, type PlannedCall, type PlannedInterview, planSurvey } from './survey/plan.ts'
import { playInterview } from './survey/play-interview.ts'
import { surveyForm, surveyFormWithMetadata } from './survey/survey-form.ts'

/** What is true of one call, by the plan and by Twilio's own records; nothing of it comes from the plug-in. */
export interface CallTruth {
  readonly sid: string
  /** Milliseconds since 1970, when Twilio placed it. */
  readonly placedAt: number
  /** What Twilio says of the enumerator's leg once all is over: whole seconds in milliseconds since 1970; null where it says nothing. */
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly status: CallStatus
  /** Undefined where the respondent was not rung. */
  readonly legStatus: CallStatus | undefined
  /** Which of the form's numbers: 1 or 2. */
  readonly number: number
  readonly enumeratorAnswered: boolean
  readonly respondentRung: boolean
  readonly respondentAnswered: boolean
  /** Milliseconds that the respondent's phone rang; undefined where it did not. */
  readonly rangMs: number | undefined
  /** Whole seconds, as Twilio counts them; 0 where it rang in vain, undefined where it did not ring. */
  readonly talked: number | undefined
  /** AAPOR's code; undefined where nobody was rung, and where the form was left before anybody could say. */
  readonly disposition: string | undefined
  readonly recording: { readonly sid: string; readonly seconds: number } | undefined
  /** False where the form was left while it went on. */
  readonly isSeenToEnd: boolean
}

export interface SubmissionTruth {
  readonly key: string
  readonly enumerator: string
  readonly caseId: string
  readonly isDone: boolean
  /** Oldest first; the answer is about the last one. */
  readonly calls: readonly CallTruth[]
}

/** A survey that was held. */
export interface HeldSurvey {
  /** The wide CSV of the server. */
  readonly csv: string
  /** One for each row of the CSV, in its order. */
  readonly truth: readonly SubmissionTruth[]
  /** With all calls and completed recordings. */
  readonly twilio: StandInTwilio
  readonly clock: VirtualClock
  /** For other kinds of export. */
  readonly form: ExportedForm
  readonly submissions: readonly Submission[]
}

/** Long enough for the last call to end and for its recording to be made. */
const untilAllIsOverMs = 60 * 60 * 1000

/** As it is written in Twilio's dates. */
function wholeSecond(ms: number | null): number | null {
  return ms === null ? null : Math.floor(ms / 1000) * 1000
}

function truthOfCall(
  twilio: StandInTwilio,
  sid: string,
  { number, fate }: PlannedCall,
  isSeenToEnd: boolean,
): CallTruth {
  const call = twilio.world.call(sid)
  if (!call) throw new Error(`Twilio has no call ${sid}.`)
  const [leg] = twilio.world.callsOf(sid)
  const recording = twilio.world.recordings().find(({ callSid }) => callSid === sid)
  const rangUntil = leg?.answeredAt ?? leg?.endedAt
  return {
    sid,
    placedAt: call.createdAt,
    startedAt: wholeSecond(startOf(call)),
    endedAt: wholeSecond(endOf(call)),
    status: call.status,
    legStatus: leg?.status,
    number,
    enumeratorAnswered: call.answeredAt !== null,
    respondentRung: leg !== undefined,
    respondentAnswered: (leg?.answeredAt ?? null) !== null,
    rangMs: leg && rangUntil ? rangUntil - (leg.startedAt ?? rangUntil) : undefined,
    talked: leg && (talkedSeconds(leg) ?? 0),
    disposition: isSeenToEnd ? fates[fate].code : undefined,
    recording: recording && { sid: recording.sid, seconds: Math.round((recording.lengthMs ?? 0) / 1000) },
    isSeenToEnd,
  }
}

function truthOf(twilio: StandInTwilio, plan: PlannedInterview, sids: readonly string[]): SubmissionTruth {
  const { key, enumerator, caseId, calls, isLeft } = plan
  if (sids.length !== calls.length) {
    throw new Error(`${key}: ${calls.length} calls were planned and Twilio placed ${sids.length}.`)
  }
  return {
    key,
    enumerator,
    caseId,
    isDone: calls.at(-1)?.fate === 'interview',
    calls: calls.map((call, index) =>
      truthOfCall(twilio, sids[index] ?? '', call, !(isLeft && index === calls.length - 1)),
    ),
  }
}

/**
 * Holds a survey by telephone: fills in `count` forms one after the other, with the plug-in's own source in the field, at one
 * stand-in Twilio, and gives their export with what is true. The same for the same seed.
 *
 * @param settings `withMetadata`: the form exports the field's metadata in the column `call_metadata`; `behaviour`: how the
 * account is set, such as with a public key for its recordings
 */
export async function holdSurvey(settings: {
  readonly count: number
  readonly seed?: number
  readonly withMetadata?: boolean
  readonly behaviour?: Partial<Behaviour>
}): Promise<HeldSurvey> {
  const { count, seed = 1, withMetadata = false, behaviour } = settings
  const plans = planSurvey(count, seed)
  const clock = createVirtualClock((plans[0]?.startsAt ?? 0) - 60_000)
  const twilio = createStandInTwilio({ clock, random: seeded(seed), ...(behaviour ? { behaviour } : {}) })
  const submissions: Submission[] = []
  const sids: (readonly string[])[] = []
  for (const [index, plan] of plans.entries()) {
    const played = await playInterview({ clock, twilio }, plan, seed + index)
    submissions.push(played.submission)
    sids.push(played.sids)
  }
  await clock.advance(untilAllIsOverMs)
  const form = withMetadata ? surveyFormWithMetadata : surveyForm
  return {
    csv: writeWideCsv(form, submissions),
    truth: plans.map((plan, index) => truthOf(twilio, plan, sids[index] ?? [])),
    ...{ twilio, clock, form, submissions },
  }
}
