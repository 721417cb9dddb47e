import {
  AppearanceError,
  type Cursor,
  type FieldExpression,
  functions,
  match,
  readField,
  readText,
  skipBlanks,
  type TextExpression,
} from './expression.ts'

/**
 * What stands in a form's columns `relevance`, `constraint`, `calculation` and `choice_filter`: the operands of an
 * appearance, and operators between them. `current` is the `.` of a constraint; a `column` is one of the choice that a
 * filter looks at.
 */
export type Formula =
  | TextExpression
  | FieldExpression
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'current'; readonly at: number }
  | { readonly kind: 'column'; readonly name: string; readonly at: number }
  | { readonly kind: 'negative'; readonly of: Formula }
  | { readonly kind: 'operation'; readonly sign: Sign; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly inputs: readonly Formula[]; readonly at: number }

type Sign = 'or' | 'and' | '=' | '!=' | '<=' | '>=' | '<' | '>' | '+' | '-' | '*' | 'div' | 'mod'

/** From the one that binds least to the one that binds most. A word ends where no letter or digit follows. */
const levels: readonly RegExp[] = [
  /or(?![\w-])/y,
  /and(?![\w-])/y,
  /!?=|[<>]=?/y,
  /[+-]/y,
  /\*|(?:div|mod)(?![\w-])/y,
]

const signs: ReadonlySet<string> = new Set('or and = != <= >= < > + - * div mod'.split(' '))
const isSign = (text: string): text is Sign => signs.has(text)

/** Functions that only a form's own columns use; formula-values.ts gives them. */
export const formFunctions = [
  ...['if', 'not', 'selected', 'empty', 'regex', 'string-length', 'int', 'round', 'index'],
  ...['duration', 'device-info', 'format-date-time'],
] as const

const isKnown = (name: string) => formFunctions.some((one) => one === name) || Object.hasOwn(functions, name)

/**
 * Reads a whole expression.
 *
 * @throws AppearanceError at the first character that SurveyCTO would not take, or that is not modelled here
 * @see https://docs.surveycto.com/02-designing-forms/01-core-concepts/09.expressions.html
 */
export function readFormula(text: string): Formula {
  const cursor: Cursor = { text, at: 0 }
  const formula = readLevel(cursor, 0)
  skipBlanks(cursor)
  if (cursor.at < text.length) {
    throw new AppearanceError(`An operator belongs here, not ${text.charAt(cursor.at)}`, cursor.at)
  }
  return formula
}

function readLevel(cursor: Cursor, level: number): Formula {
  const operator = levels[level]
  if (!operator) return readOperand(cursor)
  let left = readLevel(cursor, level + 1)
  for (;;) {
    skipBlanks(cursor)
    const sign = match(cursor, operator)
    if (sign === undefined || !isSign(sign)) return left
    left = { kind: 'operation', sign, left, right: readLevel(cursor, level + 1) }
  }
}

function readOperand(cursor: Cursor): Formula {
  skipBlanks(cursor)
  const at = cursor.at
  const next = cursor.text.charAt(at)
  if (next === "'" || next === '"') return readText(cursor, next)
  if (cursor.text.startsWith('${', at)) return readField(cursor)
  if (next === '(') return readInside(cursor)
  const number = match(cursor, /\d+(?:\.\d+)?(?![\w.])/y)
  if (number !== undefined) return { kind: 'number', value: Number(number) }
  if (next === '-' || next === '.') {
    cursor.at += 1
    return next === '.' ? { kind: 'current', at } : { kind: 'negative', of: readOperand(cursor) }
  }
  const name = match(cursor, /[A-Za-z][\w-]*/y)
  if (name === undefined) {
    throw new AppearanceError(next === '' ? 'A value is missing' : `No value begins with ${next}`, at)
  }
  if (cursor.text.charAt(cursor.at) !== '(') return { kind: 'column', name, at }
  if (!isKnown(name)) throw new AppearanceError(`${name}() is not known here`, at)
  return { kind: 'call', name, inputs: readInputs(cursor, name), at }
}

function readInside(cursor: Cursor): Formula {
  const opened = cursor.at
  cursor.at += 1
  const inside = readLevel(cursor, 0)
  skipBlanks(cursor)
  if (cursor.text.charAt(cursor.at) !== ')') {
    throw new AppearanceError('The ( here has no closing )', opened)
  }
  cursor.at += 1
  return inside
}

function readInputs(cursor: Cursor, name: string): Formula[] {
  const inputs: Formula[] = []
  cursor.at += 1
  skipBlanks(cursor)
  if (cursor.text.charAt(cursor.at) !== ')') inputs.push(readLevel(cursor, 0))
  for (skipBlanks(cursor); cursor.text.charAt(cursor.at) === ','; skipBlanks(cursor)) {
    cursor.at += 1
    inputs.push(readLevel(cursor, 0))
  }
  if (cursor.text.charAt(cursor.at) !== ')') {
    throw new AppearanceError(`${name}( needs a comma or its closing )`, cursor.at)
  }
  cursor.at += 1
  return inputs
}
