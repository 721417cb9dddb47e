import { describe, expect, it } from 'vitest'
import { readMessageMetadata } from '../../../src/plugin/message/metadata.ts'
import { settingsWith } from '../world/fixtures.ts'
import type { World, WorldSettings } from '../world/open-field.ts'
import { lookingUp, messagesAt, openMessageWorld, sending, sends, write } from './sending.ts'

const told = /The message of today \d\d:\d\d was sent after all\. It is stored\./

/** A message was sent, its answer lost, and given up by the enumerator, since Twilio's list shows nothing of the last minute. */
async function giveUp(settings: WorldSettings = {}): Promise<World> {
  const world = await openMessageWorld(settings)
  world.twilio.faults.add({ when: sending, do: { kind: 'drop-after' } })
  world.twilio.faults.add({ when: lookingUp, do: { kind: 'stale', ms: 60_000 }, times: 'always' })
  await world.field.tap('Send')
  await world.pass(21)
  await world.field.tap('It was not sent')
  return world
}

const logOf = ({ host }: World) =>
  readMessageMetadata(host.stored.metadata, settingsWith()).memory.log.map(({ sid }) => sid)

describe('a message that Twilio shows after the enumerator had given it up', () => {
  it.each([false, true])('is told of, stored and followed on (field left: %s)', async (leaves) => {
    const world = await giveUp()
    expect(world.field.button('Send')?.disabled).toBe(false)
    if (leaves) await world.reopen()
    await world.pass(90)
    const [message] = messagesAt(world)
    expect(world.host.stored.answer).toBe(
      `delivered|${message?.sid}|https://api.twilio.com${message ? pathOf(world, message.sid) : ''}|`,
    )
    expect(world.field.text()).toMatch(told)
    expect(world.field.text()).toContain('Delivered to Respondent')
    expect(sends(world)).toHaveLength(1)
    // It is the one that the form wanted.
    expect(world.field.button('Send')).toBeUndefined()
  })

  it('is stored beside the one that was sent after it, which stays the answer', async () => {
    const world = await giveUp()
    write(world, 'We call you at seven.')
    await world.field.tap('Send')
    await world.pass(20)
    const [second, first] = messagesAt(world)
    expect(world.field.text()).not.toMatch(told)
    expect(world.host.stored.answer).toContain(second?.sid)
    await world.pass(90)
    expect(world.field.text()).toMatch(told)
    expect(world.field.text()).toContain('We call you at seven.')
    expect(world.host.stored.answer).toContain(second?.sid)
    expect(logOf(world)).toEqual([first?.sid, second?.sid])
  })

  it('is told of until another is sent, or the answer cleared', async () => {
    for (const after of ['sent', 'cleared'] as const) {
      const world = await giveUp({ parameters: { attempts: 3 } })
      await world.pass(90)
      expect(world.field.text()).toMatch(told)
      if (after === 'cleared') world.host.clear()
      else {
        await world.field.tap('Write another message')
        await world.field.tap('Send')
        await world.pass(5)
      }
      expect(world.field.text()).not.toMatch(told)
    }
  })

  it('is not looked for any more once the field is left', async () => {
    const world = await giveUp()
    world.field.running.stop()
    const asked = world.twilio.requests.length
    await world.pass(300)
    expect(world.twilio.requests).toHaveLength(asked)
    expect(world.host.stored.answer).toBe('')
  })
})

function pathOf({ twilio }: World, sid: string): string {
  return `/2010-04-01/Accounts/${twilio.account.sid}/Messages/${sid}.json`
}
