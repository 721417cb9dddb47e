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

  it('asks about every second while a phone rings and seldom while people talk', async () => {
    const ringing = twilioWith('ringing')
    const stop = follow(ringing.world, seenWith('queued'), fresh, () => {})
    await ringing.pass(30)
    stop.stop()
    expect(ringing.sent).toHaveLength(30)
    const talking = twilioWith('in-progress', dataOf({ calls: [legJson('in-progress')] }))
    const talk = follow(talking.world, seenWith('in-progress', 'in-progress'), fresh, () => {})
    await talking.pass(600)
    talk.stop()
    expect(talking.sent.length).toBeLessThan(60)
    expect(talking.sent.length).toBeGreaterThan(30)
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
