import type { ParameterValue } from '../../../stand-in/surveycto/expression.ts'
import { fillSelect, make, makeField } from '../elements.ts'
import type { KnownParameter } from './known-parameters.ts'

/** The input of one parameter. */
export interface ParameterInput {
  readonly parameter: KnownParameter
  /** Input, label and help. */
  readonly element: HTMLElement
  /** Shows the value that the form gives now; '' where it gives none. */
  show(value: string): void
  /** Values that the person may want to pick. */
  offer(suggestions: readonly string[]): void
}

type Change = (value: ParameterValue | undefined) => void

/** Makes the input that fits a parameter. `change` is called with what a person has chosen, undefined for nothing. */
export function createParameterInput(parameter: KnownParameter, change: Change): ParameterInput {
  const id = `parameter-${parameter.key.replaceAll('_', '-')}`
  switch (parameter.kind) {
    case 'choice':
      return createChoice(parameter, id, change)
    case 'set':
      return createSet(parameter, id, change)
    case 'text':
    case 'number':
      return createText(parameter, id, change)
  }
}

/** What it is in words, and how the form calls it. */
function nameOf({ label, key }: KnownParameter): (Node | string)[] {
  return [`${label} `, make('code', {}, key)]
}

function createText(parameter: KnownParameter, id: string, change: Change): ParameterInput {
  const input = make('input', { id, autocomplete: 'off' })
  const list = make('datalist', { id: `${id}-list` })
  const element = makeField(nameOf(parameter), input, parameter.help)
  input.addEventListener('change', () => change(readValue(parameter, input.value)))
  return {
    parameter,
    element,
    show(value) {
      input.value = value
    },
    offer(suggestions) {
      list.replaceChildren(...suggestions.map((value) => make('option', { value })))
      if (suggestions.length === 0) {
        list.remove()
        input.removeAttribute('list')
      } else {
        element.append(list)
        input.setAttribute('list', list.id)
      }
    },
  }
}

function createChoice(parameter: KnownParameter, id: string, change: Change): ParameterInput {
  const choices = parameter.choices ?? []
  const select = make('select', { id })
  fillSelect(select, choices)
  select.addEventListener('change', () => change(readValue(parameter, select.value)))
  return {
    parameter,
    element: makeField(nameOf(parameter), select, parameter.help),
    // A value that the list does not offer, such as `yes`, is shown as it is written.
    show(value) {
      const known = choices.some(([choice]) => choice === value)
      fillSelect(select, known ? choices : [...choices, [value, value]])
      select.value = value
    },
    offer() {},
  }
}

function createSet(parameter: KnownParameter, id: string, change: Change): ParameterInput {
  let shown: readonly string[] = []
  const boxes = (parameter.choices ?? []).map(([value, text]) => {
    const box = make('input', { type: 'checkbox', id: `${id}-${value}` })
    // What is added goes to the end: the order is the designer's.
    box.addEventListener('change', () => {
      const others = shown.filter((one) => one !== value)
      change((box.checked ? [...others, value] : others).join(' ') || undefined)
    })
    return { value, box, label: make('label', { class: 'check' }, box, ` ${text}`) }
  })
  const help = make('small', { id: `${id}-help` }, parameter.help)
  const element = make(
    'fieldset',
    { id, class: 'set', 'aria-describedby': help.id },
    make('legend', {}, ...nameOf(parameter)),
    ...boxes.map(({ label }) => label),
    help,
  )
  return {
    parameter,
    element,
    show(value) {
      shown = value.split(/\s+/).filter((one) => one !== '')
      for (const { box, value: one } of boxes) box.checked = shown.includes(one)
    },
    offer() {},
  }
}

function readValue(parameter: KnownParameter, value: string): ParameterValue | undefined {
  if (value === '') return undefined
  return parameter.kind !== 'text' && /^\d+$/.test(value) ? Number(value) : value
}
