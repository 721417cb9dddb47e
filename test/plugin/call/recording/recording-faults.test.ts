import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../../src/stand-in/twilio/faults/fault.ts'
import { recordingsAt, talk } from '../../world/calling.ts'
import { useNetwork } from '../../world/network.ts'
import type { World } from '../../world/open-field.ts'

const openWorld = useNetwork()

const statuses = (world: World) => recordingsAt(world).map(({ status }) => status)
const said = (world: World) => world.field.document.getElementById('recording-text')?.textContent ?? ''

async function talking(): Promise<World> {
  const world = await openWorld({ parameters: { record: 'consent' } })
  await talk(world)
  return world
}

/** What each tap asks for, the state it is asked in, and how its failing is said. */
const steps = [
  {
    tap: 'Start recording',
    before: [],
    done: 'in-progress',
    failed: 'Not recording: starting was not confirmed.',
  },
  {
    tap: 'Pause recording',
    before: ['Start recording'],
    done: 'paused',
    failed: 'Not paused: it may still be recording.',
  },
  {
    tap: 'Resume recording',
    before: ['Start recording', 'Pause recording'],
    done: 'in-progress',
    failed: 'Not resumed: it may still be paused.',
  },
  {
    tap: 'Stop recording',
    before: ['Start recording'],
    done: 'completed',
    failed: 'Not stopped: it may still be recording.',
  },
] as const

const change = { method: 'POST', path: /Recordings/ } as const

const notDone: ReadonlyArray<readonly [name: string, fault: Fault]> = [
  ['refused', { kind: 'status', status: 400, code: 21220 }],
  ['not allowed to this key', { kind: 'status', status: 403, code: 70051 }],
  ['answered with 401', { kind: 'status', status: 401, code: 20003 }],
  ['lost on its way', { kind: 'drop-before' }],
  ['never answered', { kind: 'hang' }],
  ['answered by a captive portal', { kind: 'html', status: 200 }],
]

const doneAndLost: ReadonlyArray<readonly [name: string, fault: Fault]> = [
  ['the answer was lost', { kind: 'drop-after' }],
  ['the answer came too late', { kind: 'hang', acted: true }],
  ['half of the answer came', { kind: 'truncated' }],
  ['Twilio answered 500', { kind: 'status', status: 500, acted: true }],
]

describe.each(steps)('$tap', ({ tap, before, done, failed }) => {
  async function readyForIt(): Promise<World> {
    const world = await talking()
    for (const earlier of before) await world.field.tap(earlier)
    // A tap on a button that has only just come is not taken.
    await world.pass(2)
    return world
  }

  it.each(notDone)('%s is shown as not done, and can be tried again', async (_name, fault) => {
    const world = await readyForIt()
    const unchanged = statuses(world)
    world.twilio.faults.add({ when: change, do: fault })
    await world.field.tap(tap)
    await world.pass(21)
    expect(said(world)).toBe(failed)
    expect(statuses(world)).toEqual(unchanged)
    await world.field.tap(tap)
    await world.pass(10)
    expect(said(world)).not.toBe(failed)
    expect(statuses(world)).toEqual([done])
  })

  it.each(doneAndLost)('is shown as done where Twilio did it and %s', async (_name, fault) => {
    const world = await readyForIt()
    world.twilio.faults.add({ when: change, do: fault })
    await world.field.tap(tap)
    await world.pass(30)
    expect(said(world)).not.toBe(failed)
    expect(statuses(world)).toEqual([done])
  })

  it('is not claimed while neither the answer nor a look came through', async () => {
    const world = await readyForIt()
    world.twilio.faults.add({ when: change, do: { kind: 'drop-after' } })
    world.twilio.faults.add({ when: { method: 'GET', path: /Recordings/ }, do: { kind: 'drop-before' } })
    await world.field.tap(tap)
    expect(said(world)).toBe(failed)
    await world.reopen()
    await world.pass(10)
    expect(said(world)).not.toBe(failed)
    expect(statuses(world)).toEqual([done])
  })

  it('under way when the field is left is looked up on return, and not repeated', async () => {
    const world = await readyForIt()
    const changes = world.requests('POST', change.path)
    world.twilio.faults.add({ when: change, do: { kind: 'latency', ms: 4_000 } })
    world.field.button(tap)?.click()
    await world.pass(1)
    await world.reopen()
    await world.pass(6)
    await world.reopen()
    await world.pass(5)
    expect(world.requests('POST', change.path)).toBe(changes + 1)
    expect(statuses(world)).toEqual([done])
    expect(said(world)).not.toContain('…')
    expect(said(world)).not.toContain('not known')
  })

  it('tapped twice asks once', async () => {
    const world = await readyForIt()
    const changes = world.requests('POST', change.path)
    world.twilio.faults.add({ when: change, do: { kind: 'latency', ms: 2_000 } })
    const button = world.field.button(tap)
    button?.click()
    button?.click()
    await world.pass(10)
    expect(world.requests('POST', change.path)).toBe(changes + 1)
  })
})

describe('a start of which nothing is known', () => {
  it('is looked up before another tap starts anything, so that nothing is recorded twice', async () => {
    const world = await talking()
    world.twilio.faults.add({ when: change, do: { kind: 'drop-after' } })
    world.twilio.faults.add({ when: { method: 'GET', path: /Recordings/ }, do: { kind: 'drop-before' } })
    await world.field.tap('Start recording')
    expect(said(world)).toBe('Not recording: starting was not confirmed.')
    await world.field.tap('Start recording')
    expect(said(world)).toMatch(/^Recording since/)
    expect(statuses(world)).toEqual(['in-progress'])
    expect(world.requests('POST', change.path)).toBe(1)
  })
})
