import type { ParameterValue } from '../../../stand-in/surveycto/expression.ts'
import { fillSelect, make } from '../elements.ts'
import type { KnownParameter } from './known-parameters.ts'

/** The input of one parameter. */
export interface ParameterInput {
  readonly parameter: KnownParameter
  /** Input and label. */
  readonly element: HTMLElement
  /** Shows the value that the form gives now; '' where it gives none. */
  show(value: string): void
}

/**
 * Makes the input that fits a parameter. `change` is called with what a person has chosen, undefined for
 * nothing; `suggestions` are values that the person may want to pick.
 */
export function createParameterInput(
  parameter: KnownParameter,
  suggestions: readonly string[],
  change: (value: ParameterValue | undefined) => void,
): ParameterInput {
  const id = `parameter-${parameter.key.replaceAll('_', '-')}`
  switch (parameter.kind) {
    case 'choice':
      return createChoice(parameter, id, change)
    case 'set':
      return createSet(parameter, id, change)
    case 'text':
    case 'number':
      return createText(parameter, id, suggestions, change)
  }
}

function createText(
  parameter: KnownParameter,
  id: string,
  suggestions: readonly string[],
  change: (value: ParameterValue | undefined) => void,
): ParameterInput {
  const input = make('input', { id, autocomplete: 'off' })
  const label = make('label', {}, parameter.label, input)
  if (suggestions.length > 0) {
    const list = make(
      'datalist',
      { id: `${id}-list` },
      ...suggestions.map((value) => make('option', { value })),
    )
    input.setAttribute('list', list.id)
    label.append(list)
  }
  input.addEventListener('change', () => change(readValue(parameter, input.value)))
  return {
    parameter,
    element: label,
    show(value) {
      input.value = value
    },
  }
}

function createChoice(
  parameter: KnownParameter,
  id: string,
  change: (value: ParameterValue | undefined) => void,
): ParameterInput {
  const choices = parameter.choices ?? []
  const select = make('select', { id })
  fillSelect(select, choices)
  select.addEventListener('change', () => change(readValue(parameter, select.value)))
  return {
    parameter,
    element: make('label', {}, parameter.label, select),
    // A value that the list does not offer, such as `yes`, is shown as it is written.
    show(value) {
      const known = choices.some(([choice]) => choice === value)
      fillSelect(select, known ? choices : [...choices, [value, value]])
      select.value = value
    },
  }
}

function createSet(
  parameter: KnownParameter,
  id: string,
  change: (value: ParameterValue | undefined) => void,
): ParameterInput {
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
  const legend = make('legend', {}, parameter.label)
  const element = make('fieldset', { id, class: 'set' }, legend, ...boxes.map(({ label }) => label))
  return {
    parameter,
    element,
    show(value) {
      shown = value.split(/\s+/).filter((one) => one !== '')
      for (const { box, value: one } of boxes) box.checked = shown.includes(one)
    },
  }
}

function readValue(parameter: KnownParameter, value: string): ParameterValue | undefined {
  if (value === '') return undefined
  return parameter.kind !== 'text' && /^\d+$/.test(value) ? Number(value) : value
}
