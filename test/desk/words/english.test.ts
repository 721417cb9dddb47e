import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dataWords } from '../../../src/desk/words/data-words.ts'
import { draftWords } from '../../../src/desk/words/draft-words.ts'
import { english } from '../../../src/desk/words/english.ts'
import { listenWords } from '../../../src/desk/words/listen-words.ts'
import { lookTwiceWords } from '../../../src/desk/words/look-twice-words.ts'
import { pageWords } from '../../../src/desk/words/page-words.ts'
import { parameterWords } from '../../../src/desk/words/parameter-words.ts'
import { recordingsWords } from '../../../src/desk/words/recordings-words.ts'
import { reportWords } from '../../../src/desk/words/report-words.ts'
import { say } from '../../../src/desk/words/say.ts'
import { setUpWords } from '../../../src/desk/words/set-up-words.ts'

const tables = {
  pageWords,
  dataWords,
  reportWords,
  lookTwiceWords,
  recordingsWords,
  listenWords,
  setUpWords,
  parameterWords,
  draftWords,
}
const source = new URL('../../../src/desk/', import.meta.url)

describe('the texts of the desk', () => {
  it('have each a name of its own: none takes the place of another part’s', () => {
    const keys = Object.values(tables).flatMap((table) => Object.keys(table))
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
    expect(Object.keys(english)).toHaveLength(keys.length)
  })

  it('are all said somewhere', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !/^words.(?!say)/.test(file),
    )
    const code = files.map((file) => readFileSync(new URL(file, source), 'utf8')).join('\n')
    // Why a file was not read is put together with its name.
    const isSaid = (key: string) => key.startsWith('none') || new RegExp(`['"]${key}['"]`).test(code)
    expect(Object.keys(english).filter((key) => !isSaid(key))).toEqual([])
  })

  it('stand with their values, and with the bare name where there is none', () => {
    expect(say('findSeen', { count: 3 })).toContain('3')
    expect(say('findSeen')).toContain('{count}')
  })
})
