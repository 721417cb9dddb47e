/** A value as a plug-in receives it: only a literal number arrives as a number, all else as text. */
export type ParameterValue = string | number

/** What expressions read: the form's fields by name, and attached datasets by name (rows of columns). */
export interface FormValues {
  readonly fields: Readonly<Record<string, string>>
  readonly datasets: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>
}

export interface TextExpression {
  readonly kind: 'text'
  readonly value: string
}

/** `at` is where it stands in the text, from 0. */
export interface FieldExpression {
  readonly kind: 'field'
  readonly name: string
  readonly at: number
}

/** The part of SurveyCTO's expression language that forms use to hand parameters to a plug-in. */
export type Expression =
  | TextExpression
  | FieldExpression
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly inputs: readonly Expression[]
      readonly at: number
    }

/** Something in an appearance that SurveyCTO would not take. `at` counts characters from 0. */
export class AppearanceError extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(`${message} (character ${at + 1})`)
    this.name = 'AppearanceError'
    this.at = at
  }
}

/** A place in a text. Functions below read from it and move it on. */
export interface Cursor {
  readonly text: string
  at: number
}

/** Moves past blanks and line breaks. */
export function skipBlanks(cursor: Cursor): void {
  while (/\s/.test(cursor.text.charAt(cursor.at))) cursor.at += 1
}

/**
 * Reads one expression: a quoted text, a number, `${field}`, or a function of those. Operators are not
 * modelled: forms compute in a calculate field and refer to it.
 *
 * @throws AppearanceError
 * @see https://docs.surveycto.com/02-designing-forms/01-core-concepts/09.expressions.html
 */
export function readExpression(cursor: Cursor): Expression {
  skipBlanks(cursor)
  const start = cursor.at
  const next = cursor.text.charAt(start)
  if (/[‘’“”„«»`]/.test(next)) {
    throw new AppearanceError(`${next} is not a straight quote. Use ' around text`, start)
  }
  if (next === "'" || next === '"') return readText(cursor, next)
  if (cursor.text.startsWith('${', start)) return readField(cursor)
  const number = match(cursor, /-?\d+(?:\.\d+)?(?![\w.])/y)
  if (number !== undefined) return { kind: 'number', value: Number(number) }
  const name = match(cursor, /[A-Za-z][\w-]*/y)
  if (name !== undefined) return readCall(cursor, name, start)
  throw new AppearanceError(
    next === '' ? 'A value is missing at the end' : `A value cannot begin with ${next}. Put text in ' '`,
    start,
  )
}

/** Reads what fits here and moves past it; `pattern` is sticky. */
export function match(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)?.[0]
  cursor.at += found?.length ?? 0
  return found
}

/**
 * Reads a text between quotes. SurveyCTO has no escape inside: text with an apostrophe goes in double quotes.
 *
 * @throws AppearanceError
 */
export function readText(cursor: Cursor, quote: string): TextExpression {
  const start = cursor.at
  const end = cursor.text.indexOf(quote, start + 1)
  if (end < 0) throw new AppearanceError(`The text that begins here has no closing ${quote}`, start)
  cursor.at = end + 1
  const following = cursor.text.charAt(cursor.at)
  if (following === "'" || following === '"') {
    throw new AppearanceError('Two texts touch. Put text that has an apostrophe in " "', cursor.at)
  }
  return { kind: 'text', value: cursor.text.slice(start + 1, end) }
}

/** Reads `${field}`. @throws AppearanceError */
export function readField(cursor: Cursor): FieldExpression {
  const start = cursor.at
  const end = cursor.text.indexOf('}', start)
  const name = end < 0 ? '' : cursor.text.slice(start + 2, end)
  if (!/^[A-Za-z_][\w.-]*$/.test(name)) {
    throw new AppearanceError('A field is named between a dollar sign with { and a closing }', start)
  }
  cursor.at = end + 1
  return { kind: 'field', name, at: start }
}

function readCall(cursor: Cursor, name: string, start: number): Expression {
  skipBlanks(cursor)
  if (cursor.text.charAt(cursor.at) !== '(') {
    throw new AppearanceError(`${name} is neither a number nor in quotes. Write '${name}'`, start)
  }
  cursor.at += 1
  const inputs: Expression[] = []
  skipBlanks(cursor)
  if (cursor.text.charAt(cursor.at) !== ')') inputs.push(readExpression(cursor))
  for (skipBlanks(cursor); cursor.text.charAt(cursor.at) === ','; skipBlanks(cursor)) {
    cursor.at += 1
    inputs.push(readExpression(cursor))
  }
  if (cursor.text.charAt(cursor.at) !== ')') {
    throw new AppearanceError(`${name}( needs a comma or its closing )`, cursor.at)
  }
  cursor.at += 1
  if (!Object.hasOwn(functions, name)) {
    throw new AppearanceError(`${name}() is not known here. Compute it in a calculate field`, start)
  }
  return { kind: 'call', name, inputs, at: start }
}

type FormFunction = (inputs: readonly ParameterValue[], values: FormValues, at: number) => ParameterValue

/** What a form's expressions and a plug-in's parameters may call alike. */
export const functions: Readonly<Record<string, FormFunction>> = {
  concat: (inputs) => inputs.join(''),
  string: ([input]) => String(input ?? ''),
  number: ([input]) => Number(input),
  lower: ([input]) => String(input ?? '').toLowerCase(),
  upper: ([input]) => String(input ?? '').toUpperCase(),
  once: ([input]) => input ?? '',
  coalesce: (inputs) => inputs.find((input) => input !== '') ?? '',
  substr: ([text, from, to]) =>
    String(text ?? '').slice(Number(from), to === undefined ? undefined : Number(to)),
  'item-at': ([separator, list, index]) =>
    String(list ?? '').split(String(separator ?? ''))[Number(index)] ?? '',
  linebreak: () => '\n',
  pulldata: pullData,
}

// The first row that matches, always as text, empty when no row does:
// https://docs.surveycto.com/02-designing-forms/03-advanced-topics/03.preloading.html
function pullData(inputs: readonly ParameterValue[], values: FormValues, at: number): string {
  const [source, column, keyColumn, key] = inputs.map(String)
  if (source === undefined || column === undefined || keyColumn === undefined || key === undefined) {
    throw new AppearanceError('pulldata() needs a dataset, a column, a key column and a key', at)
  }
  const rows = Object.hasOwn(values.datasets, source) ? values.datasets[source] : undefined
  if (!rows) throw new AppearanceError(`No dataset called ${source} is attached to the form`, at)
  const row = rows.find((candidate) => candidate[keyColumn] === key)
  if (row && !Object.hasOwn(row, column)) {
    throw new AppearanceError(`The dataset ${source} has no column ${column}`, at)
  }
  return row?.[column] ?? ''
}

/** @throws AppearanceError when the form has no such field, dataset or column. */
export function evaluate(expression: Expression, values: FormValues): ParameterValue {
  switch (expression.kind) {
    case 'text':
    case 'number':
      return expression.value
    case 'field':
      return fieldValue(expression, values)
    case 'call': {
      const inputs = expression.inputs.map((input) => evaluate(input, values))
      return functions[expression.name]?.(inputs, values, expression.at) ?? ''
    }
  }
}

/** The text that the form has in a field. @throws AppearanceError when the form has no such field. */
export function fieldValue({ name, at }: FieldExpression, { fields }: FormValues): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (value === undefined) throw new AppearanceError(`The form has no field called ${name}`, at)
  return value
}
