// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'
import { parameterNames } from '../../src/plugin/form/parameters.ts'
import { evaluateParameters, parseAppearance } from '../../src/stand-in/surveycto/appearance.ts'
import type { FormValues } from '../../src/stand-in/surveycto/expression.ts'
import { evaluateText, textOf } from '../../src/stand-in/surveycto/formula-values.ts'
import { readTwiml } from '../../src/stand-in/twilio/webhooks/twiml-reader.ts'
import { readAnswer } from '../../src/stored/answer.ts'
import { readEveryCall } from '../../src/stored/every-call.ts'
import { isCallStatus } from '../../src/twilio/calls.ts'
import { isMessageStatus } from '../../src/twilio/messages.ts'
import { ClassicResponse } from '../../src/twiml/classic.ts'
import { parameters as given } from '../plugin/world/fixtures.ts'
import { check, readDataset, realCredentials } from './forms/workbook.ts'
import { type Block, root } from './pages.ts'
import { runShellLine } from './shell-line.ts'

const known = (name: string) => parameterNames.some((one) => one === name)
const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

/** A call's answer with every item in it, as a form has it. */
const answer = [
  ...['completed', `CA${'0'.repeat(32)}`, 'https://api.twilio.com/a.json', 'https://api.twilio.com/b.json'],
  ...['completed', `CA${'1'.repeat(32)}`, '12', '95', '2026-11-21T09:30:00Z', '2026-11-21T09:32:00Z'],
  ...['2', '0', '1.1', '+254711999888'],
  `CA${'2'.repeat(32)}/20261121T092500Z/1/busy/0/3.12//completed CA${'0'.repeat(32)}/20261121T092955Z/0/completed/95/1.1//completed`,
].join('|')

const numberFields: ReadonlyMap<string, string> = new Map([
  ['enumerator_number', '+254700000001'],
  ['from_number', '+254700000001'],
  ['respondent_number', '+254711222333'],
  ['numbers', '+254711222333'],
  ['caller_id', '+12025550110'],
])

/** A form in which every field that a page mentions has a value. */
function formFor(text: string): FormValues {
  const names = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name)
  const valueFor = (name: string) => numberFields.get(name) ?? (name === 'call' ? answer : '1204')
  // The last column is one that a team adds for service_url.
  const mine = { ...realCredentials, servicekey: 'f'.repeat(40) }
  const filled = (name: string) => readDataset(name).map((row) => ({ ...row, ...mine }))
  return {
    fields: Object.fromEntries(names.map((name) => [name, valueFor(name)])),
    datasets: {
      twilio_key: filled('twilio_key'),
      twilio_access: filled('twilio_access'),
      enumerator_phones: readDataset('enumerator_phones'),
      cases: readDataset('cases'),
    },
  }
}

/** The appearance is taken by the host, and its parameters by the plug-in. */
export function runAppearance(text: string): void {
  const appearance = parseAppearance(text)
  const pairs = evaluateParameters(appearance, formFor(text))
  const values = new Map<string, unknown>(pairs.map(({ key, value }) => [key, value]))
  const { settings, problems } = check(values)
  expect(problems).toEqual([])
  expect(settings).toBeDefined()
}

const { account_sid: _sid, auth_token: _token, ...numbers } = given
const overService = { ...numbers, service_url: 'https://calls-1234.twil.io', service_key: 'f'.repeat(40) }

/** Parameters, `name=value` with commas between them, are taken beside those that every field has, of whichever kind. */
export function runParameter(text: string): void {
  const pairs = evaluateParameters(parseAppearance(`custom-twilio-call(${text})`), formFor(text))
  const own = pairs.map(({ key, value }): [string, unknown] => [key, value])
  const problemsOf = (field: object) => check(new Map([...Object.entries(field), ...own])).problems
  const direct = problemsOf(given)
  expect(direct.length === 0 ? [] : problemsOf(overService)).toEqual([])
}

export function isParameter(text: string): boolean {
  const [, name = ''] = /^(\w+)=[^=]/.exec(text) ?? []
  return known(name)
}

/** An expression of a form: it gives something for an answer in full, which is what `.` is in a constraint. */
export function runExpression(text: string): void {
  const value = evaluateText(text, { ...formFor(text), current: answer })
  expect(textOf(value), text).not.toMatch(/^(NaN)?$/)
}

export const isExpression = (text: string) => /^(item-at|number|once|pulldata|concat)\(.+\)/.test(text)

function runAnswer(text: string): void {
  const stored = readAnswer(text)
  expect(isCallStatus(stored?.status) || isMessageStatus(stored?.status)).toBe(true)
  const [, , ...addresses] = text.split('|')
  expect(addresses).toHaveLength(2)
  for (const address of addresses) expect(address).toMatch(/^(https:\/\/api\.twilio\.com\/.*\.json)?$/)
}

/** Every call of a field: each is read, with all of its parts that are not empty. */
function runEveryCall(text: string): void {
  for (const line of linesOf(text)) {
    const written = line.split(' ').map((call) => call.split('/'))
    const read = readEveryCall(line).map((call) => Object.values(call))
    expect(written.map((parts) => parts.filter((part) => part !== '').length)).toEqual(
      read.map((parts) => parts.filter((part) => part !== undefined).length),
    )
    for (const parts of written) expect(parts).toHaveLength(8)
  }
}

/** Three dots stand for what is left out. */
function runJson(text: string): void {
  const whole = text.replace(/\{…[^{}]*…\}/g, '{}')
  const parts = whole.startsWith('{\n') ? [whole] : linesOf(whole)
  for (const part of parts) expect(JSON.parse(part)).toBeTypeOf('object')
}

/** The columns are those of a file that people download, and every line has as many cells. */
function runCsv(text: string): void {
  const [header = '', ...rows] = linesOf(text)
  const folders = ['extras/forms/', 'extras/functions/'].map((folder) => new URL(folder, root))
  const headers = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.csv'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8').split('\n')[0]),
  )
  expect(headers).toContain(header)
  for (const row of rows) expect(row.split(',')).toHaveLength(header.split(',').length)
}

/** Files and folders, each line with what they are for behind at least two blanks or a `#`. */
function runTree(text: string): void {
  for (const line of linesOf(text)) {
    const names = line
      .split(/\s+/)
      .filter((word) => /^[\w.-]+(\/|\.(json|html|css|ts|md|zip))[\w./-]*$/.test(word))
    expect(existsSync(new URL(names[0] ?? 'nothing', root)), line).toBe(true)
  }
}

/** Items are counted from 1 there: `call_1` is item 0. */
function runStata(text: string): void {
  for (const line of linesOf(text)) expect(line).toMatch(/^(split|destring|gen|format|tabulate) /)
  const items = [...text.matchAll(/\bcall_(\d+)/g)].map(([, place]) => Number(place) - 1)
  for (const item of items) expect(item).toBeLessThan(answer.split('|').length)
}

function runR(text: string): void {
  const functions = 'strsplit unlist function sapply length item as.numeric as.POSIXct table if'.split(' ')
  for (const [, name = ''] of text.matchAll(/([\w.]+) ?\(/g)) expect(functions).toContain(name)
  const items = [...text.matchAll(/\bitem\((\d+)\)/g)].map(([, place]) => Number(place))
  for (const item of items) expect(answer.split('|')[item]).toBeTruthy()
}

function runTypeScript(text: string): void {
  const script = text.replace('const response', 'response')
  expect(readTwiml(String(runInNewContext(script, { ClassicResponse, response: undefined })))).toBeDefined()
}

/** What a measuring command prints: every line begins with words of its source. */
function runFigures(text: string): void {
  const folders = ['test/bench/', 'test/load/'].map((folder) => new URL(folder, root))
  const source = folders
    .flatMap((folder) => readdirSync(folder).map((file) => new URL(file, folder)))
    .filter(({ pathname }) => pathname.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  for (const line of linesOf(text)) expect(source).toContain(line.trim().split(/ {2}/)[0]?.split(/ \d/)[0])
}

interface Kind {
  readonly name: string
  readonly has: (block: Block) => boolean
  readonly run: (text: string) => void | Promise<void>
}

const startsWith = (pattern: RegExp) => (block: Block) => pattern.test(block.text)
const isIn = (language: string) => (block: Block) => block.language === language

/** Every kind of block that the pages have, and how it is run. */
export const kinds: readonly Kind[] = [
  { name: 'an appearance', has: startsWith(/^custom-/), run: runAppearance },
  {
    name: 'expressions',
    has: ({ text }) => linesOf(text).every(isExpression),
    run: (text) => linesOf(text).forEach(runExpression),
  },
  { name: 'a stored answer', has: startsWith(/^[a-z-]+\|(CA|SM|MM)/), run: runAnswer },
  { name: 'every call of a field', has: startsWith(/^CA\w+\//), run: runEveryCall },
  { name: 'JSON', has: startsWith(/^\{/), run: runJson },
  { name: 'CSV', has: startsWith(/^[a-z_]+(,[a-z_]+)+\n/), run: runCsv },
  { name: 'Stata', has: isIn('stata'), run: runStata },
  { name: 'R', has: isIn('r'), run: runR },
  { name: 'TypeScript', has: isIn('ts'), run: runTypeScript },
  { name: 'figures', has: startsWith(/^(Round trips|Straight to Twilio)/), run: runFigures },
  { name: 'files and folders', has: startsWith(/^(manifest\.json|src\/|test\/|extras\/)/), run: runTree },
  {
    name: 'commands',
    has: startsWith(/^(npm|npx|node|curl|cd|twilio|openssl|git|CHROMIUM=|PORT=)\b/),
    run: async (text) => {
      for (const line of linesOf(text.replace(/\\\n\s*/g, ''))) await runShellLine(line)
    },
  },
]
