import { describe, expect, it, onTestFinished } from 'vitest'
import { runDoNotCall, setUpDoNotCall } from '../../../src/functions/deploy/do-not-call.ts'
import { createStandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { syncOrigin } from '../../../src/twilio/sync.ts'
import { createDirectTransport } from '../../../src/twilio/transport.ts'
import { listOf } from '../../stand-in/twilio/do-not-call-list.ts'

function setAccount() {
  const clock = createVirtualClock()
  const twilio = createStandInTwilio({ clock })
  onTestFinished(() => twilio.stop())
  const { sid, authToken } = twilio.account
  const send = createDirectTransport({
    fetch: (url, init) => twilio.fetch(new Request(url, init)),
    clock,
    credentials: { username: sid, password: authToken },
    origin: syncOrigin,
  })
  return { twilio, send, writes: () => twilio.requests.filter(({ method }) => method !== 'GET').length }
}

describe('npm run do-not-call', () => {
  it('sets the list up once, and prints the line for .env', async () => {
    const { twilio, send, writes } = setAccount()
    const printed = await runDoNotCall(send, undefined, ['set-up'])
    const [sid = ''] = twilio.sync.services.keys()
    expect(printed).toContain(`SYNC_SERVICE_SID=${sid}`)
    expect(writes()).toBe(2)
    expect(await setUpDoNotCall(send)).toEqual({ serviceSid: sid, map: 'do-not-call' })
    expect(writes()).toBe(2)
    expect(await runDoNotCall(send, { serviceSid: sid, map: 'do-not-call' }, ['set-up'])).toContain('already')
  })

  it('finishes what was cut off', async () => {
    const { twilio, send } = setAccount()
    twilio.faults.add({ when: { method: 'POST', path: '/Maps' }, do: { kind: 'status', status: 503 } })
    await expect(setUpDoNotCall(send)).rejects.toThrow('The list: no usable answer from Twilio')
    await setUpDoNotCall(send)
    expect(twilio.sync.services.size).toBe(1)
  })

  it('shows, adds and removes numbers as people write them', async () => {
    const { twilio, send } = setAccount()
    const place = await setUpDoNotCall(send)
    expect(await runDoNotCall(send, place, [])).toBe('Nobody is on the list.')
    expect(await runDoNotCall(send, place, ['add', '+254 711-222333'])).toBe(
      '+254711222333 is on the list now.',
    )
    expect(await runDoNotCall(send, place, ['add', '00254711222333'])).toBe(
      '+254711222333 was on the list already.',
    )
    expect(listOf(twilio)).toEqual({ '+254711222333': { by: 'the team' } })
    expect(await runDoNotCall(send, place, ['list'])).toBe('+254711222333  2026-01-15  by the team')
    expect(await runDoNotCall(send, place, ['remove', '+254711222333'])).toContain('not on the list any more')
    expect(await runDoNotCall(send, place, ['remove', '+254711222333'])).toContain('was not on the list')
    expect(listOf(twilio)).toEqual({})
  })

  it('shows all of a long list', async () => {
    const { twilio, send } = setAccount()
    const place = await setUpDoNotCall(send)
    const map = twilio.sync.findMap(place.serviceSid, place.map)
    for (let one = 0; one < 250 && map; one += 1) twilio.sync.setItem(map, `+254711222${100 + one}`, {})
    expect((await runDoNotCall(send, place, ['list'])).split('\n')).toHaveLength(250)
  })

  it('says what is wrong', async () => {
    const { twilio, send } = setAccount()
    await expect(runDoNotCall(send, undefined, ['list'])).rejects.toThrow('-- set-up')
    const place = await setUpDoNotCall(send)
    await expect(runDoNotCall(send, place, ['clear'])).rejects.toThrow('set-up, list, add and remove')
    await expect(runDoNotCall(send, place, ['add', '0711222333'])).rejects.toThrow('Say which number')
    await expect(runDoNotCall(send, { ...place, map: 'gone' }, ['list'])).rejects.toThrow('54200')
    twilio.faults.add({ do: { kind: 'status', status: 401, code: 20003 } })
    await expect(runDoNotCall(send, place, ['add', '+254711222333'])).rejects.toThrow('refused it with 20003')
  })
})
