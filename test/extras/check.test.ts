import { describe, expect, it } from 'vitest'
import { faultCodes, noteCodes } from '../../src/twilio/set-up/findings.ts'
import { readPage } from './pages.ts'
import { shownTable } from './shown-words.ts'

const page = readPage('extras/check.md')
const [, answers = ''] = page.split('## The answer: codes')

describe('check.md', () => {
  it('has a row for every code that an answer may hold, and for no other', () => {
    const rows = [...answers.matchAll(/^\| ((?:`[^`]+`[^|]*)+)\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
    )
    expect(rows.filter((code) => !code.startsWith('form:')).sort()).toEqual([...faultCodes].sort())
    for (const code of noteCodes) expect(page).toContain(`\`${code}\``)
  })

  it('names every line of the check as the screen does', () => {
    const names = Object.entries(shownTable).filter(
      ([key]) =>
        /^check[A-Z]/.test(key) && !/^check(Do|Good$|Yes$|No$|Nobody$|Now$|Off$|Unknown$|Look$)/.test(key),
    )
    expect(names.length).toBeGreaterThan(12)
    for (const [, text] of names) expect(page).toContain(`*${text}*`)
  })
})
