/** The middle of several measurements, and between what half of them lie. */
export interface Spread {
  median: number
  quartiles: readonly [number, number]
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN
  return { median: at(0.5), quartiles: [at(0.25), at(0.75)] }
}

/** `1.42 (1.31 to 1.50)` */
export function showSpread({ median, quartiles: [low, high] }: Spread, digits = 2): string {
  return `${median.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`
}
