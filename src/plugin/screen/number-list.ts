import { showNumber } from '../../twilio/phone-number.ts'
import { respondentNumber, type Settings } from '../form/settings.ts'
import type { Words } from '../words/words.ts'
import type { NumberChoice } from './drawing.ts'
import { createFoldingList } from './folding-list.ts'

/** More numbers than these fold into one button that opens their list. */
const mostOpenNumbers = 4

/**
 * The form's numbers to choose from, by their labels; none where there is but one. What is read as a country dials it
 * stands beside its label as it will be dialled.
 */
export function numberChoices(settings: Settings, words: Words, chosen: number): NumberChoice[] {
  const choices = settings.respondents.map(({ number, label }, position) => {
    const bare = settings.displayNumber ? showNumber(number) : words('numberOf', { n: String(position + 1) })
    const isNumber = !label && settings.displayNumber
    const isRead = settings.country !== '' && settings.displayNumber
    const named = isRead ? `${label} \u2066${bare}\u2069` : label
    return { position, text: label ? named : bare, isNumber, chosen: position === chosen }
  })
  const numbers = choices.filter(({ position }) => respondentNumber(settings, position) !== '')
  return numbers.length > 1 ? numbers : []
}

/** Draws the numbers onto template.html. */
export function createNumberList(
  document: Document,
  words: Words,
  onChoose: ((position: number) => void) | undefined,
): (numbers: readonly NumberChoice[]) => void {
  let positions: readonly number[] = []
  const choose = onChoose && ((row: number) => onChoose(positions[row] ?? 0))
  const draw = createFoldingList(document, { list: 'numbers', button: 'fold' }, choose)
  return (numbers) => {
    positions = numbers.map(({ position }) => position)
    draw({
      legend: words('whichNumber'),
      rows: numbers.map(({ position, ...row }) => ({ id: `number-${position}`, ...row })),
      folds: numbers.length > mostOpenNumbers,
    })
  }
}
