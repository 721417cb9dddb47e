import { describe, expect, it } from 'vitest'
import { placing, talk } from '../world/calling.ts'
import { createFakePanel } from '../world/fake-panel.ts'
import { type NetworkSettings, useNetwork } from '../world/network.ts'

const openWorld = useNetwork()
const pending = [{ at: 1, sid: 'SM1' }]

async function openWithMessages(settings: Pick<NetworkSettings, 'stored' | 'keeps'> = {}) {
  const panel = createFakePanel()
  const parameters = { panel: 'messages' }
  const world = await openWorld({ openPanel: panel.openPanel, parameters, ...settings })
  const written = () => JSON.parse(world.host.stored.metadata || '{}').plugin?.messages
  return { world, panel, written }
}

describe('what the panel keeps of its messages', () => {
  it('stands in the metadata, without an answer, and is given back', async () => {
    const { world, panel, written } = await openWithMessages()
    panel.world.store.write(pending)
    expect(written()).toEqual(pending)
    expect(world.host.stored.answer).toBe('')
    await world.reopen()
    expect(panel.world.store.read()).toEqual(pending)
  })

  it('leaves nothing behind when it is taken back', async () => {
    const { world, panel } = await openWithMessages()
    panel.world.store.write(pending)
    panel.world.store.write(undefined)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
  })

  it('survives a call, one that Twilio refuses too', async () => {
    const { world, panel, written } = await openWithMessages()
    panel.world.store.write(pending)
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 21211 } })
    await world.field.tap('Call')
    expect(written()).toEqual(pending)
    await talk(world, 'Try again')
    expect(written()).toEqual(pending)
  })

  it('written while a call is on its way outlives the call’s refusal', async () => {
    const { world, panel, written } = await openWithMessages()
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 21211 } })
    world.twilio.faults.add({ when: placing, do: { kind: 'latency', ms: 2_000 } })
    const button = world.field.button('Call')
    button?.click()
    panel.world.store.write(pending)
    await world.pass(10)
    expect(world.field.button('Try again')).toBeDefined()
    expect(written()).toEqual(pending)
    expect(JSON.parse(world.host.stored.metadata).plugin).not.toHaveProperty('intent')
  })

  it('goes with the answer, and the panel is told', async () => {
    const { world, panel } = await openWithMessages()
    panel.world.store.write(pending)
    world.host.clear()
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    expect(panel.world.store.read()).toBeUndefined()
    expect(panel.told.at(-1)).toBe('cleared')
  })

  it('takes the place of what another plug-in stored there', async () => {
    const { panel, written } = await openWithMessages({ stored: { answer: '', metadata: '1|two|3' } })
    panel.world.store.write(pending)
    expect(written()).toEqual(pending)
  })

  it('is known to be refused by a form that stores nothing, and is there once that is tried again', async () => {
    let isFull = true
    const { panel, written } = await openWithMessages({
      keeps(_what, text) {
        if (isFull) throw new Error('SQLITE_FULL')
        return text
      },
    })
    panel.world.store.write(pending)
    expect(panel.world.store.kept).toBe('refused')
    isFull = false
    panel.world.store.again()
    expect(panel.world.store.kept).toBe('whole')
    expect(written()).toEqual(pending)
  })
})
