import { describe, expect, it } from 'vitest'
import { isDenied } from '../../../src/plugin/panel/list-failure.ts'

describe('a list that was refused', () => {
  it.each([
    ['a permission that the key has not', 70051, true],
    ['a code that is not known yet', 70099, true],
    ['test credentials', 20008, false],
    ['the team’s own Functions, whose words say what to do', 403, false],
  ])('for %s', (_why, code, denied) => {
    expect(isDenied({ kind: 'refused', status: 403, code, message: 'No' })).toBe(denied)
  })
})
