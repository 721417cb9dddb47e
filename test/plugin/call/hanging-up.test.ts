import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../src/stand-in/twilio/faults/fault.ts'
import { answersSoon, callsAt, following, item, setHabits, talk } from '../world/calling.ts'
import { enumeratorNumber, respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()

const hangUp = { method: 'POST', path: /\/Calls\/CA\w+\.json$/ } as const

const alive = ({ twilio }: World) =>
  twilio.world.calls().filter(({ status }) => ['queued', 'ringing', 'in-progress'].includes(status))

describe('hanging up', () => {
  it('while the enumerator’s phone rings calls nobody else', async () => {
    const world = await openWorld()
    await world.field.tap('Call')
    await world.pass(3)
    await world.field.tap('Hang up')
    await world.pass(5)
    expect(world.field.text()).toContain('The call was ended before you answered')
    expect(item(world, 0)).toBe('canceled')
    expect(world.twilio.world.calls()).toHaveLength(1)
  })

  it('while the call waits in Twilio’s queue never rings', async () => {
    const world = await openWorld({
      prepare: ({ behaviour }) => Object.assign(behaviour, { callsPerSecond: 0.1 }),
    })
    await world.field.tap('Call')
    await world.field.tap('Hang up')
    await world.pass(30)
    expect(alive(world)).toEqual([])
    expect(item(world, 0)).toBe('canceled')
  })

  it('while the respondent’s phone rings stops it', async () => {
    const world = await openWorld()
    setHabits(world, answersSoon, { kind: 'silent' })
    await world.field.tap('Call')
    await world.pass(10)
    await world.field.tap('Hang up')
    await world.pass(5)
    expect(world.field.text()).toContain('Ended before Respondent answered')
    expect(alive(world)).toEqual([])
  })

  it('while people talk ends both legs', async () => {
    const world = await openWorld()
    await talk(world)
    await world.field.tap('Hang up')
    await world.pass(5)
    expect(world.field.text()).toMatch(/Talked with Respondent for \d+ s/)
    expect(alive(world)).toEqual([])
    expect(item(world, 0)).toBe('completed')
  })

  it('that fails after the answer was cleared says nothing of the next call', async () => {
    const world = await openWorld()
    setHabits(world, answersSoon, { kind: 'manual' })
    await world.field.tap('Call')
    await world.pass(10)
    world.twilio.faults.add({ when: hangUp, do: { kind: 'latency', ms: 60_000 } })
    await world.field.tap('Hang up')
    world.host.clear()
    world.twilio.phones.hangUp(enumeratorNumber)
    await world.pass(5)
    await world.field.tap('Call')
    await world.pass(20)
    expect(callsAt(world)).toHaveLength(2)
    expect(world.field.button('Hang up')).toBeDefined()
    expect(world.field.text()).not.toContain('Not hung up')
  })

  it('is asked once for two taps, and says that it is under way', async () => {
    const world = await openWorld()
    await talk(world)
    world.twilio.faults.add({ when: hangUp, do: { kind: 'latency', ms: 2_000 } })
    const button = world.field.button('Hang up')
    button?.click()
    button?.click()
    await world.pass(0.5)
    expect(world.field.button('Hanging up')?.disabled).toBe(true)
    await world.pass(5)
    expect(world.requests('POST', hangUp.path)).toBe(1)
  })

  const failures: ReadonlyArray<readonly [name: string, fault: Fault]> = [
    ['the connection broke', { kind: 'drop-before' }],
    ['Twilio answered 500', { kind: 'status', status: 500 }],
    ['the key may not', { kind: 'status', status: 403, code: 70051 }],
    ['no answer came', { kind: 'hang' }],
  ]

  it.each(failures)('that failed because %s says so, and can be tried again', async (_name, fault) => {
    const world = await openWorld()
    await talk(world)
    world.twilio.faults.add({ when: hangUp, do: fault })
    await world.field.tap('Hang up')
    await world.pass(21)
    expect(world.field.text()).toContain('Not hung up. Try again, or hang up on your phone.')
    expect(alive(world)).toHaveLength(2)
    await world.field.tap('Hang up')
    await world.pass(5)
    expect(alive(world)).toEqual([])
    expect(world.field.text()).toContain('Talked with Respondent')
    expect(world.field.text()).not.toContain('Not hung up')
  })

  it('whose answer was lost is seen to have worked', async () => {
    const world = await openWorld()
    await talk(world)
    world.twilio.faults.add({ when: hangUp, do: { kind: 'drop-after' } })
    await world.field.tap('Hang up')
    await world.pass(5)
    expect(item(world, 0)).toBe('completed')
    expect(world.field.text()).not.toContain('Not hung up')
  })

  it('of a call that is over already tells how it ended instead of an error', async () => {
    const world = await openWorld()
    await talk(world)
    world.twilio.phones.hangUp(respondentNumber)
    world.twilio.faults.add({ when: following, do: { kind: 'drop-before' } })
    await world.field.tap('Hang up')
    expect(world.field.text()).not.toContain('Not hung up')
    await world.pass(10)
    expect(world.field.text()).toMatch(/Talked with Respondent for \d+ s/)
    expect(world.field.text()).not.toContain('Not hung up')
    expect(callsAt(world)).toHaveLength(1)
  })
})
