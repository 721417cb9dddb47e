import { showNumber } from '../../twilio/phone-number.ts'
import type { Settings } from '../form/settings.ts'
import { create, createButton, replace } from '../screen/elements.ts'
import type { Words } from '../words/words.ts'

/** More numbers than these fold into one button that opens their list, as in a field that calls. */
const mostOpenNumbers = 4

export interface NumberChoices {
  readonly element: HTMLElement
  /** `position` counts in `to_number`, from 0. */
  draw(chosen: number, mayChoose: boolean): void
}

/** The form's numbers to choose from, by their labels; nothing where there is one. */
export function createNumberChoices(
  { document, settings, fieldWords }: { document: Document; settings: Settings; fieldWords: Words },
  onChoose: (position: number) => void,
): NumberChoices {
  const places = settings.respondents.map((_, position) => position).filter((position) => hasNumber(position))
  const folds = places.length > mostOpenNumbers
  let isUnfolded = false
  let byArrow = false
  const list = create(document, 'fieldset', { id: 'message-numbers', className: 'rows' })
  const fold = createButton(
    document,
    { className: 'fold', dir: 'auto', 'aria-controls': 'message-numbers' },
    () => unfold(!isUnfolded),
  )
  const inputs = new Map<number, HTMLInputElement>()

  function hasNumber(position: number): boolean {
    return settings.respondents[position]?.number !== ''
  }

  function createRow(position: number): HTMLElement {
    const input = create(document, 'input', { type: 'radio', name: 'message-number' })
    input.addEventListener('change', () => {
      onChoose(position)
      if (!byArrow) foldAgain()
    })
    inputs.set(position, input)
    const { text, isNumber } = nameOf(position)
    const looks = isNumber ? { className: 'number', text } : { dir: 'auto', text }
    return create(document, 'label', {}, input, create(document, 'span', looks))
  }

  function nameOf(position: number): { text: string; isNumber: boolean } {
    const { number, label } = settings.respondents[position] ?? { number: '', label: '' }
    if (label) return { text: label, isNumber: false }
    if (settings.displayNumber) return { text: showNumber(number), isNumber: true }
    return { text: fieldWords('numberOf', { n: String(position + 1) }), isNumber: false }
  }

  function unfold(open: boolean): void {
    isUnfolded = open
    fold.setAttribute('aria-expanded', String(open))
    list.hidden = folds && !open
  }

  function foldAgain(): void {
    if (!folds || !isUnfolded) return
    unfold(false)
    fold.focus()
  }

  // A tap chooses and folds the list; the arrow keys choose on their way through it, and Enter folds it.
  list.addEventListener('keydown', ({ key }) => {
    byArrow = key.startsWith('Arrow')
    if (key === 'Enter' || key === 'Escape') foldAgain()
  })
  list.addEventListener('pointerdown', () => {
    byArrow = false
  })
  replace(list, create(document, 'legend', { text: fieldWords('whichNumber') }), ...places.map(createRow))
  const element = create(document, 'div', {}, fold, list)
  fold.hidden = !folds
  unfold(false)
  return {
    element,
    draw(chosen, mayChoose) {
      element.hidden = places.length < 2 || !mayChoose
      for (const [position, input] of inputs) input.checked = position === chosen
      fold.textContent = nameOf(chosen).text
    },
  }
}
