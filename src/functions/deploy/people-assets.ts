import { readNumber } from '../../twilio/phone-number.ts'
import { type CsvRow, readCsv } from './read-csv.ts'

/** The private asset of respondents, from a CSV with `number`, `name` and `case`. Throws with every problem. */
export function directoryAsset(csv: string): string {
  const problems: string[] = []
  const people = new Map<string, { name: string; case: string }>()
  for (const { row, cells } of readCsv(csv)) {
    const number = readNumber(cells['number'] ?? '')
    if (number === undefined) problems.push(`row ${row}: number is not +, country code and number`)
    else if (people.has(number)) problems.push(`row ${row}: number stands in an earlier row as well`)
    else people.set(number, { name: cells['name'] ?? '', case: cells['case'] ?? '' })
  }
  refuse('directory', problems)
  return JSON.stringify(Object.fromEntries(people))
}

/** The private asset of enumerators, from a CSV with `user`, `caller_id`, `email` and `phone`. Throws with every problem. */
export function callersAsset(csv: string): string {
  const problems: string[] = []
  const callers = readCsv(csv).map((line) => ({
    user: line.cells['user'] ?? '',
    callerId: numberIn(line, 'caller_id', problems),
    email: emailIn(line, problems),
    phone: numberIn(line, 'phone', problems),
  }))
  refuse('callers', problems)
  return JSON.stringify(callers)
}

/** May be empty. The number itself is not quoted: a build's output is read by many. */
function numberIn({ row, cells }: CsvRow, name: string, problems: string[]): string {
  const text = cells[name] ?? ''
  const number = text === '' ? '' : readNumber(text)
  if (number === undefined) problems.push(`row ${row}: ${name} is not +, country code and number`)
  return number ?? ''
}

function emailIn({ row, cells }: CsvRow, problems: string[]): string {
  const text = cells['email'] ?? ''
  if (text !== '' && !/^[^\s@]+@[^\s@]+$/.test(text)) problems.push(`row ${row}: email is not an address`)
  return text
}

function refuse(what: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`The ${what} CSV cannot be used: ${problems.join('; ')}.`)
}
