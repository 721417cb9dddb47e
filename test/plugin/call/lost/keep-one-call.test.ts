import { describe, expect, it } from 'vitest'
import { keepOneCall } from '../../../../src/plugin/call/twins.ts'
import type { Reply } from '../../../../src/twilio/transport.ts'
import { dataOf, refusalWith } from '../../world/fixtures.ts'
import { listed, own, parentIn, search, twilioWith } from './twin-calls.ts'

describe('a call that is to be the only one', () => {
  /** What was done about it, with what Twilio lists each time. */
  function keep(
    list: (count: number) => Reply<unknown>,
    talksIn: readonly string[] = [],
    flightMs = 500,
    onEnding?: () => void,
  ) {
    let looks = 0
    const told: string[] = []
    let doneAt: number | undefined
    const twilio = twilioWith(
      () => {
        looks += 1
        return list(looks)
      },
      talksIn,
      onEnding,
    )
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

  it.each<[string, readonly unknown[], readonly string[]]>([
    ['is over', [own, listed('CAtwin', 0, 'busy')], []],
    ['talks', [listed('CAown', 0, 'in-progress'), listed('CAtwin', 0, 'in-progress')], ['CAtwin']],
  ])('is not looked for any longer where the other %s', async (_how, seen, talksIn) => {
    const { pass, lookedAt } = keep(() => calls(...seen), talksIn)
    await pass(60)
    expect(lookedAt()).toEqual([3, 8])
  })

  it('is looked after until Twilio shows where the other went on to, also where that is over', async () => {
    const { pass, lookedAt, told } = keep(
      () => calls(listed('CAown', 0, 'in-progress'), listed('CAtwin', 0, 'completed')),
      [],
    )
    await pass(30)
    expect([lookedAt(), told]).toEqual([[3, 6, 11, 21], []])
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
    const first = keep(
      () => calls(listed('CAown', 0, 'completed'), listed('CAtwin', 0, 'in-progress')),
      ['CAtwin'],
    )
    await first.pass(3)
    expect([first.told, first.canceled()]).toEqual([['beside CAtwin'], []])
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

  it('is left also where Twilio’s answer is under way: nothing is done, told or asked after it', async () => {
    const looking = keep(() => {
      looking.keeping.stop()
      return calls(own, listed('CAtwin', 0))
    })
    const ending = keep(
      () => calls(own, listed('CAtwin', 0, 'in-progress')),
      ['CAtwin'],
      500,
      () => ending.keeping.stop(),
    )
    for (const left of [looking, ending]) {
      await left.pass(120)
      expect([left.told, left.lookedAt(), left.clock.pending(), left.doneAt()]).toEqual([
        [],
        [3],
        0,
        undefined,
      ])
    }
    expect([looking.canceled(), ending.canceled()]).toEqual([[], ['CAown']])
  })
})
