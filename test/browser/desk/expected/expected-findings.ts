import { say } from '../../../../src/desk/words/say.ts'
import type { PlantedCall } from './planted.ts'
import { placeTime, type Told, zone } from './told.ts'
import { sum } from './written.ts'

/** What one rule is to say. */
export interface ExpectedLook {
  readonly title: string
  /** Of submissions, by their keys, with the evidence. */
  readonly findings: readonly (readonly [key: string, evidence: string])[]
  readonly checked: number
  readonly unchecked: number
}

interface Limits {
  readonly leastTalk: number
}

/** In the order of the page. Of the sound nothing is known. */
export function expectedLooks(calls: readonly PlantedCall[], { leastTalk }: Limits): ExpectedLook[] {
  const once = calls.filter(
    (one, index) => calls.findIndex((other) => other.truth.sid === one.truth.sid) === index,
  )
  const keys = [...new Set(calls.map(keyOf))]
  const completed = keys
    .map((key) => calls.filter((one) => keyOf(one) === key))
    .filter((own) => own.some(({ submission }) => submission.isDone))
  const answered = (own: readonly PlantedCall[]) => own.filter(({ truth }) => truth.respondentAnswered)
  const rung = once.filter(({ truth }) => truth.respondentRung)
  const look = (title: string, findings: ExpectedLook['findings'], checked: number, unchecked = 0) => ({
    ...{ title, findings, checked, unchecked },
  })

  const talks = completed.map((own) => {
    const ended = answered(own).filter(({ truth }) => truth.isSeenToEnd)
    return {
      key: keyOf(own[0]),
      seconds: sum(ended.map(({ truth }) => truth.talked)),
      isKnown: ended.length === answered(own).length,
      wasAnswered: answered(own).length > 0,
      calls: own.length,
    }
  })
  const unsure = talks.filter(({ seconds, isKnown }) => !isKnown && seconds < leastTalk).length
  const short = talks.filter((one) => one.isKnown && one.wasAnswered && one.seconds < leastTalk)
  const inVain = talks.filter((one) => !one.wasAnswered)
  const mayHaveSound = talks.length - inVain.length
  const timed = rung.filter(({ isLatest, truth }) => isLatest && truth.isSeenToEnd)
  const atNight = rung.filter(({ from }) => placeTime(from).hour >= 21 || placeTime(from).hour < 7)
  const copied = once.filter((one) => calls.filter(({ truth }) => truth.sid === one.truth.sid).length > 1)
  const left = once.filter(({ truth }) => !truth.isSeenToEnd)
  const onLine = { status: 'in-progress', leg: 'in-progress' }
  const byHand = once.filter(({ number }) => number === 0)
  return [
    look(
      say('shortTalkRule'),
      short.map(({ key, seconds }) => [key, say('shortTalkEvidence', { seconds, least: leastTalk })]),
      talks.length - unsure,
      unsure,
    ),
    look(
      say('nobodyAnsweredRule'),
      inVain.map((one) => [one.key, say('nobodyAnsweredEvidence', { calls: one.calls })]),
      talks.length,
    ),
    look(say('noRecordingRule'), [], talks.length - mayHaveSound, mayHaveSound),
    look(say('shortRecordingRule'), [], 0, answered(once).length),
    look(say('silentRespondentRule'), [], 0, answered(once).length),
    look(
      say('sameCallRule'),
      copied.map((one) => {
        const both = calls.filter(({ truth }) => truth.sid === one.truth.sid).map(keyOf)
        return [keyOf(one), say('sameCallEvidence', { rows: both.length, keys: both.join(', ') })]
      }),
      once.length,
    ),
    look(say('sameNumberRule'), [], 0, keys.length),
    look(say('twoAtOnceRule'), overlapsIn(timed), timed.length, rung.length - timed.length),
    look(
      say('notFinalRule'),
      left.map((one) => [keyOf(one), say('notFinalEvidence', onLine)]),
      once.length,
    ),
    look(
      say('atNightRule'),
      atNight.map((one) => {
        const time = new Date(one.from + zone.offsetMs).toISOString().slice(0, 16).replace('T', ' ')
        return [keyOf(one), say('atNightEvidence', { time })]
      }),
      rung.length,
    ),
    look(
      say('byHandRule'),
      byHand.map((one) => [keyOf(one), say('byHandEvidence')]),
      once.length,
    ),
  ]
}

/** Each pair of calls of one enumerator that overlap by more than five seconds. */
function overlapsIn(calls: readonly Told[]): [key: string, evidence: string][] {
  return calls.flatMap((later) =>
    calls.flatMap((earlier): [string, string][] => {
      const seconds = (Math.min(earlier.to, later.to) - later.from) / 1000
      const isPair =
        earlier !== later &&
        earlier.submission.enumerator === later.submission.enumerator &&
        earlier.from <= later.from &&
        seconds > 5
      return isPair ? [[keyOf(later), say('twoAtOnceEvidence', { seconds, other: keyOf(earlier) })]] : []
    }),
  )
}

function keyOf(one: Told | undefined): string {
  return one?.submission.key ?? ''
}
