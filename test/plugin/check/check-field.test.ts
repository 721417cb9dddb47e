import { describe, expect, it } from 'vitest'
import { answerOf, check, findingsOf, resultOf, settle, stored } from './checking.ts'

describe('a field that checks', () => {
  it('stores ok where all that could be looked at works', async () => {
    const world = await check()
    expect(answerOf(world)).toBe('ok')
    expect(world.field.text()).toContain('All that could be looked at works')
    expect(findingsOf(world).map(({ thing, result }) => `${thing} ${result}`)).toEqual([
      'form yes',
      'engine yes',
      'storage yes',
      'network yes',
      'origin yes',
      'preflight yes',
      'speed yes',
      'clock unknown',
      'credentials yes',
      'account yes',
      'calls-list yes',
      'calls-read yes',
      'change unknown',
      'caller-id yes',
      'country yes',
      'encryption unknown',
      'sound unknown',
    ])
  })
})
