import { isUndialled, respondentAnswered } from '../call-facts.ts'
import { groupBy } from '../group-by.ts'
import type { DeskCall } from '../interview.ts'
import type { LocalTime } from '../local-time.ts'
import { type Share, shareOf } from './share.ts'

export interface HourFigures {
  /** By weekday, 0 Monday to 6 Sunday, then by hour, 0 to 23: whether the respondent answered. */
  readonly cells: readonly (readonly Share[])[]
  /** Calls that may have dialled the respondent, and whose start is not known. */
  readonly untimed: number
}

/** Whether respondents answer, by the hour and the weekday of the call's start. */
export function byHour(calls: readonly DeskCall[], readTime: (ms: number) => LocalTime): HourFigures {
  const dialled = calls.filter((call) => !isUndialled(call))
  const groups = groupBy(dialled, ({ startedAt }) => {
    if (startedAt === undefined) return ''
    const { weekday, hour } = readTime(startedAt)
    return cellName(weekday, hour)
  })
  const cells = range(7).map((weekday) =>
    range(24).map((hour) => shareOf((groups.get(cellName(weekday, hour)) ?? []).map(respondentAnswered))),
  )
  return { cells, untimed: groups.get('')?.length ?? 0 }
}

export interface DayFigures {
  readonly day: string
  readonly calls: number
  /** Of its calls that may have dialled the respondent. */
  readonly answered: Share
}

/** More days than this between the first call and the last are not all shown. */
const longestRun = 400
const dayMs = 86_400_000

/** Each day's calls, from the first day to the last, days without a call too. */
export function byDay(
  calls: readonly DeskCall[],
  readTime: (ms: number) => LocalTime,
): { days: readonly DayFigures[]; untimed: number } {
  const groups = groupBy(calls, ({ startedAt }) => (startedAt === undefined ? '' : readTime(startedAt).day))
  const days = withGaps([...groups.keys()].filter((day) => day !== '').sort())
  return {
    days: days.map((day) => figuresOfDay(day, groups.get(day) ?? [])),
    untimed: groups.get('')?.length ?? 0,
  }
}

function figuresOfDay(day: string, calls: readonly DeskCall[]): DayFigures {
  const dialled = calls.filter((call) => !isUndialled(call))
  return { day, calls: calls.length, answered: shareOf(dialled.map(respondentAnswered)) }
}

function withGaps(days: readonly string[]): readonly string[] {
  const [first, last] = [days[0], days[days.length - 1]]
  if (first === undefined || last === undefined) return []
  const from = Date.parse(first)
  const length = (Date.parse(last) - from) / dayMs + 1
  if (length > longestRun) return days
  return range(length).map((index) => new Date(from + index * dayMs).toISOString().slice(0, 10))
}

function cellName(weekday: number, hour: number): string {
  return `${weekday} ${hour}`
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index)
}
