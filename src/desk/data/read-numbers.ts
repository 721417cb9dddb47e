import { bareNumber } from '../../twilio/numbers/characters.ts'

/** Between the numbers of one respondent, as in the field's parameter `to_number`. */
export const numberSeparator = '|'

/** The shortest numbers in use have so many digits with their country code, the longest so many. */
const number = /^\+?(\d{7,15})$/

/**
 * The digits of each number in a cell, once each, however it was written: to be compared, not to be dialled. Which
 * country a number at home is of is not known here, so that `0711…` and `+254711…` stay two.
 */
export function readNumbers(cell: string): readonly string[] {
  const digits = cell.split(numberSeparator).flatMap((one) => {
    // What reads a column as numbers adds the decimals.
    const [, found] = number.exec(bareNumber(one.trim().replace(/^(\+?\d+)[.,]0{1,2}$/, '$1'))) ?? []
    return found ?? []
  })
  return [...new Set(digits)]
}
