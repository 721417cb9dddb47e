import { describe, expect, it } from 'vitest'
import { openLine } from '../../../src/plugin/call/line.ts'
import type { Reply } from '../../../src/twilio/transport.ts'
import { callJson } from '../../twilio/call-json.ts'
import { callerId, dataOf, enumerator, scriptTwilio } from '../world/fixtures.ts'

const lost = { kind: 'nothing', cause: 'network' } as const
const callsAre = (...sids: string[]) => dataOf({ calls: sids.map((sid) => callJson({ sid })) })

/** The line of a field that has just been opened, at a Twilio that answers its list like this, after so many seconds. */
function open(list: Reply<unknown>, afterSeconds = 0) {
  const twilio = scriptTwilio(({ method }) => {
    if (method === 'HEAD') return dataOf(undefined)
    return new Promise((resolve) => twilio.clock.after(afterSeconds * 1000, () => resolve(list)))
  })
  return { ...twilio, line: openLine(twilio.world, { to: enumerator, from: callerId }) }
}

const preflights = ({ sent }: Pick<ReturnType<typeof open>, 'sent'>) =>
  sent.filter(({ method }) => method === 'HEAD').map(({ second }) => second)

describe('the line of a field that is opened', () => {
  it('is warmed up, and its newest call asked for, once the field is drawn', async () => {
    const { sent, pass } = open(callsAre('CA1'))
    expect(sent).toEqual([])
    await pass(60)
    expect(sent.map(({ method, second }) => [method, second])).toEqual([
      ['HEAD', 0.05],
      ['GET', 0.05],
    ])
  })

  it('is asked for nothing where the field is left before that', async () => {
    const { sent, pass, line } = open(callsAre('CA1'))
    line.stop()
    await pass(60)
    expect(sent).toEqual([])
  })

  it('is warmed up again by a finger only where the browser has forgotten the last time', async () => {
    const opened = open(callsAre())
    await opened.pass(0.05)
    for (const seconds of [3.95, 0.05, 3.9, 0.1]) {
      await opened.pass(seconds)
      opened.line.touch()
    }
    expect(preflights(opened)).toEqual([0.05, 4.05, 8.05])
  })

  it('is warmed up by a finger that comes before everything', async () => {
    const opened = open(callsAre())
    opened.line.touch()
    await opened.pass(1)
    expect(preflights(opened)).toEqual([0])
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
