import { describe, expect, it } from 'vitest'
import { answersSoon, setHabits, talk } from '../../world/calling.ts'
import { respondentNumber } from '../../world/form.ts'
import { openWorld, type World, type WorldSettings } from '../../world/open-field.ts'
import { shownCalls, shownOutcomes } from './past-calls.ts'

const lists = /Calls\.json\?To=%2B254711222333/

function open(settings: WorldSettings = {}): Promise<World> {
  const parameters = { panel: 'history', to_label: 'Maria', attempts: 3, ...settings.parameters }
  return openWorld({ ...settings, parameters })
}

function outcomes({ field }: World): string[] {
  return shownOutcomes(field.document)
}

describe('the call of this field', () => {
  it('stands on top while it is under way and changes with it', async () => {
    const world = await open()
    setHabits(world, answersSoon, { kind: 'answers', afterMs: 6_000 })
    await world.field.tap('Call')
    await world.field.tap('History')
    expect(shownCalls(world.field.document)).toEqual(['Outgoing: Calling now | this call'])
    await world.pass(6)
    expect(outcomes(world)).toEqual(['Outgoing: Ringing now'])
    await world.pass(6)
    expect(outcomes(world)).toEqual(['Outgoing: Talking now'])
    await world.pass(30)
    world.twilio.phones.hangUp(respondentNumber)
    await world.pass(30)
    const [call, ...others] = shownCalls(world.field.document)
    expect(call).toMatch(/^Outgoing: Talked 3\d\u00a0s \| .+, recorded$/)
    expect(others).toEqual([])
  })

  it('is asked for again when it has ended, and not on and on', async () => {
    const world = await open()
    await talk(world)
    await world.field.tap('History')
    await world.pass(20)
    world.twilio.phones.hangUp(respondentNumber)
    await world.pass(60)
    const asked = world.requests('GET', lists)
    expect(outcomes(world)).toHaveLength(1)
    await world.pass(600)
    // The watch for the respondent's own calls asks for those alone.
    expect(world.requests('GET', lists)).toBe(asked)
  })

  it('stands above those before it', async () => {
    const world = await open()
    setHabits(world, answersSoon, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(60)
    setHabits(world, answersSoon, answersSoon)
    await world.field.tap('Call again')
    await world.field.tap('History')
    await world.pass(1)
    expect(outcomes(world)).toEqual(['Outgoing: Calling now', 'Outgoing: Busy'])
    await world.pass(10)
    expect(outcomes(world)).toEqual(['Outgoing: Talking now', 'Outgoing: Busy'])
  })

  it('goes from the history where the enumerator was not reached, and so the respondent not called', async () => {
    const world = await open()
    setHabits(world, { kind: 'busy' }, answersSoon)
    await world.field.tap('Call')
    await world.field.tap('History')
    await world.pass(60)
    expect(outcomes(world)).toEqual([])
    expect(world.field.text()).toContain('No calls yet.')
  })

  it('is in the history when the field is opened again', async () => {
    const world = await open()
    setHabits(world, answersSoon, { kind: 'silent' })
    await world.field.tap('Call')
    await world.pass(60)
    await world.reopen()
    expect(outcomes(world)).toEqual(['Outgoing: No answer'])
  })

  it('stays at Twilio, and in the history, when the answer is cleared', async () => {
    const world = await open()
    setHabits(world, answersSoon, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(60)
    await world.field.tap('History')
    await world.pass(10)
    world.field.running.clearAnswer()
    await world.pass(10)
    expect(outcomes(world)).toEqual(['Outgoing: Busy'])
  })
})
