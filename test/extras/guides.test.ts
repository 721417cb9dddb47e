import { describe, expect, it } from 'vitest'
import { sampleForms } from '../../extras/forms/source/sample-forms.ts'
import { readAddress } from '../../src/twilio/phone-number.ts'
import { readDataset } from './forms/workbook.ts'
import { localLinks, readPage } from './pages.ts'
import { shownWords } from './shown-words.ts'

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

describe('getting-started.md', () => {
  it('names every sample form', () => {
    for (const { file } of sampleForms)
      expect(localLinks('extras/getting-started.md')).toContain(`forms/${file}`)
  })

  it('explains every column of enumerator_phones.csv', () => {
    const columns = [...read('getting-started.md').matchAll(/^\| `(\w+)` \|/gm)].map((row) => row[1])
    for (const caller of readDataset('enumerator_phones'))
      expect(columns).toEqual(expect.arrayContaining(Object.keys(caller)))
  })

  it('names the permission that the screen asks for', () => {
    const permissions = shownWords.flatMap((words) => words.match(/\/twilio\/[a-z]+\/[a-z.]+\/[a-z]+/g) ?? [])
    expect(permissions).toContain('/twilio/voice/calls/list')
    for (const permission of permissions) expect(read('getting-started.md')).toContain(permission)
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
