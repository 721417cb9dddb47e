import { describe, expect, it } from 'vitest'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { english } from '../../../src/plugin/words/english/field-words.ts'
import { showClock, showDuration } from '../../../src/plugin/words/words.ts'

const words = createWords(english)

describe('the words', () => {
  it('take values where they stand, as text and once', () => {
    expect(words('callWhom', { who: '{n} & <b>$1</b>' })).toBe('Call {n} & <b>$1</b>')
  })

  it('leave a place without a value as it is', () => {
    expect(words('callWhom')).toBe('Call {who}')
    expect(words('callWhom', { n: '1' })).toBe('Call {who}')
  })
})

describe('a duration', () => {
  it.each([
    [0, '0\u00a0s'],
    [59.4, '59\u00a0s'],
    [59.6, '1\u00a0min 0\u00a0s'],
    [252, '4\u00a0min 12\u00a0s'],
    [-3, '0\u00a0s'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(showDuration(words, seconds)).toBe(text)
  })

  it.each([
    [0, '00:00'],
    [133.9, '02:13'],
    [3_725, '62:05'],
    [-1, '00:00'],
  ])('on a clock after %d seconds is %s', (seconds, text) => {
    expect(showClock(seconds)).toBe(text)
  })
})
