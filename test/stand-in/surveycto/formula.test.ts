// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { describe, expect, it } from 'vitest'
import { AppearanceError } from '../../../src/stand-in/surveycto/expression.ts'
import { readFormula } from '../../../src/stand-in/surveycto/formula.ts'
import {
  evaluateText,
  type FormulaValue,
  type FormulaValues,
} from '../../../src/stand-in/surveycto/formula-values.ts'

const call = `${'|'.repeat(14)}CA1/20261130T060000Z/1/busy///completed CA2/20261130T061500Z/1/no-answer///completed`

const values: FormulaValues = {
  fields: {
    ...{ status: 'completed', leg: '', consent: '1', calls: '2', list: 'a b', at: '2026-11-30T09:05:00' },
    call,
  },
  datasets: { cases: [{ id: '7', calls: '3' }] },
  current: 'completed|CA1||',
  columns: { filter: 'talk' },
  seconds: 42,
}

const value = (text: string, changes: Partial<FormulaValues> = {}) =>
  evaluateText(text, { ...values, ...changes })

describe('an expression of a form', () => {
  it.each<[string, FormulaValue]>([
    ["${status} = 'completed'", true],
    ["${status} != 'completed' or ${leg} = ''", true],
    ["${status} != 'completed' and ${leg} = ''", false],
    ["not(${leg} = '')", false],
    // "and" binds more than "or", whichever comes first.
    ["'a' = 'a' or 'a' = 'a' and 'a' = 'b'", true],
    ["('a' = 'a' or 'a' = 'a') and 'a' = 'b'", false],
    ['${consent} = 1', true],
    ["${consent} = '1'", true],
    // An empty answer is no number, so that it is not 0 either.
    ['${leg} = 0', false],
    ['${leg} != 0', true],
    ['${leg} >= 0', false],
    ['number(${calls}) + 1 * 3', 5],
    ['${calls} - 1', 1],
    ['-2 + ${calls}', 0],
    ['7 div 2', 3.5],
    ['7 mod 2', 1],
    ['${calls} <= 2 and ${calls} > 1', true],
    ["if(${consent} = 1, 'yes', 'no')", 'yes'],
    // Only the branch that is taken has to make sense.
    ["if(${consent} = 1, 'yes', pulldata('none', 'a', 'b', 'c'))", 'yes'],
    ["if(pulldata('cases', 'calls', 'id', '7') = '3', 1, 0)", 1],
    ["item-at('|', ., 0) = 'completed'", true],
    // Lists in lists: of item 14 of a call's answer, the second call, and of that the fourth part.
    ["item-at('/', item-at(' ', item-at('|', ${call}, 14), 1), 3)", 'no-answer'],
    ["item-at('/', item-at(' ', item-at('|', ${call}, 14), 2), 3)", ''],
    ["regex(., '^completed')", true],
    ["filter = 'any' or filter = 'talk'", true],
    ["selected(${list}, 'b')", true],
    ["selected(${list}, 'c')", false],
    ['empty(${leg})', true],
    ["string-length('four')", 4],
    ['int(2.9)', 2],
    ['round(2.345, 1)', 2.3],
    ['duration()', 42],
    ["format-date-time(${at}, '%Y-%m-%d %H:%M')", '2026-11-30 09:05'],
  ])('gives for %s %s', (text, expected) => {
    expect(value(text)).toBe(expected)
  })

  it('keeps what once() gave first, unless that was nothing', () => {
    expect(value('once(${status})')).toBe('completed')
    expect(value('once(${status})', { before: 'queued' })).toBe('queued')
    expect(value('once(${status})', { before: '' })).toBe('completed')
  })

  it.each([
    ['', 0],
    ['${status} =', 11],
    ['${status} == 1', 11],
    ["${status} 'a'", 10],
    ["(${status} = 'a'", 0],
    ['if(1, 2', 7],
    ['unknown(1)', 0],
    ['1 / 2', 2],
    ["'a' = ‘b’", 6],
  ])('refuses %s at its place', (text, at) => {
    let problem: unknown
    try {
      readFormula(text)
    } catch (error) {
      problem = error
    }
    expect(problem).toBeInstanceOf(AppearanceError)
    expect(problem).toMatchObject({ at })
  })

  it('refuses a field that the form does not have, and words without quotes', () => {
    expect(() => value('${none} = 1')).toThrow('no field called none')
    expect(() => value('${status} = completed')).toThrow('completed is not in quotes')
    const { current, ...without } = values
    expect(current).toBeDefined()
    expect(() => evaluateText('. = 1', without)).toThrow('Only a constraint knows .')
  })
})
