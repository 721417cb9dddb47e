import { readAddress, readNumber } from '../../twilio/phone-number.ts'
import type { ListedPerson } from '../people/directory.ts'
import { type Column, type CsvFile, type CsvRow, readCsv } from './read-csv.ts'

const respondentColumns: readonly Column[] = [['number'], ['name'], ['case']]

/** The list of enumerators that forms read calls the phone `from_number`. */
const callerColumns: readonly Column[] = [['user'], ['caller_id'], ['email'], ['phone', 'from_number']]

/**
 * The private asset of respondents. Several people may have one number: a household shares a phone.
 * @param file absent where the team has no such list
 * @throws Error that names the file and every row that cannot be used
 */
export function directoryAsset(file: CsvFile | undefined): string {
  if (!file) return '{}'
  const problems: string[] = []
  const people = new Map<string, ListedPerson[]>()
  for (const row of readPeople(file, respondentColumns, problems)) {
    const { name = '', case: caseId = '' } = row.cells
    const number = numberIn(row, 'number', problems)
    if (row.cells['number'] === '') problems.push(`line ${row.line}: there is no number`)
    const those = people.get(number) ?? []
    // The same row twice is no second person.
    const isKnown = those.some((one) => one.name === name && one.case === caseId)
    people.set(number, isKnown ? those : [...those, { name, case: caseId }])
  }
  refuse(file, problems)
  return JSON.stringify(Object.fromEntries(people))
}

/** The private asset of enumerators; see `directoryAsset`. */
export function callersAsset(file: CsvFile | undefined): string {
  if (!file) return '[]'
  const problems: string[] = []
  const callers = readPeople(file, callerColumns, problems).map((row) => {
    const { user = '', caller_id: callerId = '', phone = '' } = row.cells
    if (callerId === '' && phone === '') problems.push(`line ${row.line}: there is no number`)
    return {
      user,
      callerId: numberIn(row, 'caller_id', problems),
      email: emailIn(row, problems),
      // What rings may be a softphone as well.
      phone: isInternetAddress(phone) ? phone : numberIn(row, 'phone', problems),
    }
  })
  refuse(file, problems)
  return JSON.stringify(callers)
}

function readPeople(file: CsvFile, columns: readonly Column[], problems: string[]): CsvRow[] {
  const rows = readCsv(file, columns)
  if (rows.length === 0) problems.push('there is nobody in it, only the names of the columns')
  for (const { line, isTooLong } of rows) {
    if (isTooLong) problems.push(`line ${line}: more cells than columns; put a name with a comma into quotes`)
  }
  return rows
}

/** May be empty. A number is not quoted: a build's output is read by many. */
function numberIn({ line, cells }: CsvRow, name: string, problems: string[]): string {
  const text = cells[name] ?? ''
  const number = text === '' ? '' : decimals.test(text) ? undefined : readNumber(text)
  if (number === undefined) problems.push(`line ${line}: ${name} ${whatIsWrong(text)}`)
  return number ?? ''
}

/** `+254711222333.0`: dots are passed over in a number, and these would make another one of it. */
const decimals = /^\+?\d+[.,]0+$/

function whatIsWrong(text: string): string {
  // 2.55E+11, or 2,55E+11: the digits that are not shown are gone.
  if (/^\+?\d+([.,]\d+)?e\+?\d+$/i.test(text)) {
    return `is ${text}, which Excel has made of a long number: make the column Text there and enter it again`
  }
  if (decimals.test(text)) {
    return 'ends in decimals, which Excel has added: make the column Text there and enter it again'
  }
  const isBare = /^[1-9]\d{9,14}$/.test(text.replace(/[\s().-]/g, ''))
  return `is not +, country code and number${isBare ? '; Excel takes the + off' : ''}`
}

function isInternetAddress(text: string): boolean {
  const address = readAddress(text)
  return address !== undefined && address.kind !== 'number'
}

function emailIn({ line, cells }: CsvRow, problems: string[]): string {
  const text = cells['email'] ?? ''
  if (text !== '' && !/^[^\s@]+@[^\s@]+$/.test(text)) problems.push(`line ${line}: email is not an address`)
  return text
}

function refuse({ name }: CsvFile, problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`${name} cannot be used: ${problems.join('; ')}.`)
}
