import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeMessageError, knownMessageCodes } from '../../src/plugin/message/errors.ts'
import { describeCode, knownCodes, type Told } from '../../src/plugin/screen/errors.ts'
import { root, rowsIn, sectionOf } from './pages.ts'
import { shownTable, shownWords } from './shown-words.ts'

const page = 'extras/errors.md'

/** The cells of every row of the tables under a heading, without their heads. */
function rowsUnder(heading: string): string[][] {
  const text = sectionOf(page, heading)
  return rowsIn(text.replace(/^\|.*\n(?=\|---)/gm, '')).map((cells) =>
    cells.map((cell) => cell.replaceAll('\\|', '|')),
  )
}

/** What a cell quotes from the screen. */
const saidIn = (cell = '') => [...cell.matchAll(/\*([^*]+)\*/g)].map((found) => found[1] ?? '')

/** What the enumerator reads, then what the designer does. */
function inBothVoices(told: Told | undefined): string[] {
  return [told?.title, told?.text, told?.designer].filter((key) => key !== undefined).map(asShown)
}

const asShown = (key: string | undefined) => shownTable[key ?? ''] ?? `no word is named ${key}`

describe('what the field itself says', () => {
  const rows = rowsUnder('What the field itself says')
  const quoted = rows.flatMap(([said]) => saidIn(said))

  it('is quoted in the very words of the screen, each once', () => {
    expect(quoted.length).toBeGreaterThan(60)
    for (const words of quoted) expect(shownWords).toContain(words)
    const first = rows.map(([said]) => said)
    expect(new Set(first).size).toBe(first.length)
  })

  it('has every problem that a parameter, a file, the network or a missing permission can make', () => {
    const trouble =
      /^(problem|setUpWrong|unsure|sendUnsure|not(Placed|Sent)$|recordingNot[A-Z]|tooOld$)|(Missing|Denied|Offline|Failed|Unusable)$/
    // These are the short word for a status, not a problem that somebody reads alone.
    const statuses = ['historyFailed', 'statusNotDelivered']
    const keys = Object.keys(shownTable).filter((key) => trouble.test(key) && !statuses.includes(key))
    expect(keys.length).toBeGreaterThan(40)
    for (const key of keys) expect(quoted, key).toContain(asShown(key))
  })

  it('says of each what to do and who can do it', () => {
    for (const [said, toDo, who = ''] of rows) {
      expect(toDo, said).not.toBe('')
      for (const one of who.split('; '))
        expect(['enumerator', 'designer', 'owner', 'supervisor'], said).toContain(one)
    }
  })
})

describe("Twilio's codes", () => {
  const rowsByCode = (heading: string) =>
    rowsUnder(heading).map(([code, ...cells]) => [Number(code), ...cells] as const)

  it('has one row for every code that the plug-in has words for', () => {
    const codesUnder = (heading: string) => rowsByCode(heading).map(([code]) => code)
    const sorted = (codes: readonly number[]) => [...codes].sort((one, other) => one - other)
    expect(codesUnder('Codes of calls')).toEqual(sorted(knownCodes))
    expect(codesUnder('Codes of messages')).toEqual(sorted(knownMessageCodes))
  })

  it('quotes for each code the title and the texts that the screen then shows', () => {
    for (const [code, said] of rowsByCode('Codes of calls')) {
      expect(saidIn(said), String(code)).toEqual(inBothVoices(describeCode(code)))
    }
    for (const [code, said] of rowsByCode('Codes of messages')) {
      expect(saidIn(said), String(code)).toEqual(inBothVoices(describeMessageError(code)))
    }
  })

  it('has no words under Other codes for a code that has its own', () => {
    const others = rowsUnder('Other codes').flatMap(([codes = '']) => codes.match(/\d+/g) ?? [])
    expect(others).toContain('13214')
    for (const code of others) expect([...knownCodes, ...knownMessageCodes]).not.toContain(Number(code))
  })
})

describe("what the team's own Functions say", () => {
  const folder = new URL('src/functions/', root)
  const source = [
    ...readdirSync(folder),
    ...readdirSync(new URL('service/', folder)).map((file) => `service/${file}`),
  ]
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8').replace(/\$\{[^}]*\}/g, '…'))
    .join('\n')
  const quoted = rowsUnder("What your team's own Functions say").flatMap(([said]) => saidIn(said))

  it('is quoted as the Functions write it', () => {
    expect(quoted.length).toBeGreaterThan(10)
    for (const words of quoted) expect(source).toContain(words)
  })

  it('has every refusal that names a line of .env or a parameter of the form', () => {
    const refusals = [
      ...source.matchAll(
        /['`]([^'`\n]*\b(?:ALLOWED_[A-Z_]+|SERVICE_KEYS|[a-z]+_[a-z_]+),? [^'`\n]*|[^'`\n]* in ALLOWED_[A-Z_]+)['`]/g,
      ),
    ]
    expect(refusals.length).toBeGreaterThan(5)
    for (const [, words] of refusals) expect(quoted).toContain(words)
  })
})
