import {
  AppearanceError,
  type Cursor,
  type Expression,
  evaluate,
  type FormValues,
  type ParameterValue,
  readExpression,
  skipBlanks,
} from './expression.ts'

/** One `key=value` of an appearance; `start` and `end` mark the value's own characters in the text. */
export interface AppearanceParameter {
  readonly key: string
  readonly expression: Expression
  readonly start: number
  readonly end: number
}

/** A field's appearance: the plug-in it names, its parameters, and the other words around it. */
export interface Appearance {
  /** `twilio-call` for `custom-twilio-call(…)`; the stem of the zip's name. */
  readonly plugin: string
  readonly parameters: readonly AppearanceParameter[]
  readonly otherWords: readonly string[]
}

/** A parameter as SurveyCTO hands it over: evaluated once, before the plug-in loads. */
export interface PluginParameter {
  readonly key: string
  readonly value: ParameterValue
}

/**
 * Reads an appearance such as `custom-twilio-call(to_number=${phone}, record=1) w2`.
 *
 * @throws AppearanceError at the first character that SurveyCTO would not take
 * @see https://docs.surveycto.com/02-designing-forms/03-advanced-topics/06.using-field-plug-ins.html
 */
export function parseAppearance(text: string): Appearance {
  const cursor: Cursor = { text, at: 0 }
  let plugin: string | undefined
  let parameters: readonly AppearanceParameter[] = []
  const otherWords: string[] = []

  for (skipBlanks(cursor); cursor.at < text.length; skipBlanks(cursor)) {
    const start = cursor.at
    const word = readWord(cursor)
    if (!word.startsWith('custom-')) {
      otherWords.push(word)
      continue
    }
    if (plugin !== undefined) throw new AppearanceError('A field takes one plug-in only', start)
    plugin = readPluginName(word, start)
    if (text.charAt(cursor.at) === '(') parameters = readParameters(cursor)
  }
  if (plugin === undefined) {
    throw new AppearanceError('No plug-in is named. Begin with custom- and the name of its zip', 0)
  }
  return { plugin, parameters, otherWords }
}

/** Parameters with their values, in the order written. @throws AppearanceError */
export function evaluateParameters(appearance: Appearance, values: FormValues): PluginParameter[] {
  return appearance.parameters.map(({ key, expression }) => ({ key, value: evaluate(expression, values) }))
}

/** Writes `value` as SurveyCTO reads it back: a number bare, text in the quotes that it does not contain. */
export function writeValue(value: ParameterValue): string {
  if (typeof value === 'number') return String(value)
  if (!value.includes("'")) return `'${value}'`
  if (!value.includes('"')) return `"${value}"`
  // Text with both quotes cannot be written as one literal, because there is no escape.
  const parts = value.split("'").map((part) => `'${part}'`)
  return `concat(${parts.join(`, "'", `)})`
}

/**
 * The same appearance with one parameter set, added at the end or (for `undefined`) taken out; everything
 * else stays as it was written.
 *
 * @throws AppearanceError when `text` cannot be read
 */
export function withParameter(text: string, key: string, value: ParameterValue | undefined): string {
  const { parameters } = parseAppearance(text)
  const index = parameters.findIndex((parameter) => parameter.key === key)
  const present = parameters[index]
  if (present && value !== undefined) {
    return text.slice(0, present.start) + writeValue(value) + text.slice(present.end)
  }
  if (present) return withoutParameter(text, parameters, index)
  return value === undefined ? text : withAddedParameter(text, parameters, `${key}=${writeValue(value)}`)
}

function withoutParameter(text: string, parameters: readonly AppearanceParameter[], index: number): string {
  const present = parameters[index]
  const before = parameters[index - 1]
  const after = parameters[index + 1]
  if (!present) return text
  if (before) return text.slice(0, before.end) + text.slice(present.end)
  const keyStart = text.indexOf('(') + 1
  if (!after) return text.slice(0, keyStart) + text.slice(present.end)
  return text.slice(0, keyStart) + text.slice(present.end).replace(/^\s*,/, '')
}

function withAddedParameter(text: string, parameters: readonly AppearanceParameter[], added: string): string {
  const last = parameters.at(-1)
  if (last) {
    const separator = text.slice(0, last.end).includes('\n') ? ',\n  ' : ', '
    return text.slice(0, last.end) + separator + added + text.slice(last.end)
  }
  const bare = /custom-[\w.-]+(?:\(\s*\))?/
  return text.replace(bare, (found) => `${found.replace(/\(\s*\)$/, '')}(${added})`)
}

function readWord(cursor: Cursor): string {
  const pattern = /[^\s()]+/y
  pattern.lastIndex = cursor.at
  const word = pattern.exec(cursor.text)?.[0]
  if (word === undefined) {
    const sign = cursor.text.charAt(cursor.at)
    throw new AppearanceError(
      sign === '('
        ? 'The parameters must follow the name of the plug-in without a space'
        : `${sign} is one too many`,
      cursor.at,
    )
  }
  cursor.at += word.length
  return word
}

function readPluginName(word: string, start: number): string {
  const name = word.slice('custom-'.length)
  if (!/^[A-Za-z][\w.-]*$/.test(name)) {
    throw new AppearanceError(`custom-${name} does not name a plug-in`, start)
  }
  return name
}

function readParameters(cursor: Cursor): AppearanceParameter[] {
  const opened = cursor.at
  const parameters: AppearanceParameter[] = []
  cursor.at += 1
  skipBlanks(cursor)
  while (cursor.text.charAt(cursor.at) !== ')') {
    const { at } = cursor
    const parameter = readParameter(cursor, opened)
    if (parameters.some(({ key }) => key === parameter.key)) {
      throw new AppearanceError(`${parameter.key} is given twice`, at)
    }
    parameters.push(parameter)
    readSeparator(cursor, opened)
  }
  cursor.at += 1
  return parameters
}

function readParameter(cursor: Cursor, opened: number): AppearanceParameter {
  const pattern = /([A-Za-z_][\w.-]*)\s*=\s*/y
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  const key = found?.[1]
  if (!found || key === undefined) throw keyError(cursor, opened)
  cursor.at += found[0].length
  const start = cursor.at
  const expression = readExpression(cursor)
  return { key, expression, start, end: cursor.at }
}

function keyError(cursor: Cursor, opened: number): AppearanceError {
  if (cursor.at >= cursor.text.length) return new AppearanceError('The ( here has no closing )', opened)
  return new AppearanceError('A parameter is written name=value', cursor.at)
}

function readSeparator(cursor: Cursor, opened: number): void {
  skipBlanks(cursor)
  const sign = cursor.text.charAt(cursor.at)
  if (sign === ')') return
  if (sign === '') throw new AppearanceError('The ( here has no closing )', opened)
  if (sign !== ',') {
    const known = /[-+*<>!=]/.test(sign)
      ? 'Operators are not known here; compute in a calculate field'
      : undefined
    throw new AppearanceError(known ?? `A comma or ) belongs here, not ${sign}`, cursor.at)
  }
  cursor.at += 1
  skipBlanks(cursor)
  if (cursor.text.charAt(cursor.at) === ')') {
    throw new AppearanceError('There is a comma too many before )', cursor.at)
  }
}
