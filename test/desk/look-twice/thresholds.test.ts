import { expect, it } from 'vitest'
import { firstThresholds, isThresholds } from '../../../src/desk/look-twice/thresholds.ts'

it.each([
  [firstThresholds, true],
  [{ ...firstThresholds, nightFrom: 24 }, false],
  [{ ...firstThresholds, leastTalk: -1 }, false],
  [{ ...firstThresholds, leastTalk: 1.5 }, false],
  [{ ...firstThresholds, leastTalk: '60' }, false],
  [{ leastTalk: 60 }, false],
  [null, false],
])('takes for thresholds what was remembered as some: %j', (data, isOne) => {
  expect(isThresholds(data)).toBe(isOne)
})
