import { describe, expect, it } from 'vitest'
import { findLostCall } from '../../../src/plugin/call/lost-call.ts'
import { lookUntilFound } from '../../../src/plugin/once/search.ts'
import type { Reply } from '../../../src/twilio/transport.ts'
import { callJson } from '../../twilio/call-json.ts'
import { callerId, dataOf, enumerator, refusalWith, respondent, scriptTwilio } from '../world/fixtures.ts'

const lost = { kind: 'nothing', cause: 'network' } as const
const none = dataOf({ calls: [] })
const found = dataOf({ calls: [callJson({ sid: 'CAnew' })] })

/** Looks for a call, with the `newest` known beforehand (null: not known), and what came of it. */
function search(
  answer: (count: number) => Reply<unknown> | Promise<Reply<unknown>>,
  newest: string | null = '',
) {
  const twilio = scriptTwilio((_request, count) => answer(count))
  const told: string[] = []
  const intent = { at: 0, to: 0, via: 0, print: '', ...(newest === null ? {} : { newest }) }
  const sought = { to: enumerator, from: callerId, respondent, intent, isOwned: () => false }
  const searching = lookUntilFound(twilio.world, () => findLostCall(twilio.world, sought), {
    onFound: ({ item }) => told.push(`found ${item.sid}`),
    onLook(trouble, asked) {
      const said = trouble?.kind === 'refused' ? String(trouble.code) : (trouble?.kind ?? 'looked')
      told.push(asked ? `${said}, asked` : said)
    },
  })
  return { ...twilio, told, searching }
}

describe('the search for a lost call', () => {
  it('ends when the call is found', async () => {
    const { pass, told, seconds } = search((count) => (count < 3 ? none : found))
    await pass(600)
    expect(told).toEqual(['looked', 'looked', 'found CAnew'])
    expect(seconds()).toEqual([0, 1, 4])
  })

  it('asks the enumerator after twenty seconds, and looks on all the same', async () => {
    const { pass, told, seconds } = search((count) => (count < 8 ? none : found))
    await pass(19)
    expect(new Set(told)).toEqual(new Set(['looked']))
    await pass(1)
    expect(told.at(-1)).toBe('looked, asked')
    await pass(600)
    expect(told.at(-1)).toBe('found CAnew')
    expect(seconds()).toEqual([0, 1, 4, 10, 20, 35, 65, 110])
  })

  it('asks the enumerator where every look fails too, and never ends', async () => {
    const { pass, told, seconds } = search(() => lost)
    await pass(19)
    expect(new Set(told)).toEqual(new Set(['nothing']))
    expect(seconds()).toEqual([0, 2, 6, 14])
    await pass(3_581)
    expect(told.at(-1)).toBe('nothing, asked')
    expect(told.length).toBeGreaterThan(50)
    expect(told.length).toBeLessThan(180)
  })

  it('asks the enumerator where the device has no network at all', async () => {
    const { page, pass, told, sent } = search(() => found)
    page.goOffline()
    await pass(20)
    expect(told).toEqual(['looked, asked'])
    expect(sent).toEqual([])
  })

  it('goes on after Twilio was too busy to tell', async () => {
    const busy = refusalWith(20429, 'Too many requests', 429)
    const { pass, told, seconds } = search((count) => (count < 4 ? busy : found))
    await pass(600)
    expect(told).toEqual(['looked', 'looked', 'looked', 'found CAnew'])
    // Less often each time, as it asked for.
    expect(seconds()).toEqual([0, 2, 6, 14])
  })

  it('leaves it to the enumerator where the key may not list calls', async () => {
    const { pass, told, sent } = search(() => refusalWith(70051, '', 401))
    await pass(600)
    expect(told).toEqual(['70051', '70051, asked'])
    expect(sent).toHaveLength(1)
  })

  it('leaves it to the enumerator where it stays unclear', async () => {
    const hours = 'Thu, 01 Jan 1970 03:00:00 +0000'
    const other = dataOf({ calls: [callJson({ status: 'busy', date_created: hours })] })
    const { pass, told } = search(() => other, null)
    await pass(600)
    expect(new Set(told)).toEqual(new Set(['unclear', 'unclear, asked']))
  })

  it('waits for the network and looks at once when it is back', async () => {
    const { page, pass, told, seconds } = search(() => found)
    page.goOffline()
    await pass(300)
    page.goOnline()
    await pass(0)
    expect(told.at(-1)).toBe('found CAnew')
    expect(seconds()).toEqual([300])
  })

  it('looks at once when asked, and no more when stopped', async () => {
    const { searching, pass, sent } = search(() => none)
    await pass(5)
    const before = sent.length
    await searching.now()
    expect(sent).toHaveLength(before + 1)
    searching.stop()
    await pass(600)
    expect(sent).toHaveLength(before + 1)
  })

  it('tells nothing of a look that comes back after it was stopped', async () => {
    let answer = (_reply: Reply<unknown>) => {}
    const reply = new Promise<Reply<unknown>>((resolve) => {
      answer = resolve
    })
    const { searching, pass, told, sent } = search(() => reply)
    await pass(5)
    searching.stop()
    answer(found)
    await pass(600)
    expect(sent).toHaveLength(1)
    expect(told).toEqual([])
  })
})
