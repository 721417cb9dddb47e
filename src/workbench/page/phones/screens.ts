import type { StoredField } from '../../../stand-in/surveycto/field.ts'
import { make } from '../elements.ts'
import { listItems } from '../form/stored-panel.ts'

/** The screen before the call: ordinary questions whose answers the parameters refer to. */
export function drawBefore(
  place: HTMLElement,
  fields: Readonly<Record<string, string>>,
  onChange: (name: string, value: string) => void,
): void {
  const question = (name: string, text: string, type: string) => {
    const input = make('input', { type, name, id: `form-${name.replaceAll('_', '-')}`, autocomplete: 'off' })
    input.value = fields[name] ?? ''
    input.addEventListener('input', () => onChange(name, input.value))
    return make('label', {}, text, input)
  }
  place.replaceChildren(
    make(
      'div',
      { class: 'native' },
      question('enum_phone', 'Your own phone number', 'tel'),
      question('resp_phone', 'The respondent’s phone number', 'tel'),
      question('resp_name', 'The respondent’s name', 'text'),
      make(
        'p',
        { class: 'explain' },
        'Write numbers with + and the country code. The call is on the next screen.',
      ),
    ),
  )
}

/** The screen after the call: what the form's own calculations read from the answer. */
export function drawAfter(place: HTMLElement, stored: StoredField): void {
  const list = make('dl', {})
  listItems(stored.answer).forEach(({ meaning, value }, position) => {
    list.append(
      make('dt', {}, `item-at('|', \${call}, ${position}): ${meaning}`),
      make('dd', value === '' ? { class: 'empty' } : {}, value === '' ? 'empty' : value),
    )
  })
  const explain = make('p', {}, 'The form goes on. Its next questions can use what the call left behind:')
  place.replaceChildren(make('div', { class: 'native' }, explain, list))
}
