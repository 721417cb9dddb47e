import { describe, expect, it } from 'vitest'
import { sampleForms } from '../../extras/forms/source/sample-forms.ts'
import { builtInDispositions } from '../../src/plugin/form/disposition-list.ts'
import { parameterNames } from '../../src/plugin/form/parameters.ts'
import { writeAnswer } from '../../src/stored/answer.ts'
import { writeEveryCall } from '../../src/stored/every-call.ts'
import { readAddress } from '../../src/twilio/phone-number.ts'
import { callWith, entryWith, parameters, settingsWith } from '../plugin/world/fixtures.ts'
import { check, readDataset } from './forms/workbook.ts'
import { boldIn, codeIn, localLinks, readPage, rowsIn, sectionOf } from './pages.ts'
import { shownTable, shownWords } from './shown-words.ts'

const read = (guide: string) => readPage(`extras/${guide}`)

describe('troubleshooting.md', () => {
  const text = read('troubleshooting.md')

  it('quotes the screen in the very words that the plug-in shows', () => {
    const headings = [...text.matchAll(/^### (?:The screen says )?("[^"]+".*)$/gm)].map(
      (found) => found[1] ?? '',
    )
    const quoted = headings.flatMap((heading) =>
      [...heading.matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? ''),
    )
    expect(quoted.length).toBeGreaterThan(20)
    for (const words of quoted) expect(shownWords).toContain(words)
  })
})

describe('sample-forms.md', () => {
  it('names every sample form', () => {
    for (const { file } of sampleForms)
      expect(localLinks('extras/sample-forms.md')).toContain(`forms/${file}`)
  })

  it('explains every column of enumerator_phones.csv', () => {
    const columns = [...read('sample-forms.md').matchAll(/^\| `(\w+)` \|/gm)].map((row) => row[1])
    for (const caller of readDataset('enumerator_phones'))
      expect(columns).toEqual(expect.arrayContaining(Object.keys(caller)))
  })
})

describe('credentials.md', () => {
  it('names the permission that the screen asks for', () => {
    const permissions = shownWords.flatMap((words) => words.match(/\/twilio\/[a-z]+\/[a-z.]+\/[a-z]+/g) ?? [])
    expect(permissions).toContain('/twilio/voice/calls/list')
    for (const permission of permissions) expect(read('credentials.md')).toContain(permission)
  })
})

describe('parameters.md', () => {
  const rows = rowsIn(read('parameters.md'))

  it('explains exactly the parameters that the plug-in reads', () => {
    const named = rows.flatMap(([first]) => codeIn(first))
    expect([...named].sort()).toEqual([...parameterNames].sort())
  })

  it('gives for a parameter that is left out the value that it then has', () => {
    const defaults = rows.flatMap(([first, second]) =>
      codeIn(second).map((value) => [codeIn(first)[0] ?? '', value] as const),
    )
    expect(defaults.length).toBeGreaterThan(4)
    const given: Record<string, unknown> = { ...parameters }
    const settings = (changed: Record<string, unknown>) =>
      check(new Map(Object.entries({ ...given, ...changed }))).settings
    expect(settings({})).toBeDefined()
    for (const [name, value] of defaults) expect(settings({ [name]: value }), name).toEqual(settings({}))
  })
})

describe('what-is-stored.md', () => {
  const page = 'extras/what-is-stored.md'
  const places = (heading: string) =>
    rowsIn(sectionOf(page, heading))
      .map(([first = '']) => first)
      .filter((first) => /^\d+$/.test(first))
      .map(Number)

  it('explains every item of a call’s answer by its place', () => {
    const most = writeAnswer(callWith(), [], settingsWith({ details: true })).split('|').length
    expect([...places('The answer'), ...places('Items 4 to 14')]).toEqual(
      Array.from({ length: most }, (_, place) => place),
    )
  })

  it('explains every part of a call in item 14 by its place', () => {
    const [call = ''] = writeEveryCall([entryWith({})]).split(' ')
    expect(places('Every call of the field')).toEqual(call.split('/').map((_, at) => at + 1))
  })
})

describe('calling.md', () => {
  it('lists every disposition with its code, its label and when it is offered', () => {
    const when = { talk: 'after a talk', 'no-talk': 'when nobody talked' }
    const listed = rowsIn(sectionOf('extras/calling.md', 'Dispositions')).filter(([first = '']) =>
      first.startsWith('`'),
    )
    expect(listed).toEqual(
      builtInDispositions.map(({ code: number, label, after }) => [
        `\`${number}\``,
        `**${typeof label === 'string' ? label : shownTable[label.key]}**`,
        after ? when[after] : 'always',
      ]),
    )
  })
})

describe.each(['calling.md', 'parameters.md'])('%s', (guide) => {
  it('sets in bold the very words that the screen shows, and nothing else', () => {
    const words = boldIn(read(guide))
    expect(words.length).toBeGreaterThan(2)
    for (const text of words) expect(shownWords).toContain(text)
  })
})

describe('softphone.md', () => {
  const text = read('softphone.md')

  it('shows only addresses that the plug-in takes, and a line that stands in enumerator_phones.csv', () => {
    const addresses = [...text.matchAll(/\b(?:sip|client):\w[^\s`'|]*/g)].map(([address]) => address)
    const kinds = addresses
      .filter((address) => address !== 'client:name')
      .map((one) => readAddress(one)?.kind)
    expect(new Set(kinds)).toEqual(new Set(['sip', 'client']))
    const lines = readDataset('enumerator_phones').map((caller) => Object.values(caller).join(','))
    const [shown = ''] = /^halima,.*$/m.exec(text) ?? []
    expect(lines).toContain(shown)
  })

  it('quotes the screen in its own words', () => {
    const quoted = [...text.matchAll(/^\| "([^"]+)"/gm)].map((row) => row[1])
    expect(quoted.length).toBeGreaterThan(1)
    for (const words of quoted) expect(shownWords).toContain(words)
  })
})
