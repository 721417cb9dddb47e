import { describe, expect, it } from 'vitest'
import { callsAt, item, placements, placing, remembered, sent, setHabits, talkFor } from '../world/calling.ts'
import { enumeratorNumber, respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()

describe('placing a call', () => {
  it('asks Twilio to ring the enumerator and then the respondent, every plus still a plus', async () => {
    const world = await openWorld()
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'manual' })
    await world.field.tap('Call')
    await world.pass(3)
    const [request] = placements(world)
    expect(sent(request, 'To')).toBe(enumeratorNumber)
    expect(sent(request, 'From')).toBe(world.twilio.account.twilioNumbers[0])
    expect(world.twilio.world.calls().map(({ to, status }) => [to, status])).toEqual([
      [respondentNumber, 'ringing'],
      [enumeratorNumber, 'in-progress'],
    ])
  })

  it('says what stands between markup in the whisper as it is, and still dials', async () => {
    const whisper = 'Household 7 & 8, <Maria> "the baker"'
    const world = await openWorld({ parameters: { whisper } })
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'manual' })
    await world.field.tap('Call')
    await world.pass(20)
    const phone = (number: string) => world.twilio.phones.list().find((one) => one.number === number)
    expect(phone(enumeratorNumber)?.spoken).toEqual([whisper])
    expect(phone(respondentNumber)?.state).toBe('ringing')
  })

  it('places one call from ten taps on a slow line', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'latency', ms: 8_000 } })
    const button = world.field.button('Call')
    for (let tap = 0; tap < 10; tap += 1) {
      button?.click()
      await world.pass(0.3)
    }
    expect(world.field.text()).toContain('Placing the call')
    await world.pass(20)
    expect(placements(world)).toHaveLength(1)
    expect(callsAt(world)).toHaveLength(1)
  })

  it('writes what it is about to do before the request leaves, without a number or a secret', async () => {
    const world = await openWorld({ parameters: { attempts: 2 } })
    const before: string[] = []
    world.twilio.onChange(() => {
      if (placements(world).length > 0) before.push(world.host.stored.metadata)
    })
    await world.field.tap('Call')
    const { plugin } = JSON.parse(before[0] ?? '{}')
    expect(plugin.intent).toMatchObject({ at: world.clock.now(), to: 0, via: 0 })
    for (const secret of [
      respondentNumber.slice(1),
      enumeratorNumber.slice(1),
      world.twilio.account.authToken,
    ]) {
      expect(before[0]).not.toContain(secret)
    }
    expect(remembered(world).intent).toBeUndefined()
  })

  it('stores the call with its addresses even where Twilio tells none', async () => {
    const world = await openWorld({
      async alter(answer, { method }) {
        if (method !== 'POST') return answer
        const { subresource_uris: _, uri: __, ...call } = await answer.json()
        return Response.json(call, { status: 201, headers: answer.headers })
      },
    })
    await world.field.tap('Call')
    const account = `https://api.twilio.com/2010-04-01/Accounts/${world.twilio.account.sid}`
    const [call] = callsAt(world)
    expect(world.host.stored.answer).toBe(
      `queued|${call?.sid}|${account}/Calls/${call?.sid}.json|${account}/Calls/${call?.sid}/Recordings.json`,
    )
  })

  it('is never delayed by more than two seconds, nor hindered, by what the field prepares when it opens', async () => {
    for (const kind of ['hang', 'drop-before', 'truncated'] as const) {
      const prepare = ({ faults }: World['twilio']) =>
        faults.add({ when: { method: kind === 'hang' ? 'GET' : 'HEAD' }, do: { kind }, times: 'always' })
      const world = await openWorld({ prepare })
      const before = world.field.text()
      await world.pass(0.1)
      expect(world.field.text()).toBe(before)
      await world.field.tap('Call')
      await world.pass(2)
      expect(callsAt(world)).toHaveLength(1)
      expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    }
  })

  it('has its connection prepared anew when the finger comes down on a field that was left alone', async () => {
    const world = await openWorld()
    await world.pass(600)
    const before = world.requests('HEAD', /./)
    const finger = world.field.document.createEvent('Event')
    finger.initEvent('pointerdown', true)
    world.field.button('Call')?.dispatchEvent(finger)
    await world.pass(1)
    expect(world.requests('HEAD', /./)).toBe(before + 1)
    expect(placements(world)).toHaveLength(0)
  })

  it('has its preflight asked for again and again until it is tapped, and then no more', async () => {
    const world = await openWorld()
    await world.pass(20)
    const before = world.requests('HEAD', /./)
    expect(before).toBe(4)
    await talkFor(world, 100)
    expect(world.requests('HEAD', /./)).toBe(before)
  })

  it('is prepared for only once in a while where the browser keeps no preflight’s reply', async () => {
    const world = await openWorld({ page: { origin: 'null' } })
    await world.pass(600)
    expect(world.requests('HEAD', /./)).toBe(3)
  })

  it('is prepared for again when another attempt is possible', async () => {
    const world = await openWorld({ parameters: { attempts: 2 } })
    await talkFor(world, 100)
    const before = world.requests('HEAD', /./)
    await world.pass(600)
    expect(world.requests('HEAD', /./)).toBeGreaterThan(before + 10)
    expect(world.clock.pending()).toBe(0)
  })

  it('is asked about no more, nor prepared for, once the field is left', async () => {
    for (const isLost of [true, false]) {
      const { twilio, field, pass } = await openWorld()
      twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
      if (isLost) await field.tap('Call')
      await pass(2)
      // Each time the answer is cleared, another call is prepared for.
      if (!isLost) for (let times = 0; times < 2; times += 1) field.running.clearAnswer()
      field.running.stop()
      const sent = twilio.requests.length
      await pass(60)
      expect(twilio.requests).toHaveLength(sent)
    }
  })

  it('never dials when the field is opened, whatever is stored', async () => {
    const world = await openWorld()
    await world.field.tap('Call')
    for (const seconds of [0, 5, 90]) {
      await world.pass(seconds)
      await world.reopen()
    }
    expect(placements(world)).toHaveLength(1)
    expect(world.field.button('Call')).toBeUndefined()
  })
})

describe('several caller IDs', () => {
  const numbers = ['+12025550110', '+12025550111', '+12025550112']

  it('are spread over the fields, and each call shows one number on both legs', async () => {
    const used = new Map<string, number>()
    for (let seed = 0; seed < 24; seed += 1) {
      const world = await openWorld({ parameters: { twilio_number: numbers.join('|') }, seed: seed * 7_919 })
      await world.field.tap('Call')
      const [request] = placements(world)
      const from = sent(request, 'From')
      expect(sent(request, 'Twiml')).toContain(`callerId="${from}"`)
      used.set(from, (used.get(from) ?? 0) + 1)
    }
    expect([...used.keys()].sort()).toEqual(numbers)
    for (const count of used.values()) expect(count).toBeGreaterThan(3)
  })

  it('do not keep a lost call from being found', async () => {
    const world = await openWorld({ parameters: { twilio_number: numbers.join('|') }, seed: 3 })
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
    await world.field.tap('Call')
    await world.pass(5)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect(placements(world)).toHaveLength(1)
  })
})
