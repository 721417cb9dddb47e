import type { PanelWords } from './english/panel-words.ts'
import { showTime } from './words.ts'

/** The same as `showWhen` where a line begins with it: `Today 09:41`. */
export function showWhenFirst(ms: number, now: number, words: PanelWords): string {
  const when = showWhen(ms, now, words)
  return when.charAt(0).toUpperCase() + when.slice(1)
}

/**
 * When something was, in the device's own time zone, as it stands within a sentence: `today 09:41`, `19 Nov 10:12`,
 * with the year where it is another.
 */
export function showWhen(ms: number, now: number, words: PanelWords): string {
  const time = showTime(ms)
  const daysAgo = dayNumber(now) - dayNumber(ms)
  if (daysAgo === 0) return words('historyToday', { time })
  if (daysAgo === 1) return words('historyYesterday', { time })
  const sameYear = new Date(ms).getFullYear() === new Date(now).getFullYear()
  return words('historyDay', { day: showDay(ms, sameYear, words('locale')), time })
}

/** Counts calendar days; their length differs where clocks are changed, and midnights of UTC do not. */
function dayNumber(ms: number): number {
  const date = new Date(ms)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
}

function showDay(ms: number, sameYear: boolean, locale: string): string {
  try {
    // A device that lacks the language would take its own.
    if (Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0) {
      const year = sameYear ? {} : ({ year: 'numeric' } as const)
      const format = { day: 'numeric', month: 'short', ...year } as const
      return new Intl.DateTimeFormat(`${locale}-u-nu-latn`, format).format(ms)
    }
  } catch {
    // A stripped engine may lack Intl.
  }
  const date = new Date(ms)
  const figures = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return figures.map((figure) => String(figure).padStart(2, '0')).join('-')
}
