import { evaluateParameters, parseAppearance, withParameter } from '../../../stand-in/surveycto/appearance.ts'
import {
  AppearanceError,
  type FormValues,
  type ParameterValue,
} from '../../../stand-in/surveycto/expression.ts'
import { byId } from '../elements.ts'
import { attachedCsv } from '../form/sample-form.ts'
import { type KnownParameter, knownParameters } from './known-parameters.ts'
import { createParameterInput } from './parameter-inputs.ts'

/** The appearance as text, and inputs for its parameters, kept in step. */
export interface ParametersPanel {
  /** Shows an appearance from elsewhere, with the values it has now. */
  show(appearance: string, values: FormValues): void
  /** Values to pick from, by the parameter's name; they take the place of those before. */
  offer(suggestions: Readonly<Record<string, readonly string[]>>): void
}

/** `apply` is called with an appearance that can be read, whenever the person changes it. */
export function createParametersPanel(apply: (appearance: string) => void): ParametersPanel {
  const text = byId('appearance', HTMLTextAreaElement)
  const error = byId('appearance-error', HTMLElement)
  const inputs = knownParameters.map(place)
  let current: FormValues = { fields: {}, datasets: {} }

  function place(parameter: KnownParameter) {
    const input = createParameterInput(parameter, (value) => change(parameter, value))
    byId(parameter.common ? 'parameter-inputs' : 'more-parameter-inputs', HTMLElement).append(input.element)
    return input
  }

  function show(appearance: string, values: FormValues): void {
    current = values
    text.value = appearance
    error.textContent = ''
    try {
      const parameters = evaluateParameters(parseAppearance(appearance), values)
      const valueByKey = new Map(parameters.map(({ key, value }) => [key, String(value)]))
      for (const input of inputs) input.show(valueByKey.get(input.parameter.key) ?? '')
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

  function change({ key }: KnownParameter, value: ParameterValue | undefined): void {
    try {
      take(withParameter(text.value, key, value))
    } catch (problem) {
      explain(problem)
    }
  }

  byId('apply-appearance', HTMLButtonElement).addEventListener('click', () => take(text.value))
  byId('appearance-csv', HTMLElement).textContent = attachedCsv
  return {
    show,
    offer(suggestions) {
      for (const input of inputs) input.offer(suggestions[input.parameter.key] ?? [])
    },
  }
}
