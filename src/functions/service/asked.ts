import { askField, keyField, requestOf } from '../../twilio/service-ask.ts'
import type { TwilioRequest } from '../../twilio/transport.ts'
import type { Visit } from '../runtime/visit.ts'

/** What a form asks these Functions to ask Twilio. */
export interface Asked {
  /** Such as `POST Calls.json`. */
  readonly ask: string
  readonly request: TwilioRequest
  /** A field that is given once at the most; '' where it is not. */
  field(name: string): string
  fields(name: string): readonly string[]
}

/** One thing that a route does. */
export interface Doing {
  /** The whole of `Ask`. */
  readonly ask: RegExp
  /** The fields that may go along, those with a `*` several times. Twilio knows many more that nobody may use. */
  readonly fields: readonly string[]
}

/** One that Twilio gives. */
export const sid = {
  call: 'CA[0-9a-f]{32}',
  recording: 'RE[0-9a-f]{32}',
  message: '(?:SM|MM)[0-9a-f]{32}',
} as const

/** Which of a route's doings is asked for, and with what; undefined where it is none of them to the letter. */
export function readAsked<One extends Doing>(
  visit: Visit,
  doings: readonly One[],
): { doing: One; asked: Asked } | undefined {
  const { parameters, settings } = visit
  const [ask = ''] = parameters.get(askField) ?? []
  const doing = doings.find((one) => one.ask.test(ask))
  const given = [...parameters].filter(([name]) => name !== askField && name !== keyField)
  if (!doing || !given.every(([name, values]) => takes(doing, name, values.length))) return undefined
  const pairs = given.flatMap(([name, values]) => values.map((value) => [name, value] as const))
  const request = requestOf(ask, settings.accountSid, pairs)
  if (!request) return undefined
  const fields = (name: string) => parameters.get(name) ?? []
  return { doing, asked: { ask, request, fields, field: (name) => fields(name)[0] ?? '' } }
}

function takes({ fields }: Doing, name: string, times: number): boolean {
  return fields.includes(`${name}*`) || (times === 1 && fields.includes(name))
}

/** Whether no request has come at all: the form only opens the connection. */
export function isWarmUp({ parameters }: Visit): boolean {
  return !parameters.has(askField)
}
