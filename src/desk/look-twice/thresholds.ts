import { isRecord } from '../../twilio/json-values.ts'

export const ruleNames = [
  'short-talk',
  'nobody-answered',
  'no-recording',
  'short-recording',
  'silent-respondent',
  'same-call',
  'same-number',
  'two-at-once',
  'not-final',
  'at-night',
  'by-hand',
] as const
export type RuleName = (typeof ruleNames)[number]

/** From where on something is worth a second look: the user's to say. */
export interface Thresholds {
  /** Seconds of talk that a completed interview has at least. */
  readonly leastTalk: number
  /** Per cent of the talk that a recording has at least. */
  readonly leastRecorded: number
  /** Seconds that two calls of one enumerator may overlap: one phone is hung up while the next call begins. */
  readonly mostOverlap: number
  /** Hours of the clock, 0 to 23: calls from the first until before the second are at night. */
  readonly nightFrom: number
  readonly nightTo: number
}

export const firstThresholds: Thresholds = {
  leastTalk: 120,
  leastRecorded: 80,
  mostOverlap: 5,
  nightFrom: 21,
  nightTo: 7,
}

/** What may be entered for each, from and to. */
export const thresholdLimits: Readonly<Record<keyof Thresholds, readonly [number, number]>> = {
  leastTalk: [0, 36_000],
  leastRecorded: [0, 100],
  mostOverlap: [0, 3_600],
  nightFrom: [0, 23],
  nightTo: [0, 23],
}

export const thresholdNames = ['leastTalk', 'leastRecorded', 'mostOverlap', 'nightFrom', 'nightTo'] as const

/** Whether this may be a threshold: a whole number within its limits. */
export function isThreshold(name: keyof Thresholds, value: unknown): value is number {
  const [least, most] = thresholdLimits[name]
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

export function isThresholds(data: unknown): data is Thresholds {
  return isRecord(data) && thresholdNames.every((name) => isThreshold(name, data[name]))
}
