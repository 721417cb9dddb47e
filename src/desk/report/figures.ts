import { enumeratorAnswered, isRungInVain, isUndialled, respondentAnswered } from '../call-facts.ts'
import type { DeskCall } from '../interview.ts'
import { quantile } from './quantile.ts'
import { type Share, shareOf } from './share.ts'

/** Some whole seconds. */
export interface Seconds {
  /** Undefined where nothing is known: that is not 0. */
  readonly sum: number | undefined
  /** Of how many calls they are known. */
  readonly known: number
  /** Of how many more they are not, or not whether there were any. */
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
  /** Of the calls that are not known to have dialled nobody. */
  readonly respondentAnswered: Share
  /** Of the calls that the respondent answered. */
  readonly talked: Talked
  /** The calls that rang the respondent until somebody gave up, of those of which it is known. */
  readonly inVain: number
  /** How long they rang. */
  readonly rungInVain: Seconds
}

/** The figures of some calls, each of which is there once. */
export function figuresOf(calls: readonly DeskCall[]): Figures {
  const dialled = calls.filter((call) => !isUndialled(call))
  const answered = dialled.filter((call) => respondentAnswered(call) === true)
  const share = shareOf(dialled.map(respondentAnswered))
  const inVain = calls.filter(isRungInVain)
  return {
    calls: calls.length,
    enumeratorAnswered: shareOf(calls.map(enumeratorAnswered)),
    respondentAnswered: share,
    talked: talkedIn(answered, share.unknown),
    inVain: inVain.length,
    rungInVain: addUp(
      inVain.map(({ leg }) => leg?.rung),
      share.unknown,
    ),
  }
}

function talkedIn(answered: readonly DeskCall[], unknown: number): Talked {
  const seconds = answered.map(({ leg }) => leg?.talked)
  const known = seconds.filter(isKnown)
  return {
    ...addUp(seconds, unknown),
    median: quantile(known, 0.5),
    p10: quantile(known, 0.1),
    p90: quantile(known, 0.9),
  }
}

/** @param more of how many more calls it is not known whether they have such seconds */
function addUp(seconds: readonly (number | undefined)[], more: number): Seconds {
  const known = seconds.filter(isKnown)
  const unknown = seconds.length - known.length + more
  const sum = known.reduce((total, one) => total + one, 0)
  return { sum: known.length === 0 && unknown > 0 ? undefined : sum, known: known.length, unknown }
}

function isKnown(seconds: number | undefined): seconds is number {
  return seconds !== undefined
}
