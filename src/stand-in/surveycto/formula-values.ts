import { AppearanceError, type FormValues, fieldValue, functions, type ParameterValue } from './expression.ts'
import { type Formula, type formFunctions, readFormula } from './formula.ts'

/** What an expression of the form gives: text, a number, or yes and no. */
export type FormulaValue = ParameterValue | boolean

/** What an expression reads, besides the fields and datasets. */
export interface FormulaValues extends FormValues {
  /** The answer that a constraint looks at. */
  readonly current?: string
  /** The choice that a filter looks at. */
  readonly columns?: Readonly<Record<string, string>>
  /** What the field holds already, which `once()` keeps. */
  readonly before?: string
  /** Seconds since the form was opened. */
  readonly seconds?: number
}

type Inputs = readonly FormulaValue[]
type OwnFunction = (inputs: Inputs, values: FormulaValues, at: number) => FormulaValue

/** All but `if`, of which only the branch that is taken is looked at. */
const ownFunctions: Readonly<Record<Exclude<(typeof formFunctions)[number], 'if'>, OwnFunction>> = {
  not: ([input]) => !isTrue(input ?? ''),
  selected: ([list, value]) => textOf(list).split(' ').includes(textOf(value)),
  empty: ([input]) => textOf(input) === '',
  // Whether a part that fits is enough is not documented: a pattern had better say ^ and $.
  regex: ([input, pattern]) => new RegExp(textOf(pattern)).test(textOf(input)),
  'string-length': ([input]) => textOf(input).length,
  int: ([input]) => Math.trunc(numberOf(input)),
  round: ([input, digits]) => Number(numberOf(input).toFixed(numberOf(digits))),
  index: () => 1,
  duration: (_inputs, { seconds = 0 }) => seconds,
  'device-info': () => 'stand-in',
  'format-date-time': ([input, format]) => formatTime(textOf(input), textOf(format)),
}

/** The value of a column of the form. @throws AppearanceError for what the form does not have. */
export function evaluateText(text: string, values: FormulaValues): FormulaValue {
  return evaluateFormula(readFormula(text), values)
}

/** @throws AppearanceError for a field, dataset or column that is not there. */
export function evaluateFormula(formula: Formula, values: FormulaValues): FormulaValue {
  switch (formula.kind) {
    case 'text':
    case 'number':
      return formula.value
    case 'field':
      return fieldValue(formula, values)
    case 'current':
      if (values.current === undefined) throw new AppearanceError('Only a constraint knows .', formula.at)
      return values.current
    case 'column': {
      const column = values.columns?.[formula.name]
      if (column === undefined) throw new AppearanceError(`${formula.name} is not in quotes`, formula.at)
      return column
    }
    case 'negative':
      return -numberOf(evaluateFormula(formula.of, values))
    case 'operation':
      return operate(formula, values)
    case 'call':
      return callFunction(formula, values)
  }
}

function callFunction(call: Extract<Formula, { kind: 'call' }>, values: FormulaValues): FormulaValue {
  const { name, inputs, at } = call
  if (name === 'if') {
    const [condition, yes, no] = inputs
    const taken = condition && isTrue(evaluateFormula(condition, values)) ? yes : no
    if (!taken) throw new AppearanceError('if() needs a condition and two values', at)
    return evaluateFormula(taken, values)
  }
  // An empty value is no value yet: it is calculated again.
  if (name === 'once' && values.before) return values.before
  const given = inputs.map((input) => evaluateFormula(input, values))
  if (isOwn(name)) return ownFunctions[name](given, values, at)
  return functions[name]?.(given.map(plain), values, at) ?? ''
}

const isOwn = (name: string): name is keyof typeof ownFunctions => Object.hasOwn(ownFunctions, name)

function operate(operation: Extract<Formula, { kind: 'operation' }>, values: FormulaValues): FormulaValue {
  const left = evaluateFormula(operation.left, values)
  const right = evaluateFormula(operation.right, values)
  switch (operation.sign) {
    case 'or':
      return isTrue(left) || isTrue(right)
    case 'and':
      return isTrue(left) && isTrue(right)
    case '=':
      return isEqual(left, right)
    case '!=':
      return !isEqual(left, right)
    case '<':
      return numberOf(left) < numberOf(right)
    case '<=':
      return numberOf(left) <= numberOf(right)
    case '>':
      return numberOf(left) > numberOf(right)
    case '>=':
      return numberOf(left) >= numberOf(right)
    case '+':
      return numberOf(left) + numberOf(right)
    case '-':
      return numberOf(left) - numberOf(right)
    case '*':
      return numberOf(left) * numberOf(right)
    case 'div':
      return numberOf(left) / numberOf(right)
    case 'mod':
      return numberOf(left) % numberOf(right)
  }
}

// As XPath 1.0 compares: yes and no first, then numbers where one of the two is a number, else text.
// https://www.w3.org/TR/1999/REC-xpath-19991116/#booleans
function isEqual(left: FormulaValue, right: FormulaValue): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return isTrue(left) === isTrue(right)
  if (typeof left === 'number' || typeof right === 'number') return numberOf(left) === numberOf(right)
  return left === right
}

/** Whether a value counts as yes. */
export function isTrue(value: FormulaValue): boolean {
  if (typeof value === 'boolean') return value
  return typeof value === 'number' ? value !== 0 && !Number.isNaN(value) : value !== ''
}

/** A value as a field stores it. */
export function textOf(value: FormulaValue | undefined): string {
  return value === undefined ? '' : String(plain(value))
}

// An empty text is no number in XPath, where JavaScript takes it for 0.
function numberOf(value: FormulaValue | undefined): number {
  if (typeof value === 'string') return value.trim() === '' ? Number.NaN : Number(value)
  return Number(value ?? Number.NaN)
}

function plain(value: FormulaValue): ParameterValue {
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return value
}

function formatTime(time: string, format: string): string {
  const [, Y = '', m = '', d = '', H = '', M = ''] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(time) ?? []
  const parts: Readonly<Record<string, string>> = { Y, m, d, H, M }
  return format.replace(/%(\w)/g, (whole, letter: string) => parts[letter] ?? whole)
}
