import { describe, expect, it } from 'vitest'
import { followMessage, type MessageLook } from '../../../src/plugin/message/follow.ts'
import { type MessageStatus, readMessage } from '../../../src/twilio/messages.ts'
import type { Reply } from '../../../src/twilio/transport.ts'
import { messageJson } from '../../twilio/message-json.ts'
import { dataOf, refusalWith, scriptTwilio } from '../world/fixtures.ts'

const lost = { kind: 'nothing', cause: 'network' } as const
const revoked = refusalWith(20003, 'Authenticate', 401)
const is = (status: MessageStatus) => dataOf(messageJson({ status }))

/** Follows a queued message at a Twilio that answers the looks in turn, the last one for ever. */
function start(answers: ReadonlyArray<Reply<unknown>>, restored = false) {
  const twilio = scriptTwilio((_, count) => answers[Math.min(count, answers.length) - 1] ?? lost)
  const looks: MessageLook[] = []
  const message = readMessage(messageJson())
  if (!message) throw new Error('This is no message.')
  const follower = followMessage(twilio.world, message, { restored }, (look) => looks.push(look))
  return { ...twilio, follower, looks, last: () => looks[looks.length - 1] }
}

describe('a message that is followed', () => {
  it('is asked about two seconds after it was sent, then less and less often, every half minute at the end', async () => {
    const { pass, seconds } = start([is('queued')])
    await pass(300)
    const asked = seconds()
    const pauses = asked.slice(1).map((second, at) => Math.round(10 * (second - (asked[at] ?? 0))) / 10)
    expect(asked[0]).toBe(2)
    expect(pauses[0]).toBe(2.6)
    expect(pauses.every((pause, at) => at === 0 || pause >= (pauses[at - 1] ?? 0))).toBe(true)
    expect(pauses.at(-1)).toBe(30)
  })

  it('is asked about at once where the field is opened again', async () => {
    const { pass, seconds } = start([is('queued')], true)
    await pass(0)
    expect(seconds()).toEqual([0])
  })

  it('is not asked about any more once it is delivered', async () => {
    const { pass, sent, last } = start([is('sent'), is('delivered')])
    await pass(600)
    expect(sent).toHaveLength(2)
    expect(last()).toMatchObject({ message: { status: 'delivered' }, settled: true })
  })

  it('that no receipt came for is waited for three minutes from when it was first seen sent', async () => {
    const { pass, seconds, looks } = start([is('queued'), is('queued'), is('sent')])
    await pass(3_600)
    const settled = looks.findIndex((look) => look.settled)
    expect(settled).toBe(looks.length - 1)
    const sentAt = seconds()[2] ?? 0
    const waited = seconds().map((second) => second - sentAt)
    expect(waited.at(-1)).toBeGreaterThanOrEqual(180)
    expect(waited.at(-2)).toBeLessThan(180)
  })

  it('that Twilio does not get rid of is followed for half an hour', async () => {
    const { pass, seconds, looks } = start([is('queued')])
    await pass(7_200)
    expect(looks.filter((look) => look.settled)).toEqual([looks.at(-1)])
    expect(seconds().at(-1)).toBeGreaterThanOrEqual(1_800)
    expect(seconds().at(-2)).toBeLessThan(1_800)
  })

  it('is asked about ever less often while no answer comes, and never given up for that', async () => {
    const { pass, seconds, last } = start([lost])
    await pass(600)
    expect(seconds().slice(0, 5)).toEqual([2, 4, 8, 16, 32])
    expect(seconds().at(-1)).toBeGreaterThan(500)
    expect(last()).toMatchObject({ message: { status: 'queued' }, failure: lost, settled: false })
  })

  it('is asked about as often as before once an answer came again', async () => {
    const { pass, seconds } = start([lost, lost, lost, is('queued'), lost])
    await pass(30)
    const [, , third = 0, fourth = 0, fifth = 0, sixth = 0] = seconds()
    expect(fourth - third).toBe(8)
    expect(sixth - fifth).toBeCloseTo(2)
  })

  it('is not asked about any more after Twilio said no three times running, until somebody asks', async () => {
    const { pass, sent, follower } = start([revoked, revoked, is('queued'), revoked])
    await pass(600)
    expect(sent).toHaveLength(6)
    await follower.lookNow()
    expect(sent).toHaveLength(7)
    await pass(600)
    expect(sent).toHaveLength(9)
  })

  it('is not given up where Twilio is only too busy, or the line fails between its refusals', async () => {
    const busy = refusalWith(20429, 'Too Many Requests', 429)
    for (const other of [busy, lost]) {
      const { pass, sent } = start([revoked, revoked, other, revoked, revoked, other, is('delivered')])
      await pass(900)
      expect(sent).toHaveLength(7)
    }
  })

  it('is told nothing of, and not asked about, after the field was left', async () => {
    let answer = (_reply: Reply<unknown>) => {}
    const twilio = scriptTwilio(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const message = readMessage(messageJson())
    if (!message) throw new Error('This is no message.')
    const looks: MessageLook[] = []
    const follower = followMessage(twilio.world, message, { restored: true }, (look) => looks.push(look))
    await twilio.pass(0)
    follower.stop()
    answer(is('sent'))
    await twilio.pass(600)
    expect(looks).toEqual([])
    expect(twilio.sent).toHaveLength(1)
  })
})
