import { describe, expect, it } from 'vitest'
import type { Search } from '../../../../src/plugin/call/lost-call.ts'
import { findTwins, keepOneCall } from '../../../../src/plugin/call/twins.ts'
import type { Reply, TwilioRequest } from '../../../../src/twilio/transport.ts'
import { callJson } from '../../../twilio/call-json.ts'
import { callerId, dataOf, enumerator, refusalWith, respondent, scriptTwilio } from '../../world/fixtures.ts'

const seconds = (after: number) =>
  new Date(Date.UTC(2026, 0, 15, 9) + after * 1_000).toUTCString().replace('GMT', '+0000')

/** A call as Twilio lists it, made so many seconds after the field's own. */
function listed(sid: string, after: number, status = 'ringing') {
  return callJson({ sid, date_created: seconds(after), status })
}

const own = listed('CAown', 0)

function search(changes: { newest?: string; owned?: readonly string[] } = {}): Search {
  const newest = changes.newest === undefined ? {} : { newest: changes.newest }
  const intent = { at: 0, to: 0, via: 0, print: '', ...newest }
  const isOwned = (sid: string) => sid === 'CAown' || (changes.owned ?? []).includes(sid)
  return { to: enumerator, from: callerId, respondent, intent, isOwned }
}

const parentIn = ({ query }: TwilioRequest) => query?.find(([name]) => name === 'ParentCallSid')?.[1]

/** A Twilio with this list, newest first, and a leg to the respondent below the calls named. */
function twilioWith(list: () => Reply<unknown>, talksIn: readonly string[] = []) {
  return scriptTwilio((request) => {
    if (request.method === 'POST') return dataOf(callJson({ sid: /CA\w+/.exec(request.path)?.[0] }))
    const parent = parentIn(request)
    if (parent === undefined) return list()
    return dataOf({ calls: talksIn.includes(parent) ? [callJson({ sid: 'CAleg', to: respondent })] : [] })
  })
}

async function find(
  calls: readonly unknown[],
  flightMs: number | 'unknown' = 500,
  sought = search(),
  talksIn: readonly string[] = [],
) {
  const { world } = twilioWith(() => dataOf({ calls }), talksIn)
  const {
    certain,
    isDoubtful,
    talk,
    own: seen,
  } = await findTwins(world, sought, 'CAown', flightMs === 'unknown' ? undefined : flightMs)
  return { certain: certain.map(({ sid }) => sid), isDoubtful, talk: talk?.sid, isListed: seen !== undefined }
}

describe('calls beside the one that Twilio’s answer named', () => {
  it('are surely of the same request where it was under way when they were made, on a phone nobody else uses', async () => {
    expect(await find([listed('CAtwin', 1, 'queued'), own])).toMatchObject({
      certain: ['CAtwin'],
      isDoubtful: false,
    })
    expect(await find([own, listed('CAtwin', -1)])).toMatchObject({ certain: ['CAtwin'] })
  })

  it.each([
    ['made before the request was', [own, listed('CAother', -3)], 500],
    ['made after its answer', [listed('CAother', 3), own], 500],
    ['talking', [own, listed('CAother', 0, 'in-progress')], 500],
    ['over', [own, listed('CAother', 0, 'busy')], 500],
  ])('are left alone where they are %s', async (_how, calls, flightMs) => {
    expect(await find(calls, flightMs)).toMatchObject({ certain: [], isDoubtful: false })
  })

  it.each<[string, readonly unknown[], number | 'unknown']>([
    ['the request took longer than five seconds', [own, listed('CAother', -4)], 6_000],
    ['nobody knows how long the request took', [own, listed('CAother', -40)], 'unknown'],
    [
      'somebody else has used the phone',
      [own, listed('CAother', 0), listed('CAearlier', -900, 'completed')],
      500,
    ],
  ])('are only told of where %s', async (_why, calls, flightMs) => {
    expect(await find(calls, flightMs)).toMatchObject({ certain: [], isDoubtful: true })
  })

  it('are surely of it up to five seconds, and where the answer came at once', async () => {
    for (const flightMs of [0, 5_000]) {
      expect(await find([own, listed('CAtwin', 0)], flightMs)).toMatchObject({ certain: ['CAtwin'] })
    }
  })

  it('are nothing where the call itself is the only one listed, owned or not', async () => {
    const notOwned = { ...search(), isOwned: () => false }
    expect(await find([own], 500, notOwned)).toMatchObject({ certain: [], isDoubtful: false })
  })

  it('are never surely of the same request where the device’s clock went back meanwhile', async () => {
    expect(await find([own, listed('CAother', 0)], -500)).toMatchObject({ certain: [] })
  })

  it('are not the newest known beforehand, which tells that the phone is shared', async () => {
    const calls = [own, listed('CAother', 0), listed('CAknown', -1)]
    expect(await find(calls, 500, search({ newest: 'CAknown' }))).toMatchObject({
      certain: [],
      isDoubtful: true,
    })
    const alone = [own, listed('CAknown', -1)]
    expect(await find(alone, 500, search({ newest: 'CAknown' }))).toMatchObject({
      certain: [],
      isDoubtful: false,
    })
  })

  it('are none that this or another field owns', async () => {
    const calls = [own, listed('CAother', 0), listed('CAearlier', -900, 'completed')]
    const sought = search({ owned: ['CAother', 'CAearlier'] })
    expect(await find(calls, 500, sought)).toMatchObject({ certain: [], isDoubtful: false })
  })

  it('cannot be told before Twilio lists the call itself', async () => {
    expect(await find([listed('CAtwin', 0)])).toEqual({
      certain: [],
      isDoubtful: false,
      talk: undefined,
      isListed: false,
    })
  })

  it('are the talk where they went on to its respondent', async () => {
    const calls = [own, listed('CAtwin', 0, 'in-progress')]
    expect(await find(calls, 500, search(), ['CAtwin'])).toMatchObject({ talk: 'CAtwin' })
    expect(await find(calls)).toMatchObject({ talk: undefined })
  })
})

describe('a call that is to be the only one', () => {
  /** What was done about it, with what Twilio lists each time. */
  function keep(list: (count: number) => Reply<unknown>, talksIn: readonly string[] = [], flightMs = 500) {
    let looks = 0
    const told: string[] = []
    let doneAt: number | undefined
    const twilio = twilioWith(() => {
      looks += 1
      return list(looks)
    }, talksIn)
    const keeping = keepOneCall(
      twilio.world,
      search(),
      { sid: 'CAown', flightMs },
      {
        onInstead: ({ sid }) => told.push(`instead ${sid}`),
        onBeside: ({ sid }) => told.push(`beside ${sid}`),
        onDoubt: () => told.push('doubt'),
      },
      () => {
        doneAt = twilio.clock.now() / 1000
      },
    )
    const canceled = () =>
      twilio.sent.filter(({ method }) => method === 'POST').map(({ path }) => /CA\w+/.exec(path)?.[0])
    const lookedAt = () =>
      twilio.sent.filter((one) => one.method === 'GET' && !parentIn(one)).map(({ second }) => second)
    return { ...twilio, keeping, told, canceled, lookedAt, doneAt: () => doneAt }
  }

  const calls = (...all: readonly unknown[]) => dataOf({ calls: all })

  it('is looked after when its phone has had time to turn one away, and once more', async () => {
    const { pass, lookedAt, clock, canceled, told } = keep(() => calls(own))
    await pass(60)
    expect(lookedAt()).toEqual([3, 8])
    expect([canceled(), told, clock.pending()]).toEqual([[], [], 0])
  })

  it('is looked for for two minutes where Twilio lists it late', async () => {
    const { pass, lookedAt } = keep((count) => (count < 5 ? calls() : calls(own)))
    await pass(120)
    expect(lookedAt()).toEqual([3, 6, 11, 21, 41, 46])
    const failing = keep(() => refusalWith(20500, '', 400))
    await failing.pass(300)
    expect(failing.lookedAt()).toEqual([3, 6, 11, 21, 41, 71, 101, 131, 136])
  })

  it('is known to be it once nothing more can turn up', async () => {
    const seen = keep(() => calls(own))
    await seen.pass(7)
    expect(seen.doneAt()).toBeUndefined()
    await seen.pass(5)
    expect(seen.doneAt()).toBe(8)
  })

  it('is not looked for any longer by a key that may not see it', async () => {
    const denied = keep(() => refusalWith(70051, '', 403))
    await denied.pass(300)
    expect(denied.lookedAt()).toEqual([3, 8])
    expect(denied.doneAt()).toBe(8)
  })

  it('has the other taken back', async () => {
    const { pass, canceled, told, sent } = keep((count) =>
      calls(own, listed('CAtwin', 0, count < 2 ? 'ringing' : 'canceled')),
    )
    await pass(60)
    expect(canceled()).toEqual(['CAtwin'])
    expect(told).toEqual([])
    const [post] = sent.filter(({ method }) => method === 'POST')
    expect(post?.form).toEqual([['Status', 'canceled']])
  })

  it.each(['busy', 'no-answer', 'failed'])('gives way to the other where it is %s', async (status) => {
    const { pass, canceled, told } = keep(() => calls(listed('CAown', 0, status), listed('CAtwin', 0)))
    await pass(3)
    expect(told).toEqual(['instead CAtwin'])
    expect(canceled()).toEqual([])
  })

  it.each(['canceled', 'completed', 'in-progress'])('does not where it is %s', async (status) => {
    const { pass, canceled, told } = keep(() => calls(listed('CAown', 0, status), listed('CAtwin', 0)))
    await pass(3)
    expect(told).toEqual([])
    expect(canceled()).toEqual(['CAtwin'])
  })

  it('gives way to the talk that another became, and rings no more', async () => {
    const { pass, canceled, told } = keep(() => calls(own, listed('CAtwin', 0, 'in-progress')), ['CAtwin'])
    await pass(3)
    expect(told).toEqual(['instead CAtwin'])
    expect(canceled()).toEqual(['CAown'])
    const over = keep(() => calls(listed('CAown', 0, 'busy'), listed('CAtwin', 0, 'completed')), ['CAtwin'])
    await over.pass(3)
    expect([over.told, over.canceled()]).toEqual([['instead CAtwin'], []])
    const both = keep(
      () => calls(listed('CAown', 0, 'in-progress'), listed('CAtwin', 0, 'in-progress')),
      ['CAtwin'],
    )
    await both.pass(3)
    expect([both.told, both.canceled()]).toEqual([['beside CAtwin'], []])
  })

  it('tells of a doubt, and ends nothing then', async () => {
    const { pass, canceled, told } = keep(() => calls(own, listed('CAother', 0)), [], 9_000)
    await pass(3)
    expect([told, canceled()]).toEqual([['doubt'], []])
  })

  it('is left when the field is', async () => {
    const before = keep(() => calls(own, listed('CAtwin', 0)))
    await before.pass(1)
    before.keeping.stop()
    await before.pass(60)
    expect([before.sent.length, before.clock.pending()]).toEqual([0, 0])
    const between = keep(() => calls(own))
    await between.pass(4)
    between.keeping.stop()
    await between.pass(60)
    expect([between.lookedAt(), between.clock.pending()]).toEqual([[3], 0])
  })
})
