import { describe, expect, it } from 'vitest'
import { placeCall } from '../../src/plugin/place.ts'
import type { Reply } from '../../src/twilio/transport.ts'
import { bridgeTwiml } from '../../src/twiml/bridge.ts'
import { callJson, callSid } from '../twilio/call-json.ts'
import { callerId, dataOf, enumerator, refusalWith, scriptTwilio, settingsWith } from './fixtures.ts'

const settings = settingsWith({
  respondents: ['+254711222333', '+254711222334'].map((number) => ({ number, label: '' })),
  twilioNumbers: [callerId, '+12025550111'],
})
const intent = { at: 0, to: 1, via: 1, print: '' }
const busy = refusalWith(20429, 'Too many requests', 429)

function place(answer: (count: number) => Reply<unknown>) {
  const twilio = scriptTwilio((_request, count) => answer(count))
  const waits: Array<number | undefined> = []
  const placing = placeCall(twilio.wires, settings, intent, (retryAt) => waits.push(retryAt))
  return { ...twilio, placing, waits }
}

describe('placing a call', () => {
  it('rings the enumerator from the chosen caller ID and bridges the chosen number', async () => {
    const { placing, sent } = place(() => dataOf(callJson()))
    const placed = await placing.done
    expect(placed.kind === 'placed' && placed.call.sid).toBe(callSid)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.form).toEqual([
      ['To', enumerator],
      ['From', '+12025550111'],
      ['Twiml', bridgeTwiml(settings, '+254711222334', '+12025550111')],
    ])
  })

  it('is tried again by itself where Twilio is too busy, with growing pauses that are told', async () => {
    const { placing, pass, seconds, waits } = place((count) => (count < 4 ? busy : dataOf(callJson())))
    await pass(60)
    expect((await placing.done).kind).toBe('placed')
    expect(seconds()).toEqual([0, 2, 6, 14])
    expect(waits).toEqual([2_000, undefined, 6_000, undefined, 14_000, undefined])
  })

  it('is given up where Twilio stays busy', async () => {
    const { placing, pass, sent } = place(() => busy)
    await pass(600)
    expect(await placing.done).toEqual({ kind: 'refused', refusal: busy })
    expect(sent).toHaveLength(8)
  })

  it('can be stopped while Twilio is busy, and then sends nothing more', async () => {
    const { placing, pass, sent, clock } = place(() => busy)
    await pass(1)
    placing.stopTrying()
    expect(await placing.done).toEqual({ kind: 'stopped' })
    expect(clock.pending()).toBe(0)
    await pass(600)
    expect(sent).toHaveLength(1)
  })

  it('is never tried again after another refusal', async () => {
    for (const status of [400, 401, 403, 404]) {
      const refusal = refusalWith(21211, '', status)
      const { placing, pass, sent } = place(() => refusal)
      await pass(600)
      expect(await placing.done).toEqual({ kind: 'refused', refusal })
      expect(sent).toHaveLength(1)
    }
  })

  it.each(['network', 'timeout', 'server', 'not-json', 'wrong-shape'] as const)(
    'is lost, not tried again, after %s: the call may exist',
    async (cause) => {
      const { placing, pass, sent } = place(() => ({ kind: 'nothing', cause }))
      await pass(600)
      expect(await placing.done).toEqual({ kind: 'lost' })
      expect(sent).toHaveLength(1)
    },
  )

  it('is lost too where a try after a busy one gets no usable answer', async () => {
    const { placing, pass, sent } = place((count) => (count === 1 ? busy : dataOf({ queued: true })))
    await pass(600)
    expect(await placing.done).toEqual({ kind: 'lost' })
    expect(sent).toHaveLength(2)
  })
})
