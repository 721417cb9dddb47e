import { describe, expect, it } from 'vitest'
import { type CaseClass, classOfCode, isCaseClass } from '../../src/stored/aapor.ts'
import { dispositionList } from '../../src/stored/dispositions.ts'

/**
 * What queXS counts its outcomes as, with their codes of AAPOR's: its table `outcome`. '' is not eligible there.
 * https://quexs.acspri.org.au/call-outcomes
 */
const countedByQuexs: Readonly<Record<string, CaseClass | ''>> = {
  '1.1': 'I',
  '2.111': 'R',
  '2.112': 'R',
  '2.112c': 'R',
  '2.12a': 'R',
  '2.20': 'NC',
  '2.221': 'NC',
  '2.222': 'NC',
  '2.31': 'O',
  '2.32': 'O',
  '2.331': 'O',
  '2.332': 'O',
  '2.34': 'O',
  '2.35a': 'O',
  '2.36': 'O',
  '3.11': 'UH',
  '3.13': 'UH',
  '3.14': 'UH',
  '3.16': 'UH',
  '3.91': 'UO',
  '4.10': '',
  '4.20': '',
  '4.32': '',
  '4.51': '',
  '4.70': '',
  '4.80': '',
}

describe('the class of a code', () => {
  it.each(Object.entries(countedByQuexs))(
    '%s is what another telephone survey system counts it as',
    (code, calc) => {
      expect(classOfCode(code)).toBe(calc === '' ? 'NE' : calc)
    },
  )

  it('is known of every code that the field offers', () => {
    const known = dispositionList.map(({ code }) => [code, classOfCode(code)])
    expect(Object.fromEntries(known)).toEqual({
      '1.1': 'I',
      '2.12': 'R',
      '2.21': 'NC',
      '2.11': 'R',
      '2.33': 'O',
      '4.1': 'NE',
      '3.14': 'UH',
      '3.13': 'UH',
      '3.12': 'UH',
      '4.3': 'NE',
      '3.16': 'UH',
    })
  })

  it.each(['', '1', '11', 'done', '5.1', '2.4', '3.5', '1.1x2', ' 1.1', '1.1234', '1,1'])(
    'is not known of %j',
    (code) => {
      expect(classOfCode(code)).toBeUndefined()
    },
  )
})

describe('a class', () => {
  it.each([
    ['I', true],
    ['NE', true],
    ['', false],
    ['i', false],
    [undefined, false],
  ])('is told from what is none: %j', (value, isOne) => {
    expect(isCaseClass(value)).toBe(isOne)
  })
})
