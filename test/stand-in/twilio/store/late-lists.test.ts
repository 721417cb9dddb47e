import { describe, expect, it } from 'vitest'
import { isBehaviourChange } from '../../../../src/stand-in/twilio/behaviour.ts'
import { enumerator, listOf, respondent, setUp } from '../fixture.ts'

describe('lists that lag behind', () => {
  it.each([5000, 30_000, 60_000])('by %i ms do not have a call yet that can be read', async (listsLagMs) => {
    const { send, calls, place, call, clock } = setUp({ listsLagMs })
    const sid = await place()
    await clock.advance(listsLagMs - 1)
    expect((await call(sid)).status).toBe('ringing')
    expect(listOf(await send('GET', `${calls}.json`), 'calls')).toEqual([])
    await clock.advance(1)
    expect(listOf(await send('GET', `${calls}.json`), 'calls')).toMatchObject([{ sid, status: 'ringing' }])
  })

  it('show what a call was, when it is something else by now', async () => {
    const { send, calls, place, call, clock, twilio } = setUp({ listsLagMs: 20_000 })
    const sid = await place()
    await clock.advance(25_000)
    twilio.phones.answer(enumerator)
    await clock.advance(10_000)
    expect((await call(sid)).status).toBe('in-progress')
    expect(listOf(await send('GET', `${calls}.json`), 'calls')).toMatchObject([{ status: 'ringing' }])
  })

  it('are those of messages and recordings too', async () => {
    const { send, calls, messages, place, write, clock, twilio } = setUp({ listsLagMs: 10_000 })
    const sid = await place()
    await write()
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    await send('POST', `${calls}/${sid}/Recordings.json`, {})
    const recordings = `${calls}/${sid}/Recordings.json`
    expect(listOf(await send('GET', `${messages}.json`), 'messages')).toEqual([])
    expect(listOf(await send('GET', recordings), 'recordings')).toEqual([])
    expect(listOf(await send('GET', calls.replace('Calls', 'Recordings.json')), 'recordings')).toEqual([])
    await clock.advance(10_000)
    expect(listOf(await send('GET', `${messages}.json`), 'messages')).toHaveLength(1)
    expect(listOf(await send('GET', recordings), 'recordings')).toHaveLength(1)
  })

  it('lag behind what a stale read would show, whichever is older', async () => {
    const { send, calls, place, clock, twilio } = setUp({ listsLagMs: 5000 })
    await place()
    await clock.advance(9000)
    twilio.faults.add({ do: { kind: 'stale', ms: 60_000 } })
    expect(listOf(await send('GET', `${calls}.json`), 'calls')).toEqual([])
    expect(listOf(await send('GET', `${calls}.json`), 'calls')).toHaveLength(1)
  })
})

describe('a leg that a Dial has made', () => {
  it.each([7000, 12_000])(
    'is listed %i ms late with what it is by then, and its parent at once',
    async (late) => {
      const { send, calls, place, legsOf, clock, twilio } = setUp({ legsListedAfterMs: late })
      const sid = await place()
      await clock.advance(0)
      twilio.phones.answer(enumerator)
      await clock.advance(3000)
      twilio.phones.answer(respondent)
      expect(listOf(await send('GET', `${calls}.json`), 'calls')).toMatchObject([{ sid }])
      await clock.advance(late - 3001)
      expect(await legsOf(sid)).toEqual([])
      await clock.advance(1)
      const [leg] = await legsOf(sid)
      expect(leg).toMatchObject({ to: respondent, status: 'in-progress' })
    },
  )

  it('can be read before it is listed, by whoever knows its SID', async () => {
    const { place, call, legsOf, clock, twilio } = setUp({ legsListedAfterMs: 9000 })
    const sid = await place()
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    const leg = twilio.world.calls().find((one) => one.parentSid === sid)
    expect(await legsOf(sid)).toEqual([])
    expect((await call(leg?.sid ?? '')).status).toBe('ringing')
  })
})

describe('the control of both', () => {
  it.each([
    [{ listsLagMs: 60_000, legsListedAfterMs: 12_000 }, true],
    [{ listsLagMs: 0 }, true],
    [{ listsLagMs: -1 }, false],
    [{ legsListedAfterMs: 'late' }, false],
    [{ legsListedAfterMs: Number.NaN }, false],
  ])('%o is taken: %s', (change, isTaken) => {
    expect(isBehaviourChange(change)).toBe(isTaken)
  })
})
