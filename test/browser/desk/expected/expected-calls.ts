import { say } from '../../../../src/desk/words/say.ts'
import type { CallTruth } from '../../../desk/many-submissions.ts'
import { placeTime, type Told } from './told.ts'
import { clock, count, decimal, percent, percentile, sum, wholePercent } from './written.ts'

const none = '—'
const shareOf = (calls: readonly CallTruth[]): string =>
  calls.length === 0
    ? say('nothingToDivide')
    : say('ofHowMany', {
        rate: percent(calls.filter((call) => call.respondentAnswered).length, calls.length),
        known: count(calls.length),
      })

const truthsOf = (calls: readonly Told[]): CallTruth[] => calls.map(({ truth }) => truth)
const rungOf = (calls: readonly CallTruth[]): CallTruth[] => calls.filter((call) => call.respondentRung)

/** Seconds that people talked, where the form saw the end. */
const talksOf = (calls: readonly CallTruth[]): number[] =>
  calls
    .filter((call) => call.respondentAnswered && call.isSeenToEnd)
    .flatMap(({ talked }) => (talked === undefined ? [] : [talked]))

export function expectedTotals(calls: readonly Told[]): string[][] {
  const all = truthsOf(calls)
  const rung = rungOf(all)
  const answered = rung.filter((call) => call.respondentAnswered)
  const talks = talksOf(all)
  const ofTalk = [count(talks.length), count(answered.length - talks.length)]
  const inVain = calls.filter(({ truth }) => ['no-answer', 'canceled'].includes(truth.legStatus ?? ''))
  const timed = inVain.filter(({ isLatest }) => isLatest)
  const rang = timed.map(({ truth: { rangMs = 0 } }) => Math.round(rangMs / 1000))
  const picked = all.filter((call) => call.enumeratorAnswered).length
  return [
    [say('callsPlaced'), count(all.length), none, none],
    [say('enumeratorAnswered'), percent(picked, all.length), count(all.length), '0'],
    [say('respondentAnswered'), percent(answered.length, rung.length), count(rung.length), '0'],
    [say('talkedSum'), clock(sum(talks)), ...ofTalk],
    [say('talkedMedian'), clock(percentile(talks, 5)), ...ofTalk],
    [say('talkedP10'), clock(percentile(talks, 1)), ...ofTalk],
    [say('talkedP90'), clock(percentile(talks, 9)), ...ofTalk],
    [say('rungInVain'), count(inVain.length), count(rung.length), '0'],
    [
      say('rungInVainTime'),
      timed.length === 0 ? none : clock(sum(rang)),
      count(timed.length),
      count(inVain.length - timed.length),
    ],
  ]
}

export function expectedEnumerators(calls: readonly Told[]): string[][] {
  const names = [...new Set(calls.map(({ submission }) => submission.enumerator))].sort()
  return names.map((name) => {
    const own = calls.filter(({ submission }) => submission.enumerator === name)
    const completes = new Set(own.flatMap(({ submission }) => (submission.isDone ? [submission.key] : [])))
      .size
    const atWork = sum(
      daysOf(own).map((day) => {
        const ofDay = own.filter(({ from }) => placeTime(from).day === day)
        return Math.max(...ofDay.map(({ to }) => to)) - Math.min(...ofDay.map(({ from }) => from))
      }),
    )
    const anHour = (number: number) => (atWork === 0 ? none : decimal(number * 3_600_000, atWork))
    return [
      name,
      count(own.length),
      shareOf(rungOf(truthsOf(own))),
      clock(sum(talksOf(truthsOf(own)))),
      count(completes),
      decimal(atWork, 3_600_000),
      anHour(own.length),
      anHour(completes),
      '0',
    ]
  })
}

/** Calls that rang the respondent, by the hour and the weekday. */
export function expectedHours(calls: readonly Told[]): string[][] {
  const rung = calls.filter(({ truth }) => truth.respondentRung)
  const hours = rung.map(({ from }) => placeTime(from).hour)
  const [first, last] = [Math.min(...hours), Math.max(...hours)]
  const two = (hour: number) => String(hour).padStart(2, '0')
  return range(last - first + 1).map((step) => {
    const hour = first + step
    const cells = range(7).map((weekday) => {
      const own = rung.filter(({ from }) => {
        const time = placeTime(from)
        return time.hour === hour && time.weekday === weekday
      })
      const answered = own.filter(({ truth }) => truth.respondentAnswered).length
      if (own.length === 0) return ''
      return `${wholePercent(answered, own.length)} ${say('ofCalls')} ${count(own.length)}`
    })
    return [`${two(hour)}–${two(hour + 1)}`, ...cells]
  })
}

export interface ExpectedDay {
  readonly day: string
  readonly calls: number
  readonly answered: number
  readonly row: readonly string[]
}

/** Every day from the first to the last. */
export function expectedDays(calls: readonly Told[]): ExpectedDay[] {
  const days = daysOf(calls)
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return range((Date.parse(last) - Date.parse(first)) / 86_400_000 + 1).map((step) => {
    const day = new Date(Date.parse(first) + step * 86_400_000).toISOString().slice(0, 10)
    const own = truthsOf(calls.filter(({ from }) => placeTime(from).day === day))
    const answered = own.filter((call) => call.respondentAnswered).length
    return { day, calls: own.length, answered, row: [day, count(own.length), shareOf(rungOf(own))] }
  })
}

function daysOf(calls: readonly Told[]): string[] {
  return [...new Set(calls.map(({ from }) => placeTime(from).day))].sort()
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
