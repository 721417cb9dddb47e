import { type Finding, no, unknown, yes } from '../../twilio/set-up/findings.ts'
import { parameterNames, textPrefix } from '../form/parameters.ts'
import type { CheckedParameters } from '../form/settings.ts'
import type { PageFacts } from '../page.ts'

/** What build.ts writes script.js for. */
const oldest = { chromium: 61, safari: 11 } as const

/** A clock that is wrong by more is wrong in a time stamp, too. */
const mostAheadMs = 5 * 60_000
/** A call takes three answers one after the other before anything rings. */
const slowMs = 3_000

/** What is known before anything is asked: the form's parameters, the browser, and whether it keeps something. */
export function lookAtDevice(
  { problems }: Pick<CheckedParameters, 'problems'>,
  { userAgent, storage }: PageFacts,
  hasFetch: boolean,
): Finding[] {
  const names = problems.map(({ parameter }) => parameter).filter(Boolean)
  const forms = [...new Set(names.map(nameOf))].map((name) => no('form', `form:${name}`))
  return [
    ...(forms.length > 0 ? forms : [yes('form')]),
    hasFetch ? lookAtEngine(userAgent) : no('engine', 'engine'),
    storage ? yes('storage') : no('storage', 'storage'),
  ]
}

/** A name that nobody knows may be a secret that was pasted into the wrong place. */
function nameOf(parameter: string): string {
  if (parameterNames.some((name) => name === parameter)) return parameter
  return parameter.startsWith(textPrefix) ? 'text' : 'unknown'
}

/** By the version that the browser names; one that names none cannot be judged. */
function lookAtEngine(userAgent: string): Finding {
  const version = (pattern: RegExp) => pattern.exec(userAgent)?.[1]
  const chromium = version(/Chrom(?:e|ium)\/(\d+)/)
  // An app's web view on an iPhone names iOS alone, whose versions Safari shares.
  const safari =
    version(/\bOS (\d+)_\d.*AppleWebKit/) ?? version(/\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari/)
  if (chromium === undefined && safari === undefined) return unknown('engine')
  const isOld = chromium === undefined ? Number(safari) < oldest.safari : Number(chromium) < oldest.chromium
  return isOld ? no('engine', 'engine') : yes('engine')
}

/** @param aheadMs how far the device's clock is ahead; undefined where nobody told another time */
export function lookAtClock(aheadMs: number | undefined): Finding {
  if (aheadMs === undefined) return unknown('clock')
  return Math.abs(aheadMs) > mostAheadMs ? no('clock', 'clock') : yes('clock')
}

/** @param ms the quickest answer took */
export function lookAtSpeed(ms: number | undefined): Finding {
  if (ms === undefined) return unknown('speed')
  return ms > slowMs ? no('speed', 'slow') : yes('speed')
}
