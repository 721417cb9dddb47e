import { isRecord } from '../../twilio/json-values.ts'
import { type Finding, isFault, readFindings } from '../../twilio/set-up/findings.ts'
import type { Report } from './look.ts'

/**
 * The answer, one text for whoever helps: `ok`, or the codes of what is wrong, each once, with spaces between them.
 * `not-looked` where nothing is known to be wrong, and nothing to be right either.
 */
export function checkAnswer(findings: readonly Finding[]): string {
  const codes = findings.filter(isFault).map(({ code }) => code)
  if (codes.length > 0) return [...new Set(codes)].join(' ')
  const isIn = findings.some(({ thing, result }) => thing === 'credentials' && result === 'yes')
  return isIn ? 'ok' : 'not-looked'
}

/** Facts for an export: about the device, and about what Twilio let the page read. */
export function checkMetadata({ at, ...report }: Report): string {
  return JSON.stringify({ check: 1, at: new Date(at).toISOString(), ...report })
}

/** What an earlier view of the field has stored; undefined where it is no check's. */
export function readCheck(text: string): Pick<Report, 'findings' | 'quickestMs' | 'aheadMs'> | undefined {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    // Empty, or somebody else's text: there is nothing to show.
    return undefined
  }
  if (!isRecord(data) || data['check'] !== 1) return undefined
  const findings = readFindings(data['findings'])
  const number = (name: string) => {
    const value = isRecord(data) ? data[name] : undefined
    return typeof value === 'number' ? value : undefined
  }
  return findings && { findings, quickestMs: number('quickestMs'), aheadMs: number('aheadMs') }
}
