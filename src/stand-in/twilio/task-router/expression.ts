/** What an expression is read against: a JSON document, or several under names of their own. */
export type Subject = Readonly<Record<string, unknown>>

/** An expression that TaskRouter would refuse. */
export class ExpressionError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ExpressionError'
  }
}

type Test = (subject: Subject) => boolean
type Value = (subject: Subject) => unknown

const tokenPattern =
  /\s*(?:(?<text>"[^"]*"|'[^']*')|(?<amount>-?\d+(?:\.\d+)?)|(?<sign>==|!=|<>|<=|>=|=|<|>|\(|\)|\[|\]|,)|(?<word>[A-Za-z_][\w.]*))/y

interface Token {
  readonly kind: 'text' | 'amount' | 'sign' | 'word'
  readonly text: string
}

function split(expression: string): Token[] {
  const tokens: Token[] = []
  tokenPattern.lastIndex = 0
  while (expression.slice(tokenPattern.lastIndex).trim() !== '') {
    const groups = tokenPattern.exec(expression)?.groups
    const found = groups && (['text', 'amount', 'sign', 'word'] as const).find((kind) => groups[kind])
    if (!groups || !found) throw new ExpressionError(`Cannot read the expression: ${expression}`)
    tokens.push({ kind: found, text: groups[found] ?? '' })
  }
  return tokens
}

function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}

function isLess(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right
  return typeof left === 'string' && typeof right === 'string' && left < right
}

/** Each by its sign. A key that is not there is null, and a comparison with null is false, save `!=`. */
const comparisons: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  '==': (left, right) => left !== null && left === right,
  '=': (left, right) => left !== null && left === right,
  '!=': (left, right) => left !== right,
  '<>': (left, right) => left !== right,
  '<': isLess,
  '>': (left, right) => isLess(right, left),
  '<=': (left, right) => left === right || isLess(left, right),
  '>=': (left, right) => left === right || isLess(right, left),
  IN: (left, right) => asList(right)?.includes(left) ?? false,
  'NOT IN': (left, right) => asList(right)?.includes(left) === false,
  HAS: (left, right) => asList(left)?.includes(right) ?? false,
  CONTAINS: (left, right) => typeof left === 'string' && typeof right === 'string' && left.includes(right),
}

function readPath(path: string): Value {
  return (subject) => {
    let value: unknown = subject
    for (const name of path.split('.')) {
      value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
    }
    return value ?? null
  }
}

const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
])

/**
 * Reads one of TaskRouter's expressions, such as `worker.sid NOT IN task.tried`. Throws ExpressionError.
 * https://www.twilio.com/docs/taskrouter/expression-syntax
 */
export function readExpression(expression: string): Test {
  const tokens = split(expression)
  let position = 0

  const fail = (): never => {
    throw new ExpressionError(`Cannot read the expression: ${expression}`)
  }
  const isNext = (text: string): boolean => tokens[position]?.text.toUpperCase() === text
  function take(text: string): boolean {
    if (!isNext(text)) return false
    position += 1
    return true
  }

  function readValue(): Value {
    const token = tokens[position] ?? fail()
    position += 1
    if (token.text === '[') return readListValue()
    if (token.kind === 'text') return () => token.text.slice(1, -1)
    if (token.kind === 'amount') return () => Number(token.text)
    if (token.kind === 'sign') return fail()
    const constant = token.text.toLowerCase()
    return constants.has(constant) ? () => constants.get(constant) : readPath(token.text)
  }

  function readListValue(): Value {
    const items: Value[] = []
    while (!take(']')) {
      items.push(readValue())
      if (!take(',') && !isNext(']')) fail()
    }
    return (subject) => items.map((item) => item(subject))
  }

  function readSign(): string {
    if (take('NOT')) return take('IN') ? 'NOT IN' : fail()
    const sign = tokens[position]?.text.toUpperCase() ?? ''
    position += 1
    return Object.hasOwn(comparisons, sign) ? sign : fail()
  }

  function readComparison(): Test {
    if (take('(')) {
      const inner = readAny()
      return take(')') ? inner : fail()
    }
    const left = readValue()
    const compare = comparisons[readSign()] ?? fail()
    const right = readValue()
    return (subject) => compare(left(subject), right(subject))
  }

  function readAll(): Test {
    const tests = [readComparison()]
    while (take('AND')) tests.push(readComparison())
    return (subject) => tests.every((test) => test(subject))
  }

  function readAny(): Test {
    const tests = [readAll()]
    while (take('OR')) tests.push(readAll())
    return (subject) => tests.some((test) => test(subject))
  }

  const test = readAny()
  return position === tokens.length ? test : fail()
}
