import { expect, it } from 'vitest'
import { placeCall } from '../../../src/plugin/call/placing.ts'
import { bridgeTwiml } from '../../../src/twiml/bridge.ts'
import { callJson, callSid } from '../../twilio/call-json.ts'
import { callerId, dataOf, enumerator, scriptTwilio, settingsWith } from '../world/fixtures.ts'

it('a call rings the enumerator from the chosen caller ID and bridges the chosen number', async () => {
  const settings = settingsWith({
    respondents: ['+254711222333', '+254711222334'].map((number) => ({ number, label: '' })),
    twilioNumbers: [callerId, '+12025550111'],
  })
  const intent = { at: 0, to: 1, via: 1, print: '' }
  const { world, sent } = scriptTwilio(() => dataOf(callJson()))
  const placed = await placeCall(world, settings, intent)
  expect(placed.kind === 'data' && placed.data.sid).toBe(callSid)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.form).toEqual([
    ['To', enumerator],
    ['From', '+12025550111'],
    ['Twiml', bridgeTwiml(settings, '+254711222334', '+12025550111')],
  ])
})
