import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/plugin/once/search.ts'
import { tryWhileBusy } from '../../../src/plugin/once/while-busy.ts'
import { type Call, createCall } from '../../../src/twilio/calls.ts'
import type { Reply } from '../../../src/twilio/transport.ts'
import { accountSid, callJson } from '../../twilio/call-json.ts'
import { callerId, callWith, dataOf, enumerator, refusalWith, scriptTwilio } from '../world/fixtures.ts'

const call = { to: enumerator, from: callerId, twiml: '<Response/>' }
const busy = refusalWith(20429, 'Too many requests', 429)

/** What Twilio answers each time, and what each look shows in between. */
function ask(
  answer: (count: number) => Reply<unknown>,
  look: (count: number) => Finding<Call> = () => ({ kind: 'none' }),
) {
  const twilio = scriptTwilio((_request, count) => answer(count))
  const waits: Array<number | undefined> = []
  let looks = 0
  const trying = tryWhileBusy(twilio.world, {
    ask: () => createCall(twilio.world.send, accountSid, call),
    onWait: (retryAt) => waits.push(retryAt),
    async look() {
      looks += 1
      return look(looks)
    },
  })
  return { ...twilio, trying, waits }
}

describe('what must be done once', () => {
  it('is tried again by itself where Twilio is too busy, with growing pauses that are told', async () => {
    const { trying, pass, seconds, waits } = ask((count) => (count < 4 ? busy : dataOf(callJson())))
    await pass(60)
    expect((await trying.done).kind).toBe('data')
    expect(seconds()).toEqual([0, 2, 6, 14])
    expect(waits).toEqual([2_000, undefined, 6_000, undefined, 14_000, undefined])
  })

  it('is given up where Twilio stays busy', async () => {
    const { trying, pass, sent } = ask(() => busy)
    await pass(600)
    expect(await trying.done).toEqual(busy)
    expect(sent).toHaveLength(8)
  })

  it('can be stopped while Twilio is busy, and then sends nothing more', async () => {
    const { trying, pass, sent, clock } = ask(() => busy)
    await pass(1)
    trying.stopTrying()
    expect(await trying.done).toEqual({ kind: 'stopped' })
    expect(clock.pending()).toBe(0)
    await pass(600)
    expect(sent).toHaveLength(1)
  })

  it('is not asked for again where it was done all the same', async () => {
    const { trying, pass, sent } = ask(
      () => busy,
      (count) => (count < 3 ? { kind: 'none' } : { kind: 'found', item: callWith() }),
    )
    await pass(600)
    expect(await trying.done).toMatchObject({ kind: 'found' })
    expect(sent).toHaveLength(3)
  })

  it('is not asked for again while nobody can tell whether it was done', async () => {
    const { trying, pass, sent } = ask(
      () => busy,
      (count) => (count < 4 ? { kind: 'nothing', cause: 'network' } : { kind: 'none' }),
    )
    await pass(20)
    expect(sent).toHaveLength(1)
    await pass(600)
    expect(await trying.done).toEqual(busy)
  })

  it('is looked for once more where it is stopped', async () => {
    const { trying, pass } = ask(
      () => busy,
      () => ({ kind: 'found', item: callWith() }),
    )
    await pass(1)
    trying.stopTrying()
    expect(await trying.done).toMatchObject({ kind: 'found' })
  })

  it.each([
    ['waits', 1],
    ['is asked', 0],
  ])('sends nothing more where the field is left while it %s', async (_when, seconds) => {
    let looks = 0
    const { trying, pass, sent, clock } = ask(
      () => busy,
      () => {
        looks += 1
        return { kind: 'none' }
      },
    )
    if (seconds > 0) await pass(seconds)
    trying.leave()
    expect(await trying.done).toEqual({ kind: 'stopped' })
    expect(clock.pending()).toBe(0)
    await pass(600)
    expect(sent).toHaveLength(1)
    expect(looks).toBe(0)
  })

  it('is not asked for again where the field is left while it is looked for', async () => {
    const { trying, pass, sent } = ask(
      () => busy,
      () => {
        trying.leave()
        return { kind: 'none' }
      },
    )
    await pass(600)
    expect(await trying.done).toEqual({ kind: 'stopped' })
    expect(sent).toHaveLength(1)
  })

  it('is never tried again after another refusal', async () => {
    for (const status of [400, 401, 403, 404]) {
      const refusal = refusalWith(21211, '', status)
      const { trying, pass, sent } = ask(() => refusal)
      await pass(600)
      expect(await trying.done).toEqual(refusal)
      expect(sent).toHaveLength(1)
    }
  })

  it.each(['network', 'timeout', 'server', 'not-json', 'wrong-shape'] as const)(
    'is lost, not tried again, after %s: the call may exist',
    async (cause) => {
      const { trying, pass, sent } = ask(() => ({ kind: 'nothing', cause }))
      await pass(600)
      expect(await trying.done).toEqual({ kind: 'nothing', cause })
      expect(sent).toHaveLength(1)
    },
  )

  it('is lost too where a try after a busy one gets no usable answer', async () => {
    const { trying, pass, sent } = ask((count) => (count === 1 ? busy : dataOf({ queued: true })))
    await pass(600)
    expect(await trying.done).toEqual({ kind: 'nothing', cause: 'wrong-shape' })
    expect(sent).toHaveLength(2)
  })
})
