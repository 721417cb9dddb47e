import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../src/stand-in/twilio/faults/fault.ts'
import { callsAt, following, item, remembered, setHabits, talk, talkFor } from '../world/calling.ts'
import { enumeratorNumber, respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()

/** How many requests left while `seconds` passed. */
async function requestsIn(world: World, seconds: number): Promise<number> {
  const before = world.twilio.requests.length
  await world.pass(seconds)
  return world.twilio.requests.length - before
}

describe('following a call', () => {
  it('costs at most 46 requests for ten minutes, and none once it is over', async () => {
    const world = await openWorld()
    // Both phones ring for as long as phones do.
    setHabits(world, { kind: 'answers', afterMs: 8_000 }, { kind: 'answers', afterMs: 12_000 })
    await world.field.tap('Call')
    await world.pass(620)
    world.twilio.phones.hangUp(respondentNumber)
    await world.pass(60)
    expect(world.field.text()).toContain('Talked with Respondent for 10 min')
    expect(world.twilio.requests.length).toBeGreaterThan(20)
    expect(world.twilio.requests.length).toBeLessThanOrEqual(46)
    expect(await requestsIn(world, 3_600)).toBe(0)
    expect(world.clock.pending()).toBe(0)
  })

  it('shows each change within two seconds while a phone rings', async () => {
    const world = await openWorld()
    await world.field.tap('Call')
    await world.pass(7.9)
    expect(world.field.text()).toContain('Your phone is ringing')
    world.twilio.phones.answer(enumeratorNumber)
    await world.pass(2)
    expect(world.field.text()).toContain('Respondent: ringing')
    await world.pass(3.3)
    world.twilio.phones.answer(respondentNumber)
    await world.pass(2)
    expect(world.field.text()).toContain('Talking with Respondent')
  })

  it('only ever reads: nothing but the placing is posted', async () => {
    const world = await openWorld()
    await talk(world)
    await world.field.tap('Update status')
    await world.pass(60)
    expect(world.twilio.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toHaveLength(
      1,
    )
  })

  it('runs a clock from the respondent’s answer, outside of what a screen reader is told', async () => {
    const world = await openWorld()
    await talk(world)
    const clock = () => world.field.document.getElementById('clock')
    const told = world.field.document.getElementById('live')?.textContent
    const before = clock()?.textContent
    await world.pass(5)
    expect(clock()?.textContent).not.toBe(before)
    expect(clock()?.getAttribute('aria-hidden')).toBe('true')
    expect(world.field.document.getElementById('live')?.textContent).toBe(told)
  })

  it('looks at once when a finger comes down on the field, and not for those buttons that ask by themselves', async () => {
    const world = await openWorld()
    await talk(world)
    await world.pass(300)
    const press = async (id: string) => {
      const finger = world.field.document.createEvent('Event')
      finger.initEvent('pointerdown', true)
      world.field.document.getElementById(id)?.dispatchEvent(finger)
      await world.pass(0)
    }
    world.twilio.phones.hangUp(respondentNumber)
    const before = world.requests('GET', following.path)
    await press('hang-up')
    expect(world.requests('GET', following.path)).toBe(before)
    await press('headline')
    expect(item(world, 0)).toBe('completed')
  })

  it('rests while the page is hidden, and looks at once when it is shown again', async () => {
    const world = await openWorld()
    await talk(world)
    world.page.hide()
    expect(await requestsIn(world, 300)).toBe(0)
    world.twilio.phones.hangUp(respondentNumber)
    world.page.show()
    await world.pass(0)
    expect(item(world, 0)).toBe('completed')
  })

  it('rests too when the page is hidden while a look is under way', async () => {
    const world = await openWorld()
    await talk(world)
    world.twilio.faults.add({ when: following, do: { kind: 'latency', ms: 2_000 } })
    world.field.button('Update status')?.click()
    await world.pass(1)
    world.page.hide()
    await world.pass(2)
    expect(await requestsIn(world, 300)).toBe(0)
  })

  it('goes on where it was when the field is left and opened again', async () => {
    const world = await openWorld()
    await talk(world)
    world.field.running.stop()
    expect(await requestsIn(world, 120)).toBe(0)
    world.twilio.phones.hangUp(enumeratorNumber)
    await world.reopen()
    await world.pass(5)
    expect(world.field.text()).toContain('Talked with Respondent for 2 min')
  })

  it('asks at once on Update status, and once for two taps', async () => {
    const world = await openWorld()
    await talk(world)
    world.twilio.faults.add({ when: following, do: { kind: 'latency', ms: 1_000 } })
    const button = world.field.button('Update status')
    const before = world.requests('GET', following.path)
    button?.click()
    button?.click()
    await world.pass(0.5)
    expect(button?.disabled).toBe(true)
    await world.pass(1)
    expect(world.requests('GET', following.path) - before).toBe(1)
    expect(world.field.button('Update status')?.disabled).toBe(false)
  })
})

describe('an update that fails', () => {
  const failures: ReadonlyArray<readonly [name: string, fault: Fault]> = [
    ['a refusal of the credentials', { kind: 'status', status: 401, code: 20003 }],
    ['a call Twilio does not know', { kind: 'status', status: 404, code: 20404 }],
    ['too many requests', { kind: 'status', status: 429, code: 20429 }],
    ['a 500', { kind: 'status', status: 500 }],
    ['a proxy’s page', { kind: 'html', status: 502 }],
    ['a captive portal’s page', { kind: 'html', status: 200 }],
    ['foreign JSON', { kind: 'foreign-json' }],
    ['half an answer', { kind: 'truncated' }],
    ['a broken connection', { kind: 'drop-before' }],
    ['silence', { kind: 'hang' }],
  ]

  it.each(failures)('by %s keeps the call and the answer, and says so', async (_name, fault) => {
    const world = await openWorld()
    await talk(world)
    const before = world.host.stored
    world.twilio.faults.add({ when: following, do: fault })
    await world.field.tap('Update status')
    await world.pass(21)
    expect(world.host.stored.answer).toBe(before.answer)
    expect(JSON.parse(world.host.stored.metadata).sid).toBe(callsAt(world)[0]?.sid)
    expect(remembered(world).call?.status).toBe('in-progress')
    expect(world.field.button('Call')).toBeUndefined()
    world.twilio.phones.hangUp(respondentNumber)
    await world.field.tap('Update status')
    await world.pass(30)
    expect(item(world, 0)).toBe('completed')
  })

  it.each(failures)('by %s is told in words and never as undefined', async (_name, fault) => {
    const world = await openWorld()
    await talk(world)
    world.twilio.faults.add({ when: following, do: fault, times: 'always' })
    await world.field.tap('Update status')
    await world.pass(21)
    const notice = world.field.document.getElementById('notice')
    expect(notice?.hidden).toBe(false)
    expect(notice?.textContent?.trim().length).toBeGreaterThan(20)
    expect(world.field.text()).not.toMatch(/undefined|null|NaN|\[object/)
  })

  it('again and again is asked for more and more seldom', async () => {
    const world = await openWorld()
    await talk(world)
    world.twilio.faults.add({ when: following, do: { kind: 'drop-before' }, times: 'always' })
    expect(await requestsIn(world, 60)).toBeLessThan(8)
    expect(await requestsIn(world, 600)).toBeLessThan(16)
    expect(await requestsIn(world, 600)).toBeGreaterThan(5)
  })

  it('because the key was revoked ends the following, and Update status takes it up again', async () => {
    const world = await openWorld()
    await talk(world)
    const revoked = { kind: 'status', status: 401, code: 20003 } as const
    const mend = world.twilio.faults.add({ when: following, do: revoked, times: 'always' })
    await world.pass(120)
    expect(await requestsIn(world, 3_600)).toBe(0)
    mend()
    await world.field.tap('Update status')
    expect(world.field.text()).not.toContain('refused')
    world.twilio.phones.hangUp(respondentNumber)
    await world.pass(60)
    expect(item(world, 0)).toBe('completed')
  })

  it('by a stale answer never takes the status back', async () => {
    const world = await openWorld({ parameters: { details: 1 } })
    await talkFor(world, 20)
    const before = world.host.stored.answer
    world.twilio.faults.add({ when: { method: 'GET' }, do: { kind: 'stale', ms: 45_000 }, times: 2 })
    await world.field.tap('Update status')
    expect(world.host.stored.answer).toBe(before)
    expect(item(world, 0)).toBe('completed')
    expect(world.field.text()).toContain('Talked with Respondent')
  })
})

describe('a restricted key', () => {
  const restricted = ({ account }: World['twilio']) => ({
    auth_token: '',
    api_key: account.restricted.apiKey,
    api_secret: account.restricted.apiSecret,
  })

  async function openWith(permissions: readonly string[]): Promise<World> {
    const { twilio } = await openWorld()
    const prepare = ({ behaviour }: World['twilio']) =>
      Object.assign(behaviour, { restrictedPermissions: permissions })
    return openWorld({ parameters: restricted(twilio), prepare })
  }

  it('with the least permissions places, follows and hangs up', async () => {
    const world = await openWith(['calls/create', 'calls/read', 'calls/list', 'calls/update'])
    await talk(world)
    expect(world.field.text()).toContain('Talking with Respondent')
    await world.field.tap('Hang up')
    await world.pass(10)
    expect(world.field.text()).toContain('Talked with Respondent for')
  })

  it('that may not list calls costs the respondent’s leg only, and the field says so', async () => {
    const world = await openWith(['calls/create', 'calls/read', 'calls/update'])
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'silent' })
    await world.field.tap('Call')
    await world.pass(20)
    expect(item(world, 0)).toBe('in-progress')
    expect(world.field.text()).toContain('Whether Respondent answered cannot be seen.')
    expect(world.field.text()).not.toContain('API key')
    expect(world.field.designer()).toContain('/twilio/voice/calls/list')
    await world.pass(60)
    expect(item(world, 0)).toBe('completed')
    expect(world.field.text()).toContain('You answered; what happened then is not known')
    expect(world.requests('GET', /ParentCallSid/)).toBeLessThan(4)
  })
})
