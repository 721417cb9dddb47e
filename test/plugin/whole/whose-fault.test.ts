import { describe, expect, it } from 'vitest'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import { answersSoon, callsAt, item, placing, remembered, setHabits, talk } from '../world/calling.ts'
import { enumeratorNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()

const asked = { dispositions: 1, details: 1 }

async function missOwnPhone(world: World, habit: Habit, tap = 'Call'): Promise<void> {
  setHabits(world, habit, answersSoon)
  await world.field.tap(tap)
  // Twilio lets a phone ring for a minute.
  await world.pass(63)
}

/** The enumerator answers and hangs up while the whisper is said. */
async function hangUpEarly(world: World): Promise<void> {
  setHabits(world, answersSoon, answersSoon)
  await world.field.tap('Call')
  await world.pass(3)
  world.twilio.phones.hangUp(enumeratorNumber)
}

const misses: ReadonlyArray<readonly [name: string, habit: Habit, said: string]> = [
  ['was not answered', { kind: 'silent' }, 'Your phone was not answered'],
  ['was busy', { kind: 'busy' }, 'Your phone was busy'],
  ['cannot be reached', { kind: 'unreachable' }, 'Your phone could not be reached'],
]

describe.each(misses)('an enumerator whose own phone %s', (_name, habit, said) => {
  it('is asked nothing about the respondent, and nothing is stored of them', async () => {
    const world = await openWorld({ parameters: asked })
    await missOwnPhone(world, habit)
    expect(world.field.text()).toContain(said)
    expect(world.field.text()).toContain('not called yet')
    expect(world.field.text()).not.toContain('What happened?')
    expect(world.field.choices()).toEqual([])
    expect(world.host.stored.answer.split('|').slice(4, 8)).toEqual(['', '', '', ''])
    expect(item(world, 12)).toBe('')
  })

  it('may call again in a field of one call, as often as it takes, and then no more', async () => {
    const world = await openWorld({ parameters: asked })
    await missOwnPhone(world, habit)
    await missOwnPhone(world, habit, 'Call again')
    expect(world.field.button('Call again')?.disabled).toBe(false)
    await talk(world, 'Call again')
    await world.field.tap('Hang up')
    await world.pass(10)
    expect(world.field.text()).toContain('Talked with Respondent')
    expect(world.field.button('Call again')).toBeUndefined()
    expect(item(world, 10)).toBe('3')
  })

  it('finds it so when the field is left and opened again', async () => {
    const world = await openWorld({ parameters: asked })
    await missOwnPhone(world, habit)
    await world.reopen()
    await world.pass(30)
    expect(world.field.button('Call again')?.disabled).toBe(false)
    expect(world.field.text()).not.toContain('What happened?')
  })

  it('keeps the old SID until a new call has its own', async () => {
    const world = await openWorld()
    await missOwnPhone(world, habit)
    const sid = item(world, 1)
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 21211 } })
    await world.field.tap('Call again')
    await world.pass(5)
    expect(item(world, 1)).toBe(sid)
  })
})

describe('a call that ended before the respondent was rung', () => {
  const whisper = { whisper: 'Household 1204, Maria. She asked to be called in the afternoon.' }

  it('offers no Hang up from the moment it is over', async () => {
    const world = await openWorld({ parameters: { ...asked, ...whisper } })
    await hangUpEarly(world)
    await world.pass(2)
    expect(item(world, 0)).toBe('completed')
    expect(world.field.button('Hang up')).toBeUndefined()
  })

  it('asks nothing, uses up nothing, and may be followed by another', async () => {
    const world = await openWorld({ parameters: { ...asked, ...whisper } })
    await hangUpEarly(world)
    await world.pass(15)
    expect(world.field.text()).toContain('The call ended before Respondent was called')
    expect(world.field.text()).not.toContain('What happened?')
    expect(item(world, 12)).toBe('')
    expect(world.field.button('Call again')?.disabled).toBe(false)
    await world.reopen()
    await world.pass(15)
    expect(world.field.button('Call again')?.disabled).toBe(false)
  })

  it('counts, and is asked about, where the respondent’s leg is listed late', async () => {
    const world = await openWorld({ parameters: asked })
    setHabits(world, answersSoon, { kind: 'silent' })
    world.twilio.faults.add({
      when: { method: 'GET', path: /ParentCallSid/ },
      do: { kind: 'stale', ms: 40_000 },
      times: 'always',
    })
    await world.field.tap('Call')
    await world.pass(5)
    world.twilio.phones.hangUp(enumeratorNumber)
    await world.pass(15)
    expect(world.field.button('Call again')?.disabled).toBe(false)
    await world.pass(60)
    expect(world.field.button('Call again')).toBeUndefined()
    expect(world.field.choices().length).toBeGreaterThan(2)
    expect(item(world, 4)).not.toBe('')
  })

  it('counts as well where the next call was placed before its leg was listed', async () => {
    const world = await openWorld({ parameters: { ...asked, attempts: 2 } })
    setHabits(world, answersSoon, { kind: 'silent' })
    world.twilio.faults.add({
      when: { method: 'GET', path: /ParentCallSid/ },
      do: { kind: 'stale', ms: 40_000 },
      times: 'always',
    })
    await world.field.tap('Call')
    await world.pass(5)
    world.twilio.phones.hangUp(enumeratorNumber)
    await world.pass(15)
    await world.field.tap('Call again')
    await world.pass(200)
    expect(callsAt(world)).toHaveLength(2)
    expect(remembered(world).log.map(({ leg }) => leg !== undefined)).toEqual([true, true])
    expect(world.field.button('Call again')).toBeUndefined()
  })
})

describe('a key that may not list calls', () => {
  it('leaves one call per field: whether the respondent was rung is not known', async () => {
    const world = await openWorld({ parameters: asked })
    world.twilio.faults.add({
      when: { method: 'GET', path: /ParentCallSid/ },
      do: { kind: 'status', status: 401, code: 70051 },
      times: 'always',
    })
    await hangUpEarly(world)
    await world.pass(60)
    expect(world.field.button('Call again')).toBeUndefined()
    expect(world.field.folded()).toBe('What happened?')
  })
})

describe('a disposition that an earlier version stored of a missed phone', () => {
  it('stays as it is, and can be seen', async () => {
    const world = await openWorld({ parameters: asked })
    await missOwnPhone(world, { kind: 'silent' })
    const metadata = JSON.parse(world.host.stored.metadata)
    metadata.plugin.log[0].disposition = '3.13'
    const stored = {
      answer: [...world.host.stored.answer.split('|').slice(0, 12), '3.13', ''].join('|'),
      metadata: JSON.stringify(metadata),
    }
    const later = await openWorld({ parameters: asked, stored })
    await later.pass(120)
    expect(item(later, 12)).toBe('3.13')
    expect(later.field.choices()).toEqual(['*No answer'])
  })
})
