import { evaluateParameters, parseAppearance, withParameter } from '../host/appearance.ts'
import { AppearanceError, type FormValues, type ParameterValue } from '../host/expression.ts'
import { byId, fillSelect, make } from './elements.ts'
import { type KnownParameter, knownParameters } from './known-parameters.ts'

/** The appearance as text, and inputs for its parameters, kept in step. */
export interface ParametersPanel {
  /** Shows an appearance from elsewhere, with the values it has now. */
  show(appearance: string, values: FormValues): void
}

interface Input {
  readonly parameter: KnownParameter
  readonly element: HTMLInputElement | HTMLSelectElement
}

/** `apply` is called with an appearance that can be read, whenever the person changes it. */
export function createParametersPanel(apply: (appearance: string) => void): ParametersPanel {
  const text = byId('appearance', HTMLTextAreaElement)
  const error = byId('appearance-error', HTMLElement)
  const inputs = knownParameters.map(createInput)
  let current: FormValues = { fields: {}, datasets: {} }

  function show(appearance: string, values: FormValues): void {
    current = values
    text.value = appearance
    error.textContent = ''
    try {
      const parameters = evaluateParameters(parseAppearance(appearance), values)
      const valueByKey = new Map(parameters.map(({ key, value }) => [key, String(value)]))
      for (const input of inputs) showValue(input, valueByKey.get(input.parameter.key) ?? '')
    } catch (problem) {
      explain(problem)
    }
  }

  function explain(problem: unknown): void {
    if (!(problem instanceof AppearanceError)) throw problem
    error.textContent = problem.message
  }

  function take(appearance: string): void {
    try {
      evaluateParameters(parseAppearance(appearance), current)
    } catch (problem) {
      explain(problem)
      if (problem instanceof AppearanceError) text.setSelectionRange(problem.at, problem.at + 1)
      return
    }
    show(appearance, current)
    apply(appearance)
  }

  for (const { parameter, element } of inputs) {
    element.addEventListener('change', () => {
      try {
        take(withParameter(text.value, parameter.key, readValue(parameter, element.value)))
      } catch (problem) {
        explain(problem)
      }
    })
  }
  byId('apply-appearance', HTMLButtonElement).addEventListener('click', () => take(text.value))
  return { show }
}

function createInput(parameter: KnownParameter): Input {
  const id = `parameter-${parameter.key.replaceAll('_', '-')}`
  const place = byId(parameter.common ? 'parameter-inputs' : 'more-parameter-inputs', HTMLElement)
  const element =
    parameter.kind === 'choice' ? make('select', { id }) : make('input', { id, autocomplete: 'off' })
  if (element instanceof HTMLSelectElement) fillSelect(element, parameter.choices ?? [])
  place.append(make('label', {}, parameter.label, element))
  return { parameter, element }
}

// A value that the list does not offer, such as `yes`, is shown as it is written.
function showValue({ parameter, element }: Input, value: string): void {
  if (element instanceof HTMLSelectElement) {
    const choices = parameter.choices ?? []
    const known = choices.some(([choice]) => choice === value)
    fillSelect(element, known ? choices : [...choices, [value, value]])
  }
  element.value = value
}

function readValue(parameter: KnownParameter, value: string): ParameterValue | undefined {
  if (value === '') return undefined
  return parameter.kind !== 'text' && /^\d+$/.test(value) ? Number(value) : value
}
