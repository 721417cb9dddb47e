import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { keepList } from '../stand-in/twilio/do-not-call-list.ts'
import { dial, enumerator, listOf, respondent, setUp } from '../stand-in/twilio/fixture.ts'
import { root } from './pages.ts'

/** What the pages call that is not ours; only that it is meant is checked. */
const elsewhere = [
  'cd dist/serverless',
  'twilio serverless:deploy',
  'twilio login',
  'twilio plugins:install @twilio-labs/plugin-serverless',
  'npm install -g twilio-cli',
  'npm install',
  'openssl genrsa -out private_key.pem 2048',
  'openssl rsa -in private_key.pem -pubout -out public_key.pem',
]

/** Runs one line of a shell as far as it concerns this project: our scripts exist, Twilio's stand-in obeys. */
export async function runShellLine(line: string): Promise<void> {
  const [program = '', ...words] = wordsOf(line.replace(/\s+# .*$/, ''))
  if (program === 'npm') return runNpm(words, line)
  if (program === 'curl') return runCurl(words, line)
  if (program === 'node' || program === 'npx') return runTool(program, words, line)
  expect(elsewhere, line).toContain(line)
}

/** The tool is installed, and the files that it is given are there; `node` is given one of ours first. */
function runTool(program: string, words: readonly string[], line: string): void {
  const [first = ''] = words
  if (program === 'npx') expect(existsSync(new URL(`node_modules/.bin/${first}`, root)), line).toBe(true)
  const files = program === 'npx' ? words.filter((word) => /\.m?[jt]s$/.test(word)) : [first]
  for (const file of files) {
    const places = [file, `extras/${file}`].map((place) => new URL(place, root))
    expect(
      places.some((place) => existsSync(place)),
      `${line}: ${file}`,
    ).toBe(true)
  }
}

/** Quotes keep words together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, quoted, doubly, bare]) => quoted ?? doubly ?? bare ?? '',
  )
}

function runNpm(words: readonly string[], line: string): void {
  if (elsewhere.includes(line)) return
  const [verb = '', name = ''] = words
  const project: unknown = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  expect(project, line).toHaveProperty(['scripts', verb === 'run' ? name : verb])
}

async function runCurl(words: readonly string[], line: string): Promise<void> {
  const address = words.find((word) => word.startsWith('https://')) ?? ''
  if (!/^https:\/\/(api|sync)\.twilio\.com\//.test(address)) {
    const [, path = ''] = /^https:\/\/YOUR-DOMAIN(\/[\w/-]+)$/.exec(address) ?? []
    expect(existsSync(new URL(`src/functions${path}.ts`, root)), line).toBe(true)
    return
  }
  const after = (option: string) => words[words.indexOf(option) + 1] ?? ''
  const has = (option: string) => words.includes(option)
  const given = words.filter((_word, at) => words[at - 1] === '-d').join('&')
  const method = has('-X') ? after('-X') : has('-d') ? 'POST' : 'GET'
  const names = await somethingToDelete(method === 'DELETE' ? ['+254711222333'] : [])
  const fill = (text: string) =>
    text.replace(/\b(ACCOUNT|TOKEN|CALL|RECORDING|MESSAGE|SERVICE)\b/g, (name) => names.of[name] ?? name)
  const headers = headersOf(words)
  if (has('-u')) headers.set('Authorization', `Basic ${btoa(fill(after('-u')))}`)
  const body = has('-d') ? new URLSearchParams(given) : null
  const answer = await names.fetch(new Request(fill(address), { method, headers, body }))
  // What is new is answered with 201.
  expect(method === 'DELETE' || method === 'OPTIONS' ? [204] : [200, 201], line).toContain(answer.status)
  // What is asked as a browser asks first is asked to see who is let in.
  if (method === 'OPTIONS') expect(answer.headers.get('Access-Control-Allow-Origin'), line).toBe('*')
}

function headersOf(words: readonly string[]): Headers {
  const headers = new Headers()
  for (const [index, word] of words.entries()) {
    const [, name = '', value = ''] = /^([\w-]+): (.*)$/.exec(words[index + 1] ?? '') ?? []
    if (word === '-H') headers.set(name, value)
  }
  return headers
}

/** An account with a call that was recorded and is over, a message, and a list of those who want no calls. */
async function somethingToDelete(listed: readonly string[]) {
  const { twilio, clock, place, write, send, calls } = setUp()
  const call = await place(dial(respondent, 'record="record-from-answer-dual"'))
  await clock.advance(0)
  twilio.phones.answer(enumerator)
  await clock.advance(4000)
  twilio.phones.answer(respondent)
  await clock.advance(10_000)
  twilio.phones.hangUp(respondent)
  const message = await write()
  await clock.advance(60_000)
  const [recording] = listOf(await send('GET', `${calls}/${call}/Recordings.json`), 'recordings')
  const { sid: ACCOUNT, authToken: TOKEN } = twilio.account
  const of: Record<string, string> = {
    ACCOUNT,
    TOKEN,
    CALL: call,
    MESSAGE: message,
    RECORDING: String(recording?.sid),
    SERVICE: keepList(twilio, listed),
  }
  return { of, fetch: twilio.fetch }
}
