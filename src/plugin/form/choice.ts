import { respondentNumber, type Settings } from './settings.ts'

/** Which number a tap on Call dials. */
export interface Choice {
  /** Position in `to_number`, from 0; -1: entered by hand. */
  to: number
  /** E.164, only with -1; '' while nothing usable is entered. */
  hand?: string
}

/** The number of a choice, E.164; '' where there is none. */
export function dialledNumber(settings: Settings, { to, hand }: Choice): string {
  return to < 0 ? (hand ?? '') : respondentNumber(settings, to)
}

/** The position in `to_number` whose number a choice dials, or whose place a number entered by hand takes. */
export function placeOf(settings: Settings, { to }: Choice): number {
  return to < 0 ? settings.respondents.findIndex(({ number }) => number !== '') : to
}
