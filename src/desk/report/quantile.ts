/**
 * A quantile by linear interpolation between the two values beside it: type 7 of Hyndman and Fan, Excel's
 * PERCENTILE.INC, and what R and NumPy give when they are not told otherwise.
 * https://www.jstor.org/stable/2684934
 * @param share 0 to 1: 0.5 is the median
 * @returns undefined where there are no values
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((one, other) => one - other)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) return undefined
  return below + (above - below) * (place - Math.floor(place))
}
