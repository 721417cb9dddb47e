import { describe, expect, it } from 'vitest'
import { callsAt, item, placements, placing, remembered, sent, setHabits, talkFor } from '../world/calling.ts'
import { respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()

const second = '+254733000002'
const third = '+254733000003'
const to_number = [respondentNumber, second, third].join('|')

/** The number that the latest call was to bridge to. */
const dialled = (world: World) => /<Number>(.*)<\/Number>/.exec(sent(placements(world).at(-1), 'Twiml'))?.[1]

describe('several numbers of a respondent', () => {
  it('are offered with their labels, the first chosen, and the chosen one is called', async () => {
    const world = await openWorld({ parameters: { to_number, to_label: 'Home|Work|Sister', details: 1 } })
    expect(world.field.choices()).toEqual(['*Home', 'Work', 'Sister'])
    expect(world.field.button('Call Home')).toBeDefined()
    await world.field.choose('Work')
    expect(world.field.choices()).toEqual(['Home', '*Work', 'Sister'])
    await world.field.tap('Call Work')
    expect(dialled(world)).toBe(second)
    expect(placements(world)).toHaveLength(1)
    expect(item(world, 11)).toBe('2')
  })

  it('without labels are shown as numbers, or by their position where they are hidden', async () => {
    const shown = await openWorld({ parameters: { to_number } })
    expect(shown.field.choices()).toEqual(['*+254 711 222333', '+254 733 000002', '+254 733 000003'])
    const hidden = await openWorld({ parameters: { to_number, display_number: 0 } })
    expect(hidden.field.choices()).toEqual(['*Number 1', 'Number 2', 'Number 3'])
  })

  it('with fewer labels than numbers are all offered', async () => {
    const world = await openWorld({ parameters: { to_number, to_label: 'Home||Sister' } })
    expect(world.field.choices()).toEqual(['*Home', '+254 733 000002', 'Sister'])
  })

  it('keep the keyboard on the one that is chosen, also where all have the same label', async () => {
    const { field } = await openWorld({ parameters: { to_number, to_label: 'Maria|Maria|Maria' } })
    const inputs = () => [...field.document.querySelectorAll<HTMLInputElement>('#numbers input')]
    inputs()[1]?.focus()
    inputs()[1]?.click()
    expect(inputs().map((input) => input === field.document.activeElement)).toEqual([false, true, false])
    expect(inputs().map(({ checked }) => checked)).toEqual([false, true, false])
  })

  it('keep their positions where the form gives a gap', async () => {
    const gap = `${respondentNumber}||${third}`
    const world = await openWorld({
      parameters: { to_number: gap, to_label: 'Home|Work|Sister', details: 1 },
    })
    expect(world.field.choices()).toEqual(['*Home', 'Sister'])
    await world.field.choose('Sister')
    await world.field.tap('Call Sister')
    expect(dialled(world)).toBe(third)
    expect(item(world, 11)).toBe('3')
  })

  it('are named in the sentence that tells the outcome', async () => {
    const world = await openWorld({ parameters: { to_number, to_label: 'Home|Work|Sister' } })
    await world.field.choose('Sister')
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'manual' })
    world.twilio.phones.setHabit(third, { kind: 'busy' })
    await world.field.tap('Call Sister')
    await world.pass(20)
    expect(world.field.text()).toContain('Sister was busy')
  })

  it('cannot be changed while a call is on its way', async () => {
    const world = await openWorld({ parameters: { to_number, to_label: 'Home|Work|Sister' } })
    world.twilio.faults.add({ when: placing, do: { kind: 'latency', ms: 2_000 } })
    await world.field.tap('Call Home')
    expect(world.field.choices()).toEqual([])
    await world.pass(5)
    expect(world.field.choices()).toEqual([])
    expect(dialled(world)).toBe(respondentNumber)
  })

  it('make a lost call known by the number it was to', async () => {
    const world = await openWorld({ parameters: { to_number, to_label: 'Home|Work|Sister', details: 1 } })
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
    await world.field.choose('Work')
    await world.field.tap('Call Work')
    await world.reopen()
    await world.pass(10)
    expect(callsAt(world)).toHaveLength(1)
    expect(item(world, 11)).toBe('2')
    expect(remembered(world).log[0]?.number).toBe(2)
  })
})

describe('attempts', () => {
  it('are one without the parameter: after a call the field offers no other', async () => {
    const world = await openWorld()
    await talkFor(world, 10)
    expect(world.field.button('Call again')).toBeUndefined()
    expect(world.field.button('Call')).toBeUndefined()
    await world.reopen()
    expect(world.field.button('Call')).toBeUndefined()
    expect(placements(world)).toHaveLength(1)
  })

  it('are counted, offered while any are left, and each call stays in the log', async () => {
    const world = await openWorld({ parameters: { attempts: 3, details: 1 } })
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(20)
    expect(world.field.text()).toContain('Call 1 of 3 in this field.')
    await world.field.tap('Call again')
    await world.pass(20)
    await world.reopen()
    expect(world.field.text()).toContain('Call 2 of 3 in this field.')
    await talkFor(world, 40, 'Call again')
    expect(world.field.button('Call again')).toBeUndefined()
    expect(item(world, 10)).toBe('3')
    const { log } = remembered(world)
    expect(log.map(({ leg }) => leg?.status)).toEqual(['busy', 'busy', 'completed'])
    expect(log.map(({ sid }) => sid)).toEqual(
      callsAt(world)
        .map(({ sid }) => sid)
        .reverse(),
    )
    expect(item(world, 1)).toBe(log[2]?.sid)
    expect(item(world, 4)).toBe('completed')
  })

  it('can go to another number each time', async () => {
    const world = await openWorld({
      parameters: { to_number, to_label: 'Home|Work|Sister', attempts: 2, details: 1 },
    })
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'busy' })
    await world.field.tap('Call Home')
    await world.pass(20)
    expect(world.field.text()).toContain('Home was busy')
    await world.field.choose('Work')
    await world.field.tap('Call again')
    await world.pass(3)
    expect(dialled(world)).toBe(second)
    expect(world.field.text()).toContain('Work: ringing')
    expect([item(world, 10), item(world, 11)]).toEqual(['2', '2'])
  })

  it('are not used up by calls that Twilio refused or never got', async () => {
    const world = await openWorld({ parameters: { attempts: 1 } })
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 21211 } })
    await world.field.tap('Call')
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    await world.field.tap('Try again')
    await world.pass(60)
    await world.field.tap('My phone did not ring')
    await world.field.tap('Call')
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect(callsAt(world)).toHaveLength(1)
  })
})
