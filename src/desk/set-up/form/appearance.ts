import { parameterNames } from '../../../plugin/form/parameters.ts'
import type { Access } from '../../recordings/access/access.ts'
import { isReference, type Plan, wayOf } from '../plan.ts'
import { pulledIn } from './attachment.ts'

export type Parameter = readonly [name: string, expression: string]

/** In the order of the sample forms, each as SurveyCTO reads it. */
export function parametersOf(plan: Plan, access: Access): Parameter[] {
  const pulled = pulledIn(wayOf(plan, access))
  const number = pulled.get('twilio_number')
  const all: readonly (Parameter | false | undefined)[] = [
    (plan.ownPhone.trim() !== '' || !isMessage(plan)) && ['from_number', `\${${plan.enumeratorField}}`],
    ['to_number', `\${${plan.respondentField}}`],
    number !== undefined && plan.twilioNumber.trim() !== '' && ['twilio_number', number],
    plan.usesService && ['service_url', writeText(plan.serviceUrl.trim())],
    ...[...pulled].filter(([name]) => name !== 'twilio_number'),
    ...givenParameters(plan),
  ]
  return all.filter((one): one is Parameter => one !== false && one !== undefined)
}

/** What goes into the column `appearance` of the field's row. */
export function writeAppearance(parameters: readonly Parameter[]): string {
  return `custom-twilio-call(${parameters.map(([name, expression]) => `${name}=${expression}`).join(', ')})`
}

function isMessage({ given }: Plan): boolean {
  return given.action === 'sms'
}

function givenParameters({ given }: Plan): Parameter[] {
  return parameterNames.flatMap((name): Parameter[] => {
    const text = given[name]?.trim() ?? ''
    return text === '' ? [] : [[name, writeText(text)]]
  })
}

/** A field and a whole number stand bare. There is no escape, so that a text with both quotes is put together. */
function writeText(text: string): string {
  if (isReference(text) || /^(0|[1-9]\d{0,8})$/.test(text)) return text
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`
}
