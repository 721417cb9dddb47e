// In whole numbers throughout, so that a half is rounded up as on paper.

function halfUp(part: number, whole: number): number {
  return Math.floor((2 * part + whole) / (2 * whole))
}

export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `12.3`. */
export function decimal(part: number, whole: number): string {
  const tenths = halfUp(10 * part, whole)
  return `${count(Math.floor(tenths / 10))}.${tenths % 10}`
}

export const percent = (part: number, whole: number): string => `${decimal(100 * part, whole)}%`
export const wholePercent = (part: number, whole: number): string => `${halfUp(100 * part, whole)}%`

/** `2:05`, or with hours `1:02:05`. */
export function clock(seconds: number): string {
  const [, hours, minutes, rest] = /(\d+):(\d\d):(\d\d)/.exec(new Date(seconds * 1000).toISOString()) ?? []
  const days = Math.floor(seconds / 86_400)
  const allHours = days * 24 + Number(hours)
  return allHours > 0 ? `${allHours}:${minutes}:${rest}` : `${Number(minutes)}:${rest}`
}

/** A percentile between the two values beside it, in whole seconds; `tenth` 5 is the median. */
export function percentile(values: readonly number[], tenth: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  const place = tenth * (sorted.length - 1)
  const below = sorted[Math.floor(place / 10)] ?? 0
  const above = sorted[Math.ceil(place / 10)] ?? 0
  return halfUp(10 * below + (place % 10) * (above - below), 10)
}

export function sum(values: readonly (number | undefined)[]): number {
  return values.reduce((total: number, value) => total + (value ?? 0), 0)
}
