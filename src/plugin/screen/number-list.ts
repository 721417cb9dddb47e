import { showNumber } from '../../twilio/phone-number.ts'
import { respondentNumber, type Settings } from '../form/settings.ts'
import type { Words } from '../words/words.ts'
import { createDrawing } from './draw.ts'
import type { NumberChoice } from './drawing.ts'
import { create, createRadio, replace } from './elements.ts'

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

/**
 * Draws the numbers onto template.html. The list is rebuilt only when it changes. A tap chooses and folds it; the
 * arrow keys choose on their way through it, and Enter folds it.
 */
export function createNumberList(
  document: Document,
  words: Words,
  onChoose: ((position: number) => void) | undefined,
): (numbers: readonly NumberChoice[]) => void {
  const { find, whenChanged } = createDrawing(document)
  const list = find('numbers')
  const button = find('fold')
  let latest: readonly NumberChoice[] = []
  let isUnfolded = false
  let byArrow = false

  function draw(numbers: readonly NumberChoice[]): void {
    latest = numbers
    const folds = numbers.length > mostOpenNumbers
    isUnfolded = isUnfolded && folds
    const chosen = numbers.find((number) => number.chosen)
    button.hidden = !folds
    button.textContent = chosen ? chosen.text : words('whichNumber')
    button.className = chosen?.isNumber ? 'fold number' : 'fold'
    button.setAttribute('aria-expanded', String(isUnfolded))
    whenChanged('numbers', numbers, () => {
      const rows = numbers.map(({ position, ...number }) =>
        createRadio(document, `number-${position}`, number, () => onChoose?.(position)),
      )
      replace(list, create(document, 'legend', { text: words('whichNumber') }), ...rows)
    })
    list.hidden = numbers.length === 0 || (folds && !isUnfolded)
  }

  function unfold(open: boolean): void {
    isUnfolded = open
    draw(latest)
  }

  function fold(): void {
    if (!isUnfolded) return
    unfold(false)
    button.focus()
  }

  if (onChoose) {
    list.addEventListener('keydown', ({ key }) => {
      byArrow = key.startsWith('Arrow')
      if (key === 'Enter' || key === 'Escape') fold()
    })
    list.addEventListener('pointerdown', () => {
      byArrow = false
    })
    list.addEventListener('change', () => {
      if (!byArrow) fold()
    })
    button.addEventListener('click', () => unfold(!isUnfolded))
  }
  return draw
}
