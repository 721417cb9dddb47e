import { describe, expect, it } from 'vitest'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import { answersSoon, item, remembered, setHabits, talkFor } from '../world/calling.ts'
import { enumeratorNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'

const openWorld = useNetwork()

const silent: Habit = { kind: 'silent' }
const declines: Habit = { kind: 'declines', afterMs: 5_000 }
const busy: Habit = { kind: 'busy' }
const unreachable: Habit = { kind: 'unreachable' }

describe('the outcome of a call', () => {
  const missedEnumerators: ReadonlyArray<
    readonly [name: string, habit: Habit, status: string, said: string]
  > = [
    ['declines', declines, 'no-answer', 'Your phone was not answered'],
    ['is busy', busy, 'busy', 'Your phone was busy'],
    ['does not answer', silent, 'no-answer', 'Your phone was not answered'],
    ['cannot be reached', unreachable, 'failed', 'Your phone could not be reached'],
  ]

  it.each(missedEnumerators)(
    'says that the enumerator’s side failed when it %s',
    async (_name, habit, status, said) => {
      const world = await openWorld({ parameters: { details: 1 } })
      setHabits(world, habit, answersSoon)
      await world.field.tap('Call')
      await world.pass(120)
      expect(world.field.text()).toContain(said)
      expect(world.field.text()).not.toMatch(/Respondent (did|was busy|could)|Talked/)
      expect(item(world, 0)).toBe(status)
      expect([item(world, 4), item(world, 5)]).toEqual(['', ''])
      // Another call is prepared for meanwhile.
      await world.pass(120)
      expect(world.clock.pending()).toBe(0)
    },
  )

  const missedRespondents: ReadonlyArray<
    readonly [name: string, habit: Habit, status: string, said: string, rung: string]
  > = [
    ['declines', declines, 'no-answer', 'Respondent did not answer rang 5 s', '5'],
    ['is busy', busy, 'busy', 'Respondent was busy', '1'],
    ['does not answer', silent, 'no-answer', 'Respondent did not answer rang 30 s', '30'],
    ['cannot be reached', unreachable, 'failed', 'Respondent could not be reached', '1'],
  ]

  it.each(missedRespondents)(
    'says that nobody was reached when the respondent %s, though Twilio says "completed" of the call',
    async (_name, habit, status, said, rung) => {
      const world = await openWorld({ parameters: { details: 1 } })
      setHabits(world, answersSoon, habit)
      await world.field.tap('Call')
      await world.pass(120)
      expect(world.field.text()).toContain(said)
      expect(world.field.text()).toContain('You answered')
      expect(world.field.text()).not.toContain('Talked')
      expect([item(world, 0), item(world, 4), item(world, 6), item(world, 7)]).toEqual([
        'completed',
        status,
        rung,
        '0',
      ])
    },
  )

  it('says who was talked with, for how long and when', async () => {
    const world = await openWorld({ parameters: { to_label: 'Maria', details: 1 } })
    await talkFor(world, 95)
    expect(world.field.text()).toMatch(/Talked with Maria for 1 min 3\d s \d\d:\d\d to \d\d:\d\d/)
    expect([item(world, 0), item(world, 4)]).toEqual(['completed', 'completed'])
    expect(Math.abs(Number(item(world, 7)) - 95)).toBeLessThan(5)
    expect(item(world, 6)).toBe('2')
  })

  it.each(['canceled', 'no-answer'] as const)(
    'says that it ended before the respondent answered when the enumerator hangs up first, told as %s',
    async (cancelledLegStatus) => {
      const world = await openWorld({
        prepare: ({ behaviour }) => Object.assign(behaviour, { cancelledLegStatus }),
      })
      setHabits(world, answersSoon, silent)
      await world.field.tap('Call')
      await world.pass(12)
      world.twilio.phones.hangUp(enumeratorNumber)
      await world.pass(20)
      expect(item(world, 0)).toBe('completed')
      const said =
        cancelledLegStatus === 'canceled' ? 'Ended before Respondent answered' : 'Respondent did not answer'
      expect(world.field.text()).toContain(said)
      expect(remembered(world).log[0]?.leg).toMatchObject({ status: cancelledLegStatus, talked: 0 })
    },
  )

  it('says that nobody was called when the enumerator hangs up during the whisper', async () => {
    const world = await openWorld({ parameters: { whisper: 'Household twelve. '.repeat(40) } })
    setHabits(world, answersSoon, silent)
    await world.field.tap('Call')
    await world.pass(5)
    world.twilio.phones.hangUp(enumeratorNumber)
    await world.pass(20)
    expect(world.field.text()).toContain('The call ended before Respondent was called')
  })

  it('is told of the right leg even where the list of calls lags behind', async () => {
    const world = await openWorld()
    setHabits(world, answersSoon, { kind: 'answers', afterMs: 2_000, talksMs: 30_000 })
    await world.field.tap('Call')
    await world.pass(30)
    world.twilio.faults.add({
      when: { method: 'GET', path: 'ParentCallSid' },
      do: { kind: 'stale', ms: 8_000 },
      times: 3,
    })
    await world.pass(60)
    expect(world.field.text()).toContain('Talked with Respondent for 30 s')
  })
})
