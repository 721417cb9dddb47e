import { isRecord } from '../json-values.ts'

/** What is looked at before the first call, in the order in which it is told. */
export const lookedAt = [
  'form',
  'engine',
  'storage',
  'network',
  'origin',
  'preflight',
  'speed',
  'clock',
  'service',
  'rules',
  'credentials',
  'account',
  'calls-list',
  'calls-read',
  'messages-list',
  'messages-read',
  'recordings-list',
  'change',
  'caller-id',
  'country',
  'encryption',
  'sound',
] as const
export type LookedAt = (typeof lookedAt)[number]

/**
 * What can be wrong, by codes that are stored in answers and looked up in extras/check.md: they never change. One of a
 * parameter has the parameter's name behind it: `form:to_number`.
 */
export const faultCodes = [
  'engine',
  'network',
  'portal',
  'twilio',
  'origin',
  'preflight',
  'slow',
  'clock',
  'service-url',
  'service-old',
  'service-key',
  'service-lines',
  'service-actions',
  'service-caller-id',
  'service-enumerator',
  'service-country',
  'credentials',
  'account-sid',
  'test-credentials',
  'account',
  'trial',
  'calls-list',
  'calls-read',
  'messages-list',
  'messages-read',
  'recordings-list',
  'caller-id',
  'caller-id-voice',
  'caller-id-sms',
  'country',
  'sound-open',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** What is as it need not be, and is no fault. */
export const noteCodes = ['storage', 'not-encrypted'] as const
export type NoteCode = (typeof noteCodes)[number]

export interface Finding {
  readonly thing: LookedAt
  /** `unknown`: nobody could look, or nothing usable came. Never `yes` then. */
  readonly result: 'yes' | 'no' | 'unknown'
  /** With `no` alone: what is wrong. */
  readonly code?: string
  /** Which of several, from 1. */
  readonly place?: number
}

export function yes(thing: LookedAt): Finding {
  return { thing, result: 'yes' }
}

export function no(thing: LookedAt, code: FaultCode | NoteCode | `form:${string}`): Finding {
  return { thing, result: 'no', code }
}

export function unknown(thing: LookedAt): Finding {
  return { thing, result: 'unknown' }
}

/** Whether something is wrong, and not only otherwise than it might be. */
export function isFault({ result, code }: Finding): boolean {
  return result === 'no' && !noteCodes.some((note) => note === code)
}

/** Reads findings that were stored, or that came from the team's Functions; undefined where one is none. */
export function readFindings(data: unknown): Finding[] | undefined {
  if (!Array.isArray(data)) return undefined
  const findings: Finding[] = []
  for (const item of data) {
    const finding = readFinding(item)
    if (!finding) return undefined
    findings.push(finding)
  }
  return findings
}

function readFinding(data: unknown): Finding | undefined {
  if (!isRecord(data)) return undefined
  const { result, place, code } = data
  const thing = lookedAt.find((one) => one === data['thing'])
  if (!thing || (place !== undefined && typeof place !== 'number')) return undefined
  const which = place === undefined ? {} : { place }
  if (result === 'yes' || result === 'unknown') return { thing, result, ...which }
  // Functions that are newer than this plug-in may know more codes; whatever it is, it is no number and no secret.
  const isCode = typeof code === 'string' && /^[a-z-]{3,30}(:[a-zA-Z_]{2,30})?$/.test(code)
  return result === 'no' && isCode ? { thing, result, code, ...which } : undefined
}
