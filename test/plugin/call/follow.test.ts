import { describe, expect, it } from 'vitest'
import { follow, isSettled, lookAt } from '../../../src/plugin/call/follow.ts'
import type { Seen } from '../../../src/plugin/call/rules.ts'
import type { AskLegs, LegsQuestion } from '../../../src/twilio/legs.ts'
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

  it('asks for the leg alone while the phone of the respondent rings, unless everything is wanted', async () => {
    const legs = dataOf({ calls: [legJson('ringing')] })
    for (const [everything, requests] of [
      [false, [true]],
      [true, [false, true]],
    ] as const) {
      const { world, sent } = twilioWith('in-progress', legs)
      await lookAt(world, seenWith('in-progress', 'ringing'), everything)
      expect(sent.map(isList)).toEqual(requests)
    }
  })

  it.each<[string, Seen, boolean]>([
    ['before the enumerator has answered', seenWith('ringing'), false],
    ['where the enumerator never did', seenWith('busy'), false],
    ['while people talk', seenWith('in-progress', 'in-progress'), false],
    ['where it is known how it ended', seenWith('completed', 'busy'), false],
    ['where the key may not see it', seenWith('in-progress', undefined, false), false],
    ['where nobody is rung yet', seenWith('in-progress'), true],
    ['where the call is over and it is not known how', seenWith('completed', 'in-progress'), true],
  ])('asks for the leg of the respondent or not: %s', async (_when, seen, asks) => {
    const { world, sent } = twilioWith(seen.call.status)
    await lookAt(world, seen, false)
    expect(sent.some(isList)).toBe(asks)
    const thorough = twilioWith(seen.call.status)
    await lookAt(thorough.world, seen, true)
    expect(thorough.sent.some(isList)).toBe(!/ringing|busy/.test(seen.call.status))
  })

  it('is news where one request told something, and none where nothing came', async () => {
    const nothing = scriptTwilio(() => lost)
    const ringing = seenWith('in-progress', 'ringing')
    expect(await lookAt(nothing.world, ringing, false)).toMatchObject({ isNews: false, failure: lost })
    expect(await lookAt(nothing.world, ringing, true)).toMatchObject({ isNews: false, failure: lost })
    const { world } = twilioWith('in-progress', lost)
    expect(await lookAt(world, seenWith('ringing'), false)).toMatchObject({ isNews: true, failure: lost })
    const hidden = twilioWith('in-progress', denied)
    expect(await lookAt(hidden.world, ringing, false)).toMatchObject({ isNews: true })
  })

  it('shows the leg again where the key may see it by now', async () => {
    const { world } = twilioWith('in-progress', dataOf({ calls: [legJson('ringing')] }))
    const { seen } = await lookAt(world, seenWith('in-progress', undefined, false), true)
    expect(seen).toMatchObject({ legVisible: true, leg: { status: 'ringing' } })
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

  it('goes on to ask after the call where the key lost its permission while the respondent’s phone rang', async () => {
    const { world, sent } = twilioWith('completed', denied)
    const look = await lookAt(world, seenWith('in-progress', 'ringing', false), false)
    expect(look.seen.call.status).toBe('completed')
    expect(sent).toHaveLength(1)
  })

  it('asks after the leg alone while the respondent’s phone rings', async () => {
    const { world, sent } = twilioWith('in-progress', dataOf({ calls: [legJson('in-progress')] }))
    const look = await lookAt(world, seenWith('in-progress', 'ringing'), false)
    expect(look.seen.leg?.status).toBe('in-progress')
    expect(sent.map(isList)).toEqual([true])
  })

  it.each<[string, Seen, boolean, string]>([
    ['the enumerator’s phone rings', seenWith('ringing'), false, 'in-progress,completed'],
    ['the enumerator’s has answered', seenWith('in-progress'), false, 'all'],
    ['people talk', seenWith('in-progress', 'in-progress'), false, 'completed'],
    ['the respondent’s leg is over', seenWith('in-progress', 'busy'), false, ''],
    ['the leg may not be listed', seenWith('in-progress', undefined, false), false, ''],
    ['everything is asked after', seenWith('in-progress', 'busy'), true, 'all'],
  ])('says in one request when the leg is wanted as well: %s', async (_what, seen, everything, legAt) => {
    const { world } = twilioWith('in-progress')
    const asked: LegsQuestion[] = []
    const askLegs: AskLegs = async (question) => {
      asked.push(question)
      return { call: { kind: 'data', data: seen.call }, legs: undefined }
    }
    await lookAt({ ...world, askLegs }, seen, everything)
    const [question] = asked
    expect(question?.asksCall).toBe(true)
    const said = question?.legAt.join()
    expect(said).toBe(legAt === 'all' ? said : legAt)
    if (legAt === 'all')
      expect(question?.legAt).toEqual(expect.arrayContaining(['queued', 'in-progress', 'completed']))
    expect(asked).toHaveLength(1)
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

  it('says whether it looks on, and what is settled', async () => {
    const statuses = ['ringing', 'ringing', 'busy']
    const { world, pass } = scriptTwilio((_request, count) =>
      dataOf(callJson({ status: statuses[count - 1] })),
    )
    const settled: boolean[] = []
    const following = follow(world, seenWith('ringing'), fresh, (_look, over) => settled.push(over))
    expect(following.isLooking()).toBe(true)
    await pass(2.5)
    expect(following.isLooking()).toBe(true)
    await pass(60)
    expect(settled).toEqual([false, false, true])
    expect(following.isLooking()).toBe(false)
    const left = follow(world, seenWith('ringing'), fresh, () => {})
    left.stop()
    expect(left.isLooking()).toBe(false)
  })

  it('waits a little for a leg that is listed late, tells the outcome without it, and looks on for a while', async () => {
    const overAt = 60
    const { world, pass, clock, seconds } = scriptTwilio((request) => {
      const status = clock.now() < overAt * 1_000 ? 'in-progress' : 'completed'
      return isList(request) ? dataOf({ calls: [] }) : dataOf(callJson({ status }))
    })
    const told: Array<[number, boolean]> = []
    follow(world, seenWith('in-progress'), fresh, (_look, over) => told.push([clock.now() / 1_000, over]))
    await pass(overAt + 600)
    const first = told.find(([, over]) => over)?.[0] ?? 0
    expect(told.filter(([second, over]) => second >= overAt && !over).length).toBeGreaterThan(1)
    expect(first).toBeGreaterThanOrEqual(overAt + 6)
    expect(first).toBeLessThan(overAt + 12)
    const last = seconds().at(-1) ?? 0
    expect(last).toBeGreaterThan(overAt + 115)
    expect(last).toBeLessThan(overAt + 240)
    expect(told.filter(([second]) => second > overAt).length).toBeLessThan(25)
    expect(clock.pending()).toBe(0)
  })

  it('asks for both legs where somebody wants to know, once', async () => {
    const { world, pass, sent } = twilioWith('in-progress', dataOf({ calls: [legJson('in-progress')] }))
    const following = follow(world, seenWith('in-progress', 'in-progress'), fresh, () => {})
    await following.lookNow()
    expect(sent.filter(isList)).toHaveLength(1)
    await pass(60)
    following.stop()
    expect(sent.filter(isList)).toHaveLength(1)
  })

  it('takes it up again after refusals where somebody wants to know', async () => {
    const { world, pass, sent } = scriptTwilio((_request, count) =>
      count <= 3 ? refusalWith(20003, 'Authenticate', 401) : dataOf(callJson({ status: 'ringing' })),
    )
    const following = follow(world, seenWith('ringing'), fresh, () => {})
    await pass(3_600)
    expect(following.isLooking()).toBe(false)
    await following.lookNow()
    expect(following.isLooking()).toBe(true)
    await pass(10)
    expect(sent.length).toBeGreaterThan(8)
    following.stop()
  })

  it.each([
    ['has not heard yet who answered', null, 'ringing', true, true],
    ['was not asked to', null, 'ringing', false, false],
    ['has heard a person', 'human', 'ringing', true, false],
    ['has not heard, and people talk', null, 'in-progress', true, false],
  ])('asks for the enumerator’s leg beside a respondent’s that rings while Twilio %s', async (...given) => {
    const [, answered_by, leg, listens, asks] = given
    const { world, pass, sent } = scriptTwilio((request) =>
      isList(request)
        ? dataOf({ calls: [legJson(leg)] })
        : dataOf(callJson({ status: 'in-progress', answered_by })),
    )
    const call = callWith({ status: 'in-progress', answered_by })
    const start: Seen = {
      call,
      leg: { sid: 'CAleg', status: leg === 'ringing' ? leg : 'in-progress' },
      legVisible: true,
    }
    const following = follow(world, start, { restored: false, listens }, () => {})
    await pass(leg === 'ringing' ? 3 : 30)
    following.stop()
    const both = sent.filter(isList).length > 0 && sent.some((request) => !isList(request))
    expect(both).toBe(asks)
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

  it('tells how it ended although Twilio shows the other leg to nobody for minutes', async () => {
    const busy = refusalWith(20429, 'Too many requests', 429)
    const { world, pass, clock } = scriptTwilio((request) => {
      if (!isList(request)) return dataOf(callJson({ status: 'completed' }))
      return clock.now() < 300_000 ? busy : dataOf({ calls: [legJson('busy')] })
    })
    const told: boolean[] = []
    follow(world, seenWith('in-progress'), fresh, (_look, settled) => told.push(settled))
    await pass(600)
    expect(told.slice(0, -1)).not.toContain(true)
    expect(told.at(-1)).toBe(true)
    expect(clock.pending()).toBe(0)
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
