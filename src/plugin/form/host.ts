import { isRecord } from '../../twilio/json-values.ts'

/**
 * SurveyCTO's runtime, as far as it is used.
 * https://github.com/surveycto/Field-plug-in-resources/blob/master/docs/api-reference.md
 */
export interface Host {
  /** What the form gives for a parameter; hosts differ in what they give for an absent one. */
  parameter(name: string): unknown
  /** The names the form designer wrote, where the host tells them. */
  parameterNames(): string[]
  readonly storedAnswer: string
  readonly storedMetadata: string
  /** What the host has by now; '' where it does not tell. */
  readMetadata(): string
  readonly readOnly: boolean
  /** The form language's name, as the form designer spelled it. */
  readonly language: string
  setAnswer(answer: string): void
  setMetadata(text: string): void
}

/** Reads the globals that SurveyCTO puts in front of script.js. Throws where there are none. */
export function readHost(globals: Readonly<Record<string, unknown>>): Host {
  const properties = record(globals['fieldProperties'])
  const getPluginParameter = functionNamed(globals, 'getPluginParameter')
  const getMetaData = functionNamed(globals, 'getMetaData')
  const setMetaData = functionNamed(globals, 'setMetaData')
  const setAnswer = functionNamed(globals, 'setAnswer')
  const listed = properties['PARAMETERS']
  return {
    parameter: (name) => getPluginParameter(name),
    parameterNames: () =>
      Array.isArray(listed)
        ? listed.map((item) => text(record(item)['key'])).filter((name) => name !== '')
        : [],
    storedAnswer: text(properties['CURRENT_ANSWER']),
    storedMetadata: text(getMetaData()),
    readMetadata: () => text(getMetaData()),
    readOnly: properties['READONLY'] === true || properties['READONLY'] === 'true',
    language: text(properties['LANGUAGE']),
    setAnswer: (answer) => void setAnswer(answer),
    setMetadata: (metadata) => void setMetaData(metadata),
  }
}

function functionNamed(
  globals: Readonly<Record<string, unknown>>,
  name: string,
): (...values: unknown[]) => unknown {
  const value = globals[name]
  if (typeof value !== 'function') throw new Error(`${name} is missing: this page is not a SurveyCTO form.`)
  return (...values) => value(...values)
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
