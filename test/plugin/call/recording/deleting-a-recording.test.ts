import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../../src/stand-in/twilio/faults/fault.ts'
import { recordingsAt, remembered, talk } from '../../world/calling.ts'
import { useNetwork } from '../../world/network.ts'
import type { World } from '../../world/open-field.ts'

const openWorld = useNetwork()

const statuses = (world: World) => recordingsAt(world).map(({ status }) => status)
const said = (world: World) => world.field.document.getElementById('recording-text')?.textContent ?? ''
const underWay = 'Asking Twilio …'
const notDeleted = 'Not deleted: the recording may still be there. Try again.'
const stop = { method: 'POST', path: /Recordings\/RE/ } as const
const deletion = { method: 'DELETE', path: /Recordings\/RE/ } as const

async function recording(): Promise<World> {
  const world = await openWorld({ parameters: { record: 'consent' } })
  await talk(world)
  await world.field.tap('Start recording')
  await world.pass(5)
  return world
}

async function deleteFor(world: World, seconds: number): Promise<string[]> {
  const heard = new Set<string>()
  await world.field.tap('Delete recording')
  await world.field.tap('Delete')
  for (let second = 0; second < seconds; second += 1) {
    heard.add(said(world))
    await world.pass(1)
  }
  return [...heard.add(said(world))]
}

describe('deleting a recording', () => {
  const refusals: ReadonlyArray<
    readonly [name: string, rule: { when: typeof stop | typeof deletion; do: Fault }]
  > = [
    ['Twilio refuses to stop it', { when: stop, do: { kind: 'status', status: 403, code: 70051 } }],
    [
      'Twilio no longer knows it when stopping',
      { when: stop, do: { kind: 'status', status: 404, code: 20404 } },
    ],
    ['Twilio refuses to delete it', { when: deletion, do: { kind: 'status', status: 403, code: 70051 } }],
    ['the credentials are refused', { when: deletion, do: { kind: 'status', status: 401, code: 20003 } }],
  ]

  it.each(refusals)('is never said to be done where %s, and can be tried again', async (_name, rule) => {
    const world = await recording()
    const mend = world.twilio.faults.add({ ...rule, times: 'always' })
    const heard = await deleteFor(world, 90)
    expect(heard.filter((text) => text !== underWay)).toEqual([notDeleted])
    expect(statuses(world)).not.toContain('deleted')
    expect(remembered(world).log[0]?.recording?.state).not.toBe('deleted')
    mend()
    expect((await deleteFor(world, 30)).at(-1)).toBe('The recording is deleted.')
    expect(statuses(world)).toEqual(['deleted'])
  })

  it('is not believed because of a look that is refused, or that lags behind and misses the recording', async () => {
    for (const fault of [
      { kind: 'status', status: 403, code: 70051 },
      { kind: 'stale', ms: 60_000 },
    ] as const) {
      const world = await recording()
      world.twilio.faults.add({ when: { method: 'GET', path: /Recordings\/RE/ }, do: fault })
      const heard = await deleteFor(world, 60)
      expect(heard.includes('The recording is deleted.')).toBe(statuses(world).includes('deleted'))
      expect((await deleteFor(world, 30)).at(-1)).toBe('The recording is deleted.')
      expect(statuses(world)).toEqual(['deleted'])
    }
  })

  it('is given up after a while where Twilio never shows it gone, and says so', async () => {
    const world = await recording()
    world.twilio.behaviour.processingMs = 3_600_000
    const heard = await deleteFor(world, 240)
    expect(heard).toEqual([underWay, notDeleted])
    expect(statuses(world)).toEqual(['processing'])
    expect(world.requests('DELETE', deletion.path)).toBe(0)
  })

  const setbacks: ReadonlyArray<
    readonly [name: string, rule: { when: typeof stop | typeof deletion; do: Fault }]
  > = [
    ['the request to stop was lost', { when: stop, do: { kind: 'drop-before' } }],
    ['the answer to stopping was lost', { when: stop, do: { kind: 'drop-after' } }],
    ['the request to delete was lost', { when: deletion, do: { kind: 'drop-before' } }],
    ['the answer to deleting was lost', { when: deletion, do: { kind: 'drop-after' } }],
    ['Twilio answered 500 to the deletion', { when: deletion, do: { kind: 'status', status: 500 } }],
    ['deleting was never answered', { when: deletion, do: { kind: 'hang' } }],
  ]

  it.each(setbacks)('gets there by itself where %s', async (_name, rule) => {
    const world = await recording()
    world.twilio.faults.add(rule)
    expect(await deleteFor(world, 60)).toEqual([underWay, 'The recording is deleted.'])
    expect(statuses(world)).toEqual(['deleted'])
  })

  it('is not believed because of an answer that shows nothing', async () => {
    const world = await recording()
    // A proxy says that all is well, and Twilio never hears of it.
    world.twilio.faults.add({ when: deletion, do: { kind: 'html', status: 200 }, times: 'always' })
    world.twilio.faults.add({ when: stop, do: { kind: 'html', status: 200 }, times: 'always' })
    expect(await deleteFor(world, 120)).toEqual([underWay, notDeleted])
    expect(statuses(world)).toEqual(['in-progress'])
  })

  it('half done when the field is left is not claimed, and is finished by another tap', async () => {
    const world = await recording()
    world.field.button('Delete recording')?.click()
    world.field.button('Delete')?.click()
    await world.pass(1)
    await world.reopen()
    await world.pass(20)
    expect(statuses(world)).not.toContain('deleted')
    expect(said(world)).toBe('Recording stopped. What was said before is kept.')
    expect((await deleteFor(world, 30)).at(-1)).toBe('The recording is deleted.')
  })

  it('done while the field was left is not claimed from a look alone, and a tap proves it', async () => {
    const world = await recording()
    await world.field.tap('Stop recording')
    await world.pass(10)
    world.twilio.faults.add({ when: deletion, do: { kind: 'latency', ms: 3_000 } })
    world.field.button('Delete recording')?.click()
    world.field.button('Delete')?.click()
    await world.pass(1)
    world.field.running.stop()
    await world.pass(5)
    await world.reopen()
    expect(statuses(world)).toEqual(['deleted'])
    expect(said(world)).toBe('It is not known whether it records.')
    expect((await deleteFor(world, 5)).at(-1)).toBe('The recording is deleted.')
  })
})
