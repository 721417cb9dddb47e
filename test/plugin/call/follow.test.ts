import { describe, expect, it } from 'vitest'
import { follow, isSettled, lookAt } from '../../../src/plugin/call/follow.ts'
import type { Seen } from '../../../src/plugin/call/rules.ts'
import type { Reply, TwilioRequest } from '../../../src/twilio/transport.ts'
import { callJson } from '../../twilio/call-json.ts'
import { callWith, dataOf, refusalWith, scriptTwilio } from '../world/fixtures.ts'

const lost = { kind: 'nothing', cause: 'network' } as const
const denied = refusalWith(70051, 'Authorization failed', 401)

function seenWith(status: string, legStatus?: 'ringing' | 'in-progress' | 'busy', legVisible = true): Seen {
  const leg = legStatus && { sid: 'CAleg', status: legStatus }
  return { call: callWith({ status }), leg: leg || undefined, legVisible }
}

function isList(request: TwilioRequest): boolean {
  return request.path.endsWith('/Calls.json')
}

/** A Twilio with the call in `status` and its respondent's leg as `legs` answers. */
function twilioWith(status: string, legs: Reply<unknown> = dataOf({ calls: [] })) {
  return scriptTwilio((request) => (isList(request) ? legs : dataOf(callJson({ status }))))
}

const legJson = (status: string) => callJson({ sid: 'CAleg', status, to: '+254711222333' })

describe('one look at a call', () => {
  it('asks for the call alone while the phone of the enumerator rings', async () => {
    const { world, sent } = twilioWith('ringing')
    const look = await lookAt(world, seenWith('queued'), false)
    expect(look.seen.call.status).toBe('ringing')
    expect(sent.map(({ method }) => method)).toEqual(['GET'])
  })

  it('asks for the leg of the respondent once the enumerator has answered', async () => {
    const { world, sent } = twilioWith('in-progress', dataOf({ calls: [legJson('ringing')] }))
    const look = await lookAt(world, seenWith('ringing'), false)
    expect(look).toMatchObject({ seen: { leg: { sid: 'CAleg', status: 'ringing' } }, legTo: '+254711222333' })
    expect(sent[1]?.query).toContainEqual(['ParentCallSid', callWith().sid])
  })

  it('changes nothing of what was seen where either request fails', async () => {
    const before = seenWith('in-progress', 'ringing')
    for (const failing of [true, false]) {
      const { world } = scriptTwilio((request) =>
        isList(request) === failing ? lost : dataOf(callJson({ status: 'in-progress' })),
      )
      const { seen, failure } = await lookAt(world, before, true)
      expect(seen.call.status).toBe('in-progress')
      expect(seen.leg).toEqual(before.leg)
      expect(failure).toEqual(lost)
    }
  })

  it('loses the leg of the respondent alone where the key may not list calls', async () => {
    const { world } = twilioWith('in-progress', denied)
    const { seen, failure } = await lookAt(world, seenWith('ringing'), false)
    expect(seen).toMatchObject({ call: { status: 'in-progress' }, legVisible: false })
    expect(failure).toBeUndefined()
  })
})

describe('a call', () => {
  it.each<[string, Seen, number, boolean]>([
    ['goes on', seenWith('in-progress', 'busy'), 9, false],
    ['ended before the enumerator answered', seenWith('busy'), 1, true],
    ['ended with both legs', seenWith('completed', 'busy'), 1, true],
    ['ended, its other leg not yet', seenWith('completed', 'in-progress'), 2_000, false],
    ['ended some time ago, its other leg not yet', seenWith('completed', 'in-progress'), 6_000, true],
    ['ended, its other leg not there yet', seenWith('completed'), 1, false],
    ['ended, its other leg hidden from the key', seenWith('completed', undefined, false), 1, true],
  ])('that %s is settled or not', (_what, seen, msOver, settled) => {
    expect(isSettled(seen, msOver)).toBe(settled)
  })
})

describe('following a call', () => {
  const fresh = { restored: false, listens: false }

  /** People talk, and go on talking. */
  function followTalk(chance = 0.5) {
    const twilio = twilioWith('in-progress', dataOf({ calls: [legJson('in-progress')] }))
    const world = { ...twilio.world, random: () => chance }
    const follower = follow(world, seenWith('in-progress', 'in-progress'), fresh, () => {})
    return { ...twilio, follower }
  }

  it('asks about every second while a phone rings and seldom while people talk', async () => {
    const ringing = twilioWith('ringing')
    const stop = follow(ringing.world, seenWith('queued'), fresh, () => {})
    await ringing.pass(30)
    stop.stop()
    expect(ringing.sent).toHaveLength(30)
    const talking = followTalk()
    await talking.pass(600)
    talking.follower.stop()
    expect(talking.sent).toHaveLength(17)
  })

  it('sees the end of a short talk sooner than that of a long one', async () => {
    const { pass, seconds, follower } = followTalk()
    await pass(1_200)
    follower.stop()
    const moments = seconds()
    const pauses = moments.slice(1).map((moment, index) => Math.round(moment - (moments[index] ?? 0)))
    expect(pauses.slice(0, 4)).toEqual([15, 15, 15, 15])
    expect(pauses.slice(-4)).toEqual([50, 50, 50, 50])
    expect([...pauses].sort((one, other) => one - other)).toEqual(pauses)
  })

  it('asks in nobody else’s step', async () => {
    const moments = await Promise.all(
      [0, 0.3, 0.6, 0.9].map(async (chance) => {
        const { pass, seconds, follower } = followTalk(chance)
        await pass(600)
        follower.stop()
        // The first look is a second after the start, whoever it is.
        return seconds().slice(1)
      }),
    )
    expect(new Set(moments.flat().map((moment) => moment.toFixed(1))).size).toBe(moments.flat().length)
  })

  it('looks at once when a finger comes down on the field, and no more than every five seconds', async () => {
    const { pass, seconds, follower, sent } = followTalk()
    await pass(300)
    const before = seconds().at(-1) ?? 0
    for (let touches = 0; touches < 200; touches += 1) {
      await pass(0.1)
      follower.touch()
    }
    const after = seconds().filter((second) => second > before)
    expect(after.length).toBeLessThanOrEqual(4)
    expect(after[0]).toBeLessThan(300 + 5.2)
    // It is the call alone that is asked about.
    expect(sent.slice(-after.length).every((request) => !isList(request))).toBe(true)
    await pass(14)
    expect(seconds().filter((second) => second > before)).toHaveLength(after.length)
  })

  it('does not look because of a finger when the call is over, the device is offline, or it has stopped', async () => {
    const over = twilioWith('busy')
    const ended = follow(over.world, seenWith('ringing'), fresh, () => {})
    await over.pass(60)
    ended.touch()
    expect(over.sent).toHaveLength(1)
    const { pass, follower, page, sent } = followTalk()
    await pass(100)
    const before = sent.length
    page.goOffline()
    follower.touch()
    expect(sent).toHaveLength(before)
    follower.stop()
    page.goOnline()
    follower.touch()
    await pass(60)
    expect(sent).toHaveLength(before)
  })

  it('looks as often as while a phone rings once Twilio was told to end it, and less and less so if that takes long', async () => {
    const { pass, seconds, follower } = followTalk()
    await pass(400)
    void follower.lookForEnd()
    await pass(60)
    follower.stop()
    // Two requests at a time the first time: the respondent’s leg as well.
    expect(seconds().filter((second) => second >= 400)).toEqual([400, 400, 401, 402, 404, 408, 416, 432])
  })

  it('looks again at once where it was asked to during a look, which may have seen what was before', async () => {
    const answers: Array<(reply: Reply<unknown>) => void> = []
    const { world, pass, seconds } = scriptTwilio(() => new Promise((resolve) => answers.push(resolve)))
    const following = follow(world, seenWith('in-progress', 'in-progress'), fresh, () => {})
    await pass(1)
    void following.lookForEnd()
    await pass(3)
    answers[0]?.(dataOf(callJson({ status: 'in-progress' })))
    await pass(0)
    following.stop()
    expect(seconds()).toEqual([1, 4])
  })

  it('ends for good when the call is over', async () => {
    const { world, pass, sent, clock } = twilioWith('busy')
    const settled: boolean[] = []
    follow(world, seenWith('ringing'), fresh, (_look, over) => settled.push(over))
    await pass(3_600)
    expect(settled).toEqual([true])
    expect(sent).toHaveLength(1)
    expect(clock.pending()).toBe(0)
  })

  it('backs off while the line is down, and goes on', async () => {
    const { world, pass, sent } = scriptTwilio(() => lost)
    const following = follow(world, seenWith('ringing'), fresh, () => {})
    await pass(3_600)
    following.stop()
    expect(sent.length).toBeGreaterThan(50)
    expect(sent.length).toBeLessThan(80)
  })

  it('ends after three refusals running', async () => {
    const { world, pass, sent } = scriptTwilio(() => refusalWith(20003, 'Authenticate', 401))
    follow(world, seenWith('ringing'), fresh, () => {})
    await pass(3_600)
    expect(sent).toHaveLength(3)
  })

  it('does not end because Twilio is too busy for a while', async () => {
    const busy = refusalWith(20429, 'Too many requests', 429)
    const { world, pass } = scriptTwilio((_request, count) =>
      count < 6 ? busy : dataOf(callJson({ status: 'busy' })),
    )
    const settled: boolean[] = []
    follow(world, seenWith('ringing'), fresh, (_look, over) => settled.push(over))
    await pass(600)
    expect(settled.at(-1)).toBe(true)
  })

  it('ends some time after the longest call there is', async () => {
    const { world, pass, clock } = twilioWith('in-progress', dataOf({ calls: [legJson('in-progress')] }))
    follow(world, seenWith('in-progress', 'in-progress'), fresh, () => {})
    await pass(5 * 3_600)
    expect(clock.pending()).toBe(0)
  })

  it('tells nothing more once it is stopped, not even of a look under way', async () => {
    let answer = (_reply: Reply<unknown>) => {}
    const { world, pass } = scriptTwilio(() => new Promise((resolve) => (answer = resolve)))
    let looks = 0
    const following = follow(world, seenWith('ringing'), fresh, () => {
      looks += 1
    })
    await pass(1)
    following.stop()
    answer(dataOf(callJson({ status: 'busy' })))
    await pass(60)
    expect(looks).toBe(0)
  })
})
