import { describe, expect, it } from 'vitest'
import { readEveryCall } from '../../../src/stored/every-call.ts'
import { openMessageWorld } from '../message/sending.ts'
import {
  answersSoon,
  callsAt,
  following,
  item,
  placements,
  placing,
  remembered,
  setHabits,
  talk,
  talkFor,
} from '../world/calling.ts'
import { respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'

const openWorld = useNetwork()
const notKept = 'The form did not store this. Stay here: it tries again by itself.'

/** A form that throws whenever `isBroken` says so. */
function form(isBroken: (what: 'answer' | 'metadata', text: string) => boolean) {
  return (what: 'answer' | 'metadata', text: string) => {
    if (isBroken(what, text)) throw new Error('SQLITE_FULL')
    return text
  }
}

describe('a form that throws when it is to store', () => {
  it.each(['answer', 'metadata'] as const)(
    'the %s has its call placed once, shown and followed, and says so',
    async (broken) => {
      const world = await openWorld({ keeps: form((what) => what === broken) })
      await talk(world)
      expect(callsAt(world)).toHaveLength(1)
      expect(world.field.text()).toContain(notKept)
      expect(world.field.text()).toContain('Talking with Respondent')
      world.twilio.phones.hangUp(respondentNumber)
      await world.pass(20)
      expect(world.field.text()).toContain('Talked with Respondent')
      expect(placements(world)).toHaveLength(1)
    },
  )

  it('has everything stored as soon as it can be, without a tap', async () => {
    let isFull = true
    const world = await openWorld({ keeps: form(() => isFull) })
    setHabits(world, { kind: 'busy' }, answersSoon)
    await world.field.tap('Call')
    await world.pass(30)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    expect(world.field.text()).toContain(notKept)
    isFull = false
    await world.pass(31)
    expect(item(world, 0)).toBe('busy')
    expect(remembered(world).call?.status).toBe('busy')
    expect(world.field.text()).not.toContain(notKept)
    // Another call is prepared for meanwhile.
    await world.pass(120)
    expect(world.clock.pending()).toBe(0)
  })

  it('does not tell of it where it never had anything to refuse', async () => {
    const world = await openWorld({ keeps: form(() => true) })
    await world.pass(60)
    expect(world.field.text()).not.toContain(notKept)
  })

  it('keeps a message’s answer too', async () => {
    let isFull = true
    const world = await openMessageWorld({ keeps: form(() => isFull) })
    await world.field.tap('Send')
    await world.pass(10)
    expect(world.field.text()).toContain(notKept)
    isFull = false
    await world.pass(31)
    expect(world.host.stored.answer).toMatch(/^delivered\|/)
  })
})

describe('a form that takes no long metadata', () => {
  const longest = 2_000

  it.each([
    ['refuses it', form((what, text) => what === 'metadata' && text.length > longest)],
    ['cuts it', (_what: string, text: string) => text.slice(0, longest)],
  ])('and %s has what is needed to know the call again, and says that it is not all', async (_how, keeps) => {
    const world = await openWorld({ keeps, parameters: { details: 1, attempts: 3 } })
    await talk(world)
    expect(world.host.stored.metadata.length).toBeLessThan(longest)
    expect(JSON.parse(world.host.stored.metadata).plugin.short).toBe(true)
    expect(world.field.designer()).toBe('The form stores only part of what Twilio tells.')
    await world.reopen()
    await world.pass(2)
    expect(world.field.text()).toContain('Talking with Respondent')
    world.twilio.phones.hangUp(respondentNumber)
    await world.pass(20)
    expect(item(world, 4)).toBe('completed')
    expect(remembered(world).log).toHaveLength(1)
  })

  it('has the whole of it as long as that fits', async () => {
    const world = await openWorld({ keeps: (_what, text) => text.slice(0, 4_000) })
    await talk(world)
    expect(Object.keys(JSON.parse(world.host.stored.metadata))).toContain('price_unit')
  })
})

describe('a page that was killed between metadata and answer', () => {
  it.each(['', 'queued|CA00000000000000000000000000000009|x|y'])(
    'has the answer made good when the field is opened: it was "%s"',
    async (before) => {
      const world = await openWorld({ parameters: { details: 1 } })
      setHabits(world, { kind: 'busy' }, answersSoon)
      await world.field.tap('Call')
      await world.pass(20)
      const { answer, metadata } = world.host.stored
      const { log, ...rest } = JSON.parse(metadata).plugin
      const twins = before && { twins: ['CA00000000000000000000000000000009'] }
      const killed = { ...JSON.parse(metadata), plugin: { ...rest, log: [{ ...log[0], ...(twins || {}) }] } }
      world.host.resume({ answer: before, metadata: JSON.stringify(killed) })
      await world.reopen()
      expect(world.host.stored.answer).toBe(answer)
    },
  )

  it('has it left alone where it is only read', async () => {
    const world = await openWorld()
    setHabits(world, { kind: 'busy' }, answersSoon)
    await world.field.tap('Call')
    await world.pass(20)
    const { metadata } = world.host.stored
    const stored = { answer: '', metadata }
    const read = await openWorld({ stored, readOnly: true })
    expect(read.field.text()).toContain('Your phone was busy')
    expect(read.host.stored).toEqual(stored)
  })

  it('has a status that is behind brought up to the other’s', async () => {
    const world = await openWorld()
    setHabits(world, { kind: 'busy' }, answersSoon)
    await world.field.tap('Call')
    await world.pass(20)
    const { answer, metadata } = world.host.stored
    const queued = answer.replace(/^busy/, 'queued')
    for (const stored of [
      { answer: queued, metadata },
      { answer, metadata: metadata.replaceAll('"busy"', '"queued"') },
    ]) {
      world.host.resume(stored)
      await world.reopen()
      expect(world.field.text()).toContain('Your phone was busy')
      expect(item(world, 0)).toBe('busy')
    }
  })

  it('has a newer call that the answer names, and the metadata does not, beside the older one', async () => {
    const world = await openWorld({ parameters: { attempts: 3 } })
    setHabits(world, answersSoon, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(20)
    const { metadata } = world.host.stored
    await world.field.tap('Call again')
    await world.pass(20)
    const { answer } = world.host.stored
    world.host.resume({ answer, metadata })
    await world.reopen()
    expect(world.field.text()).toContain('Call 2 of 3')
    await world.field.tap('Details')
    expect(world.field.text()).toContain(item(world, 1))
  })
})

describe('a form that loses all of its metadata, with details', () => {
  it.each(['', '0|Ran out of time', '{"sid":"CA00'])(
    'has all its calls from the answer, and counts the attempts on: it has "%s"',
    async (metadata) => {
      const world = await openWorld({ parameters: { details: 1, attempts: 3 } })
      setHabits(world, answersSoon, { kind: 'busy' })
      await world.field.tap('Call')
      await world.pass(20)
      await world.field.tap('Call again')
      await world.pass(20)
      const { answer } = world.host.stored
      world.host.resume({ answer, metadata })
      await world.reopen()
      expect(world.field.text()).toContain('Call 2 of 3')
      expect(world.host.stored).toEqual({ answer, metadata })
      await talkFor(world, 20, 'Call again')
      expect(world.field.button('Call again')).toBeUndefined()
      expect(item(world, 10)).toBe('3')
      const told = readEveryCall(item(world, 14)).map(({ sid, legStatus }) => `${sid} ${legStatus}`)
      const [third, second, first] = callsAt(world)
      expect(told).toEqual([`${first?.sid} busy`, `${second?.sid} busy`, `${third?.sid} completed`])
    },
  )

  it('offers another call where nobody rang the respondent in any of them', async () => {
    const world = await openWorld({ parameters: { details: 1, attempts: 1 } })
    setHabits(world, { kind: 'busy' }, answersSoon)
    await world.field.tap('Call')
    await world.pass(20)
    await world.field.tap('Call again')
    await world.pass(20)
    world.host.resume({ answer: world.host.stored.answer, metadata: '' })
    await world.reopen()
    expect(world.field.button('Call again')).toBeDefined()
    expect(remembered(world).log).toHaveLength(0)
  })

  it('has them although it takes no more than the latest into its metadata', async () => {
    const keeps = form((_what, text) => text.includes('},{"sid"'))
    const world = await openWorld({ keeps, parameters: { details: 1, attempts: 3 } })
    setHabits(world, answersSoon, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(20)
    await world.field.tap('Call again')
    await world.pass(20)
    expect(remembered(world).log.map(({ sid }) => sid)).toEqual([item(world, 1)])
    await world.reopen()
    expect(world.field.text()).toContain('Call 2 of 3')
    expect(item(world, 10)).toBe('2')
  })
})

describe('what Twilio, or somebody in between, may answer', () => {
  async function answering(change: (json: Record<string, unknown>) => Record<string, unknown>) {
    const world = await openWorld({
      async alter(answer, request) {
        if (!/\/Calls\/CA\w+\.json$/.test(new URL(request.url).pathname)) return answer
        return new Response(JSON.stringify(change(await answer.json())), answer)
      },
    })
    return world
  }

  it('another call’s JSON instead of this one’s changes nothing', async () => {
    const other = 'CA00000000000000000000000000000009'
    const world = await answering((json) => ({ ...json, sid: other, status: 'completed' }))
    await world.field.tap('Call')
    await world.pass(10)
    expect(world.host.stored.answer).not.toContain(other)
    expect(item(world, 0)).toBe('queued')
  })

  it('statuses in capital letters are the same statuses', async () => {
    const world = await answering((json) => ({ ...json, status: String(json['status']).toUpperCase() }))
    await talk(world)
    expect(item(world, 0)).toBe('in-progress')
    expect(world.field.text()).toContain('Talking with Respondent')
  })

  it('a megabyte of JSON is not put into the form', async () => {
    const world = await answering((json) => ({ ...json, annotation: 'x'.repeat(1_000_000) }))
    await talk(world)
    expect(world.host.stored.metadata.length).toBeLessThan(4_000)
    expect(item(world, 0)).toBe('in-progress')
  })

  it('an answer to the request that names an older call is not taken for the new one', async () => {
    const world = await openWorld({ parameters: { attempts: 2 } })
    setHabits(world, { kind: 'busy' }, answersSoon)
    await world.field.tap('Call')
    await world.pass(20)
    const first = world.host.stored.metadata
    world.twilio.faults.add({ when: placing, do: { kind: 'foreign-json', acted: true } })
    expect(JSON.parse(first).sid).toBe(item(world, 1))
    await world.field.tap('Call again')
    await world.pass(30)
    expect(remembered(world).log).toHaveLength(2)
    expect(world.requests('GET', following.path)).toBeGreaterThan(0)
  })
})
