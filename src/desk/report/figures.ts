import { enumeratorAnswered, isRungInVain, isWithoutEnumerator, respondentAnswered } from '../call-facts.ts'
import type { DeskCall } from '../interview.ts'
import { quantile } from './quantile.ts'
import { type Share, shareOf } from './share.ts'

/** Some whole seconds. */
export interface Seconds {
  readonly sum: number
  /** Of how many calls they are known. */
  readonly known: number
  /** Of how many more they are not. */
  readonly unknown: number
}

export interface Talked extends Seconds {
  readonly median: number | undefined
  readonly p10: number | undefined
  readonly p90: number | undefined
}

export interface Figures {
  readonly calls: number
  /** Of all calls. */
  readonly enumeratorAnswered: Share
  /** Of the calls that are not known to have missed the enumerator: the others dialled nobody. */
  readonly respondentAnswered: Share
  /** The calls that missed the enumerator. */
  readonly withoutEnumerator: number
  /** Of the calls that the respondent answered. */
  readonly talked: Talked
  /** The calls that rang the respondent until somebody gave up. */
  readonly rungInVain: Seconds
}

/** The figures of some calls, each of which is there once. */
export function figuresOf(calls: readonly DeskCall[]): Figures {
  const dialled = calls.filter((call) => !isWithoutEnumerator(call))
  const answered = dialled.filter((call) => respondentAnswered(call) === true)
  return {
    calls: calls.length,
    enumeratorAnswered: shareOf(calls.map(enumeratorAnswered)),
    respondentAnswered: shareOf(dialled.map(respondentAnswered)),
    withoutEnumerator: calls.length - dialled.length,
    talked: talkedIn(answered),
    rungInVain: addUp(calls.filter(isRungInVain).map(({ leg }) => leg?.rung)),
  }
}

function talkedIn(answered: readonly DeskCall[]): Talked {
  const seconds = answered.map(({ leg }) => leg?.talked)
  const known = seconds.filter(isKnown)
  return {
    ...addUp(seconds),
    median: quantile(known, 0.5),
    p10: quantile(known, 0.1),
    p90: quantile(known, 0.9),
  }
}

function addUp(seconds: readonly (number | undefined)[]): Seconds {
  const known = seconds.filter(isKnown)
  return {
    sum: known.reduce((sum, one) => sum + one, 0),
    known: known.length,
    unknown: seconds.length - known.length,
  }
}

function isKnown(seconds: number | undefined): seconds is number {
  return seconds !== undefined
}
