import type { StoredField } from '../../../stand-in/surveycto/field.ts'
import { make } from '../elements.ts'
import type { ShellWords } from './shell-words.ts'
import { listItems } from './stored-panel.ts'

/** The screen before the call: ordinary questions whose answers the parameters refer to. */
export function drawBefore(
  place: HTMLElement,
  words: ShellWords,
  fields: Readonly<Record<string, string>>,
  onChange: (name: string, value: string) => void,
): void {
  const question = (name: string, text: string, type: string) => {
    const input = make('input', {
      ...(type === 'tel' ? { dir: 'ltr' } : {}),
      type,
      name,
      id: `form-${name.replaceAll('_', '-')}`,
      autocomplete: 'off',
    })
    input.value = fields[name] ?? ''
    input.addEventListener('input', () => onChange(name, input.value))
    return make('label', {}, text, input)
  }
  place.replaceChildren(
    make(
      'div',
      { class: 'native' },
      question('enumerator_number', words.ownNumber, 'tel'),
      question('respondent_number', words.theirNumber, 'tel'),
      question('respondent_name', words.theirName, 'text'),
      make('p', { class: 'explain' }, words.numberHelp),
    ),
  )
}

/** The screen after the call: what the form's own calculations read from the answer. */
export function drawAfter(place: HTMLElement, words: ShellWords, stored: StoredField): void {
  const list = make('dl', {})
  listItems(stored.answer).forEach(({ meaning, value }, position) => {
    list.append(
      make('dt', { dir: 'ltr' }, `item-at('|', \${call}, ${position}): ${meaning}`),
      make('dd', value === '' ? { class: 'empty' } : { dir: 'ltr' }, value === '' ? words.empty : value),
    )
  })
  const explain = make('p', {}, words.goesOn)
  place.replaceChildren(make('div', { class: 'native' }, explain, list))
}
