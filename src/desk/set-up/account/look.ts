import { lookAtAll } from '../../../plugin/check/look.ts'
import { type Line, lineOf } from '../../../plugin/check/told.ts'
import type { Finding, LookedAt } from '../../../twilio/set-up/findings.ts'
import type { Access } from '../../recordings/access/access.ts'
import type { Device } from '../../recordings/device.ts'
import { say } from '../../words/say.ts'
import { type Plan, type Values, valuesOf } from '../plan.ts'
import { checkValues, fieldWords } from '../read-plan.ts'

/** What is true of this computer says nothing about the enumerators' devices; the form's texts stand beside their boxes. */
const ofDevice: readonly LookedAt[] = ['form', 'engine', 'storage', 'speed', 'clock']

/**
 * Asks Twilio, with GETs alone, what the form's check would ask, from this page. Through the team's Functions the page
 * may not ask; the account is the same.
 */
export async function lookFromPage(
  { fetch, clock }: Pick<Device, 'fetch' | 'clock'>,
  plan: Plan,
  access: Access,
): Promise<Line[]> {
  const checked = checkValues(valuesLookedWith(plan, access))
  if (!checked.read) return []
  const page = {
    isHidden: () => false,
    isOffline: () => false,
    hasOrigin: () => true,
    facts: () => ({ userAgent: '', origin: '', storage: true, framed: false }),
    onChange: () => () => {},
  }
  const { findings } = await lookAtAll(
    { clock, page, fetch: (url, init) => fetch(url, init) },
    { read: checked.read, problems: checked.problems },
    () => {},
  )
  return findings.filter(({ thing }) => !ofDevice.includes(thing)).map(lineOnPage)
}

/** All that the answer hangs on. In memory only: a login is among it. */
export function valuesLookedWith(plan: Plan, access: Access): Values {
  return { ...valuesOf({ ...plan, usesService: false }, access), action: 'check' }
}

/** Whether Twilio lets a form in is another matter than whether it lets this page in. */
function lineOnPage(finding: Finding): Line {
  const line = lineOf(finding, fieldWords, { origin: '', quickestMs: undefined, aheadMs: undefined })
  const isOfPage = finding.thing === 'origin' || finding.thing === 'preflight'
  if (!isOfPage) return line
  return {
    ...line,
    name: say(nameOnPage(finding.thing)),
    designer: finding.result === 'no' ? say('lookKeptFromPage') : '',
  }
}

function nameOnPage(thing: LookedAt) {
  return thing === 'origin' ? 'lookOrigin' : 'lookLogin'
}

export function order(lines: readonly Line[]): Line[] {
  const results = ['no', 'unknown', 'yes'] as const
  return results.flatMap((result) => lines.filter((line) => line.result === result))
}
