import { describe, expect, it } from 'vitest'
import {
  callsAt,
  item,
  lookingUp,
  placements,
  placing,
  remembered,
  sent,
  setHabits,
  talk,
} from '../world/calling.ts'
import { createFakePanel } from '../world/fake-panel.ts'
import { enumeratorNumber, respondentNumber } from '../world/form.ts'
import { type NetworkSettings, useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()

const corrected = '+254711222999'
const second = '+254733000002'

async function openWithKeypad(settings: NetworkSettings = {}) {
  const panel = createFakePanel()
  const parameters = { panel: 'keypad', details: 1, ...settings.parameters }
  const world = await openWorld({ ...settings, openPanel: panel.openPanel, parameters })
  return { world, panel, enter: (number: string | undefined) => panel.world.field.enter(number) }
}

const dialled = (world: World) => /<Number>(.*)<\/Number>/.exec(sent(placements(world).at(-1), 'Twiml'))?.[1]

describe('a number entered by hand', () => {
  it('is shown in the place of the form’s, is called, and is marked as entered by hand', async () => {
    const { world, enter } = await openWithKeypad({ parameters: { to_label: 'Maria' } })
    enter(corrected)
    expect(world.field.text()).toContain('Maria +254 711 222999')
    await talk(world)
    expect(dialled(world)).toBe(corrected)
    expect([item(world, 11), item(world, 13)]).toEqual(['0', corrected])
    expect(remembered(world).log).toMatchObject([{ number: 0, hand: corrected }])
    expect(world.field.text()).toContain('Maria: ringing')
  })

  it('leaves the items as they were where the form’s number is called', async () => {
    const { world } = await openWithKeypad()
    await talk(world)
    expect(dialled(world)).toBe(respondentNumber)
    expect([item(world, 11), item(world, 13)]).toEqual(['1', ''])
    expect(remembered(world).log[0]).not.toHaveProperty('hand')
  })

  it('is known again, after the field was left, in the other call that its request made', async () => {
    const { world, enter } = await openWithKeypad()
    world.twilio.phones.setExtensions(enumeratorNumber, 2)
    setHabits(world, { kind: 'manual' }, { kind: 'manual' })
    world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
    enter(corrected)
    await world.field.tap('Call')
    await world.pass(1)
    await world.reopen()
    world.twilio.phones.answer(enumeratorNumber)
    world.twilio.phones.setHabit(corrected, { kind: 'answers', afterMs: 100 })
    await world.pass(15)
    const stored = callsAt(world).find(({ sid }) => sid === item(world, 1))
    expect(stored?.status).toBe('in-progress')
    expect(item(world, 13)).toBe(corrected)
  })

  it('that is not usable disables Call until it is, or the form’s is taken again', async () => {
    const { world, panel, enter } = await openWithKeypad()
    enter('')
    expect(world.field.button('Call')?.disabled).toBe(true)
    expect(panel.world.field.choice).toEqual({ to: -1, hand: '' })
    enter(undefined)
    expect(world.field.button('Call')?.disabled).toBe(false)
    expect(world.field.text()).toContain('+254 711 222333')
    expect(panel.world.field.choice).toEqual({ to: 0 })
  })

  it('is told to the panel, as is whether it may be changed', async () => {
    const { world, panel, enter } = await openWithKeypad()
    expect([panel.world.field.mayChoose, panel.world.field.isCalling]).toEqual([true, false])
    enter(corrected)
    expect(panel.told.at(-1)).toBe('field changed')
    await talk(world)
    expect([panel.world.field.mayChoose, panel.world.field.isCalling]).toEqual([false, true])
    enter(respondentNumber)
    expect(panel.world.field.choice).toEqual({ to: -1, hand: corrected })
  })

  it('is known of a call that was lost and found again', async () => {
    const { world, enter } = await openWithKeypad()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
    world.twilio.faults.add({ when: lookingUp, do: { kind: 'drop-before' } })
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'silent' })
    enter(corrected)
    await world.field.tap('Call')
    expect(remembered(world).intent).toMatchObject({ to: -1, hand: corrected })
    await world.reopen()
    await world.pass(10)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect([item(world, 11), item(world, 13)]).toEqual(['0', corrected])
    // Its respondent's leg goes where the hand said, so the call stays this field's.
    expect(remembered(world).log[0]?.leg?.status).toBe('ringing')
  })

  it('stays chosen for another attempt, also when the field was left meanwhile', async () => {
    const { world, panel, enter } = await openWithKeypad({ parameters: { attempts: 2 } })
    setHabits(world, { kind: 'busy' }, { kind: 'busy' })
    enter(corrected)
    await world.field.tap('Call')
    await world.pass(20)
    await world.reopen()
    expect(panel.world.field.choice).toEqual({ to: -1, hand: corrected })
    await world.field.tap('Call again')
    expect(dialled(world)).toBe(corrected)
  })

  it('belongs to the form’s number: with another in the form the call is not shown as its own', async () => {
    const { world, enter } = await openWithKeypad()
    enter(corrected)
    await talk(world)
    const { stored, settings } = world.host
    const appearance = settings.appearance.replace(respondentNumber, second)
    world.host.change({ appearance })
    await world.reopen()
    expect(world.field.text()).toContain('The call stored here was to another number.')
    expect(world.field.button('Call')?.disabled).toBe(false)
    expect(world.host.stored).toEqual(stored)
  })

  it('gives way to one of several that is chosen, and is not in their list', async () => {
    const to_number = `${respondentNumber}|${second}`
    const { world, panel, enter } = await openWithKeypad({
      parameters: { to_number, to_label: 'Home|Work' },
    })
    enter(corrected)
    expect(world.field.choices()).toEqual(['Home', 'Work'])
    expect(world.field.text()).toContain('Respondent +254 711 222999')
    expect(world.field.button('Call')).toBeDefined()
    await world.field.choose('Work')
    expect(panel.world.field.choice).toEqual({ to: 1 })
    expect(world.field.text()).not.toContain('222 999')
    expect(world.field.button('Call Work')).toBeDefined()
  })
})

describe('where the number is hidden', () => {
  it('none is taken from the keypad', async () => {
    const { world, enter } = await openWithKeypad({ parameters: { display_number: 0, panel: 'history' } })
    enter(corrected)
    await world.field.tap('Call')
    expect(dialled(world)).toBe(respondentNumber)
  })

  it('one that was stored before it was hidden is neither shown, nor called, nor stored again', async () => {
    const { world, panel, enter } = await openWithKeypad({ parameters: { attempts: 2 } })
    setHabits(world, { kind: 'busy' }, { kind: 'busy' })
    enter(corrected)
    await world.field.tap('Call')
    await world.pass(20)
    const { appearance } = world.host.settings
    world.host.change({
      appearance: appearance.replace(')', ', display_number=0)').replace('keypad', 'history'),
    })
    await world.reopen()
    expect(panel.world.field.choice).toEqual({ to: 0 })
    expect(world.field.document.body.textContent).not.toContain('222 999')
    await world.field.tap('Update status')
    await world.field.tap('Call again')
    await world.pass(20)
    expect(dialled(world)).toBe(respondentNumber)
    expect(world.host.stored.metadata).not.toContain(corrected.slice(1))
    expect(world.host.stored.answer).not.toContain(corrected.slice(1))
  })
})
