import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { englishPanel } from '../../../src/plugin/words/english/panel-words.ts'
import { showWhen, showWhenFirst } from '../../../src/plugin/words/when.ts'

const words = createWords(englishPanel)
/** In the time zone of whoever runs the tests, as the device's is the enumerator's. */
const now = new Date(2026, 10, 21, 12, 0).getTime()
const when = (...date: [number, number, number, number, number]) =>
  showWhen(new Date(...date).getTime(), now, words)

describe('when a call was', () => {
  it('is today or yesterday by the calendar, not by the hours that have passed', () => {
    expect(when(2026, 10, 21, 9, 41)).toBe('today 09:41')
    expect(when(2026, 10, 21, 0, 0)).toBe('today 00:00')
    expect(when(2026, 10, 20, 23, 59)).toBe('yesterday 23:59')
    expect(when(2026, 10, 20, 0, 1)).toBe('yesterday 00:01')
  })

  it('is a day before that, with its year where that is another', () => {
    expect(when(2026, 10, 19, 10, 12)).toBe('19 Nov 10:12')
    expect(when(2025, 11, 31, 18, 30)).toBe('31 Dec 2025 18:30')
  })

  it('is the day before on the first of a month and of a year', () => {
    const newYear = new Date(2026, 0, 1, 8, 0).getTime()
    expect(showWhen(new Date(2025, 11, 31, 20, 0).getTime(), newYear, words)).toBe('yesterday 20:00')
  })

  it('has a capital where a line begins with it, and not within a sentence', () => {
    expect(showWhenFirst(now, now, words)).toBe('Today 12:00')
    expect(showWhenFirst(new Date(2026, 10, 20, 9, 41).getTime(), now, words)).toBe('Yesterday 09:41')
    expect(showWhenFirst(new Date(2026, 10, 19, 10, 12).getTime(), now, words)).toBe('19 Nov 10:12')
  })

  it('is a day ahead of the device when its clock is slow', () => {
    expect(when(2026, 10, 22, 9, 0)).toBe('22 Nov 09:00')
  })
})

describe('a device without the names of months', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('shows the day in figures', () => {
    vi.stubGlobal('Intl', undefined)
    expect(when(2026, 2, 9, 10, 12)).toBe('2026-03-09 10:12')
  })
})
