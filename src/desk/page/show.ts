const percent = new Intl.NumberFormat('en', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
const wholePercent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** What stands where nothing is known. */
export const dash = '—'

/** 0 to 1, as `45.0%`. */
export function showRate(rate: number | undefined): string {
  return rate === undefined ? dash : percent.format(rate)
}

/** 0 to 1, as `45%`, for where there is no room. */
export function showShortRate(rate: number): string {
  return wholePercent.format(rate)
}

export function showCount(count: number | undefined): string {
  return count === undefined ? dash : whole.format(count)
}

export function showDecimal(value: number | undefined): string {
  return value === undefined ? dash : oneDecimal.format(value)
}

/** `1:02:05` hours, minutes and seconds; `2:05` without an hour. */
export function showSeconds(seconds: number | undefined): string {
  if (seconds === undefined) return dash
  const rounded = Math.round(seconds)
  const [hours, minutes] = [Math.floor(rounded / 3600), Math.floor((rounded % 3600) / 60)]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rounded % 60)}` : `${minutes}:${two(rounded % 60)}`
}

/** For a CSV: as many decimals as anybody can use. */
export function roundForCsv(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(4))
}
