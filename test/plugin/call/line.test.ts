import { describe, expect, it } from 'vitest'
import { openLine } from '../../../src/plugin/call/line.ts'
import type { Reply } from '../../../src/twilio/transport.ts'
import { callJson } from '../../twilio/call-json.ts'
import { callerId, dataOf, enumerator, scriptTwilio } from '../world/fixtures.ts'

const lost = { kind: 'nothing', cause: 'network' } as const
const callsAre = (...sids: string[]) => dataOf({ calls: sids.map((sid) => callJson({ sid })) })

/** The line of a field that has just been opened, at a Twilio that answers its list like this, after so many seconds. */
function open(list: Reply<unknown>, afterSeconds = 0, keepsPreflights = true) {
  const warmedAt: number[] = []
  const changed = { mayCall: true, warm: async (): Promise<Reply<unknown>> => dataOf(undefined) }
  const twilio = scriptTwilio(({ method }) => {
    if (method === 'HEAD') {
      warmedAt.push(twilio.clock.now() / 1000)
      return changed.warm()
    }
    return new Promise((resolve) => twilio.clock.after(afterSeconds * 1000, () => resolve(list)))
  })
  const use = { keepsPreflights, mayCall: () => changed.mayCall }
  return Object.assign(changed, twilio, {
    warmedAt,
    line: openLine(twilio.world, { to: enumerator, from: callerId }, use),
    /** Each HEAD is answered so much later from now on. */
    slowDown(seconds: number) {
      changed.warm = () =>
        new Promise((resolve) => twilio.clock.after(seconds * 1000, () => resolve(dataOf(undefined))))
    },
  })
}

const openLineOf = () => open(callsAre('CA1'))

/** The pauses between these moments, in seconds. */
const pausesOf = (moments: readonly number[]) =>
  moments.slice(1).map((moment, index) => Math.round((moment - (moments[index] ?? 0)) * 100) / 100)

describe('the line of a field that is opened', () => {
  it('is warmed up, and its newest call asked for, once the field is drawn', async () => {
    const { sent, pass } = openLineOf()
    expect(sent).toEqual([])
    await pass(4)
    expect(sent.map(({ method, second }) => [method, second])).toEqual([
      ['HEAD', 0.05],
      ['GET', 0.05],
    ])
  })

  it('is asked for nothing where the field is left before that', async () => {
    const { sent, pass, line, clock } = openLineOf()
    line.stop()
    await pass(60)
    expect(sent).toEqual([])
    expect(clock.pending()).toBe(0)
  })

  it('is warmed up again as soon as the browser has forgotten the preflight’s reply, and not before', async () => {
    const opened = openLineOf()
    opened.slowDown(0.4)
    await opened.pass(30)
    // Five seconds and a little after the last reply.
    expect(new Set(pausesOf(opened.warmedAt))).toEqual(new Set([5.5]))
    expect(opened.warmedAt).toHaveLength(6)
  })

  it('is left alone after two minutes, and its newest call is asked for once', async () => {
    const { warmedAt, sent, pass, clock } = openLineOf()
    await pass(3_600)
    expect(warmedAt).toHaveLength(24)
    expect(warmedAt.at(-1)).toBeLessThan(120)
    expect(sent.filter(({ method }) => method === 'GET')).toHaveLength(1)
    expect(clock.pending()).toBe(0)
  })

  it('is kept warm for two minutes more from each touch', async () => {
    const { warmedAt, pass, line } = openLineOf()
    await pass(100)
    line.touch()
    await pass(3_600)
    expect(warmedAt.at(-1)).toBeGreaterThan(200)
    expect(warmedAt.at(-1)).toBeLessThan(220)
  })

  it('is warmed up at once by a touch that comes after it was left alone', async () => {
    const { warmedAt, pass, line } = openLineOf()
    await pass(1_000)
    const before = warmedAt.length
    line.touch()
    await pass(12)
    expect(warmedAt.slice(before)).toEqual([1_000, 1_005.1, 1_010.2])
  })

  it('is not warmed up sooner by a finger while the preflight’s reply is kept', async () => {
    const { warmedAt, pass, line } = openLineOf()
    for (let touches = 0; touches < 100; touches += 1) {
      await pass(0.1)
      line.touch()
    }
    expect(warmedAt).toEqual([0.05, 5.15])
  })

  it('is warmed up by a finger that comes before everything', async () => {
    const { warmedAt, pass, line } = openLineOf()
    line.touch()
    await pass(1)
    expect(warmedAt).toEqual([0])
  })

  it('is never warmed up twice at a time', async () => {
    const opened = openLineOf()
    opened.slowDown(18)
    await opened.pass(10)
    opened.line.touch()
    await opened.pass(7)
    expect(opened.warmedAt).toEqual([0.05])
  })

  it('rests while the page is hidden, and begins again when it is shown, however long that took', async () => {
    for (const seconds of [30, 3_600]) {
      const { warmedAt, pass, page } = openLineOf()
      await pass(12)
      const before = warmedAt.length
      page.hide()
      await pass(seconds)
      expect(warmedAt).toHaveLength(before)
      page.show()
      await pass(6)
      expect(warmedAt.slice(before)).toEqual([12 + seconds, 17.1 + seconds])
      await pass(600)
      expect(warmedAt.at(-1)).toBeLessThan(12 + seconds + 120)
    }
  })

  it('waits for the end of what the browser keeps where the page was hidden only for a moment', async () => {
    const { warmedAt, pass, page } = openLineOf()
    await pass(1)
    page.hide()
    page.show()
    await pass(5)
    expect(warmedAt).toEqual([0.05, 5.15])
  })

  it('is warmed up no more once a call is placed, and again on a touch when another may be', async () => {
    const opened = openLineOf()
    await opened.pass(12)
    const before = opened.warmedAt.length
    opened.mayCall = false
    await opened.pass(60)
    opened.line.touch()
    await opened.pass(60)
    expect(opened.warmedAt).toHaveLength(before)
    opened.mayCall = true
    opened.line.touch()
    await opened.pass(4)
    expect(opened.warmedAt).toHaveLength(before + 1)
  })

  it('is tried more and more seldom where nothing is reached, or Twilio has too much to do', async () => {
    for (const failure of [lost, { kind: 'nothing', cause: 'not-json', status: 429 } as const]) {
      const opened = openLineOf()
      opened.warm = async () => failure
      await opened.pass(3_600)
      expect(pausesOf(opened.warmedAt)).toEqual([5.1, 5.1, 8, 16, 32])
    }
  })

  it('is warmed up at once when the network is back', async () => {
    const opened = openLineOf()
    opened.page.goOffline()
    await opened.pass(30)
    expect(opened.warmedAt).toEqual([])
    opened.page.goOnline()
    await opened.pass(1)
    expect(opened.warmedAt).toEqual([30])
  })

  it('is touched only before the connection would close where no preflight’s reply is kept', async () => {
    const { warmedAt, pass, line } = open(callsAre(), 0, false)
    await pass(20)
    line.touch()
    await pass(3_600)
    expect(warmedAt).toEqual([0.05, 45.05, 90.05, 135.05])
  })
})

describe('the newest call of a line', () => {
  const newestAt = async ({ line, pass }: ReturnType<typeof open>, seconds: number) => {
    const newest = line.newestCall()
    await pass(seconds)
    return newest
  }

  it('is the first that Twilio lists, or none', async () => {
    expect(await newestAt(open(callsAre('CA2', 'CA1')), 1)).toBe('CA2')
    expect(await newestAt(open(callsAre()), 1)).toBe('')
  })

  it('is not known where Twilio does not say', async () => {
    expect(await newestAt(open(lost), 1)).toBeUndefined()
  })

  it('is waited for by a tap, but not for long', async () => {
    expect(await newestAt(open(callsAre('CA1'), 1), 2)).toBe('CA1')
    const slow = open(callsAre('CA1'), 10)
    expect(await newestAt(slow, 1.5)).toBeUndefined()
    await slow.pass(10)
    expect(await newestAt(slow, 0)).toBe('CA1')
  })

  it('is the one that Twilio has just told of, also where the list comes later', async () => {
    const opened = open(callsAre('CA1'), 1)
    await opened.pass(0.5)
    opened.line.remember('CA2')
    await opened.pass(5)
    expect(await newestAt(opened, 0)).toBe('CA2')
    opened.line.remember('CA3')
    expect(await newestAt(opened, 0)).toBe('CA3')
  })
})
