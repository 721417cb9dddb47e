import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closestName } from '../../../src/plugin/form/closest-name.ts'
import { parameterNames } from '../../../src/plugin/form/parameters.ts'

describe('the closest parameter', () => {
  it.each([
    ['to_numer', 'to_number'],
    ['number_to', 'to_number'],
    ['From_Number', 'from_number'],
    ['twilio-number', 'twilio_number'],
    ['acount_sid', 'account_sid'],
    ['authtoken', 'auth_token'],
    ['displaynumber', 'display_number'],
    ['recrod', 'record'],
    ['max_minute', 'max_minutes'],
    ['ringseconds', 'ring_seconds'],
    ['attempt', 'attempts'],
    ['disposition', 'dispositions'],
    ['label', 'to_label'],
  ])('for %s is %s', (given, closest) => {
    expect(closestName(given, parameterNames)).toBe(closest)
  })

  it('is itself for each known name, and one of them for any other text', () => {
    for (const name of parameterNames)
      expect(closestName(name, parameterNames).toLowerCase()).toBe(name.toLowerCase())
    fc.assert(
      fc.property(fc.string(), (given) =>
        parameterNames.some((name) => name === closestName(given, parameterNames)),
      ),
    )
  })
})
