import { describe, expect, it } from 'vitest'
import { createSalt, fingerprint } from '../../../src/plugin/once/fingerprint.ts'

const numbers = Array.from({ length: 2_000 }, (_, index) => `+2547112${String(index).padStart(5, '0')}`)

describe('the fingerprint of a number', () => {
  it('is the same for the same number and salt, in five hexadecimal digits', () => {
    for (const number of numbers) {
      expect(fingerprint('0000002a', number)).toMatch(/^[0-9a-f]{5}$/)
      expect(fingerprint('0000002a', number)).toBe(fingerprint('0000002a', number))
    }
  })

  it('tells numbers that follow one another apart', () => {
    const prints = new Set(numbers.map((number) => fingerprint('0000002a', number)))
    // Of 2,000 numbers over 2^20 values, two are expected to share one; a poor mix would share many.
    expect(prints.size).toBeGreaterThan(1_980)
  })

  it('differs with the salt', () => {
    const differing = numbers.filter((number) => fingerprint('1', number) !== fingerprint('2', number))
    expect(differing.length).toBeGreaterThan(1_980)
  })

  it('is kept over versions, so that a stored call stays with its number', () => {
    expect(fingerprint('0000002a', '+254711222333')).toBe('c1147')
  })

  it('is too short to give the number back: others have the same', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `+254712${String(index).padStart(6, '0')}`)
    const prints = new Set(many.map((number) => fingerprint('0000002a', number)))
    expect(prints.size).toBeLessThan(many.length)
  })
})

describe('a salt', () => {
  it.each([
    [0, '00000000'],
    [0.5, '80000000'],
    [0.999_999_999_9, 'ffffffff'],
  ])('for the random number %d is %s', (random, salt) => {
    expect(createSalt(() => random)).toBe(salt)
  })
})
