import { describe, expect, it } from 'vitest'
import { answersSoon, setHabits, talk, talkFor } from '../world/calling.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()
const everything = { record: 'consent', attempts: 3, dispositions: 1, details: 1 }

/** Tapping whatever there is to tap, and the host's own calls. */
async function tryEverything(world: World): Promise<void> {
  const { document } = world.field
  for (const tapped of document.querySelectorAll<HTMLElement>('button, input')) tapped.click()
  world.host.focus()
  world.page.hide()
  world.page.show()
  world.page.goOffline()
  world.page.goOnline()
  await world.pass(600)
}

/** A field as another view of it left it. */
const moments: ReadonlyArray<readonly [name: string, bring: (world: World) => Promise<void>]> = [
  ['empty', async () => {}],
  ['with a call that is over', (world) => talkFor(world, 30)],
  ['with a call that goes on', (world) => talk(world)],
  [
    'with a recording that goes on',
    async (world) => {
      await talk(world)
      await world.field.tap('Start recording')
    },
  ],
  [
    'whose respondent was busy',
    async (world) => {
      setHabits(world, answersSoon, { kind: 'busy' })
      await world.field.tap('Call')
      await world.pass(30)
    },
  ],
  [
    'left while a call was being placed',
    async (world) => {
      world.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'latency', ms: 5_000 } })
      world.field.button('Call')?.click()
      await world.pass(1)
      world.field.running.stop()
    },
  ],
]

describe.each(moments)('a read-only field, %s', (_name, bring) => {
  it('shows what is stored, asks Twilio nothing and changes nothing', async () => {
    const writable = await openWorld({ parameters: everything })
    await bring(writable)
    const { stored } = writable.host
    writable.field.running.stop()

    const world = await openWorld({ parameters: everything, readOnly: true, stored })
    const written: unknown[] = []
    const chosen = () => world.field.choices().filter((choice) => choice.startsWith('*'))
    const before = chosen()
    world.host.onStored((value) => written.push(value))
    await tryEverything(world)
    expect(world.twilio.requests).toEqual([])
    expect(written).toEqual([])
    expect(chosen()).toEqual(before)
    expect(world.host.stored).toEqual(stored)
    expect(world.field.button('Call')).toBeUndefined()
    expect(world.field.button('Update status')).toBeUndefined()
    const sid = stored.answer.split('|')[1]
    if (sid) expect(world.field.text()).toContain(sid)
    expect(world.clock.pending()).toBeLessThanOrEqual(1)
  })
})
