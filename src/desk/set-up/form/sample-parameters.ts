import { parameterNames } from '../../../plugin/form/parameters.ts'
import type { Plan } from '../plan.ts'
import type { Parameter } from './appearance.ts'

/** How the account is reached is the designer's to say, whatever the sample does. */
const ofAccess = [
  'account_sid',
  'auth_token',
  'api_key',
  'api_secret',
  'service_url',
  'service_key',
  'twilio_number',
]

/** @param appearance of a sample form's field */
function parametersIn(appearance: string): Parameter[] {
  const inside = appearance.slice(appearance.indexOf('(') + 1, appearance.lastIndexOf(')'))
  const all = inside.matchAll(/(\w+)=('[^']*'|\w+\((?:[^()']|'[^']*')*\)|[^,]+)/g)
  return [...all].map(([, name = '', expression = '']) => [name, expression])
}

/** The designer's parameters, and those of the sample's that the rest of the form counts on, such as `details=1`. */
export function merged(parameters: readonly Parameter[], appearance: string): Parameter[] {
  const own = parametersIn(appearance)
  const given = new Set([...parameters.map(([name]) => name), ...ofAccess])
  // A form that only writes asks for no enumerator's number.
  const calls = own.some(([name]) => name === 'from_number')
  return [
    ...parameters.filter(([name]) => calls || name !== 'from_number'),
    ...own.filter(([name]) => !given.has(name)),
  ]
}

/**
 * The plan with what the sample gives its field by itself, as somebody would have written it into the boxes: what they
 * did write there stands.
 */
export function withSample(plan: Plan, appearance: string): Plan {
  const given = { ...plan.given }
  for (const [name, expression] of parametersIn(appearance)) {
    const parameter = parameterNames.find((one) => one === name)
    const text =
      /^'([^']*)'$/.exec(expression)?.[1] ?? (/^(\d+|\$\{\w+\})$/.test(expression) ? expression : '')
    if (parameter && text !== '' && !ofNumbers.includes(name) && (given[parameter] ?? '').trim() === '')
      given[parameter] = text
  }
  return { ...plan, given }
}

/** The plan has boxes of their own for these. */
const ofNumbers = ['from_number', 'to_number', ...ofAccess]
