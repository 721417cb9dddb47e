import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNewer } from '../../../src/plugin/call/outcome.ts'
import { type Event, mergeSeen, next, type Seen, type State } from '../../../src/plugin/call/rules.ts'
import { callStatuses, isFinal } from '../../../src/twilio/calls.ts'
import { callWith, refusalWith } from '../world/fixtures.ts'

const refusal = refusalWith(21211)
const failure = { kind: 'nothing', cause: 'timeout' } as const

function seenWith(status: string, changes: Partial<Seen> = {}): Seen {
  return { call: callWith({ status }), leg: undefined, legVisible: true, ...changes }
}

const status = fc.constantFrom(...callStatuses)
const leg = fc.record({ sid: fc.constant('CAleg'), status })
const seen: fc.Arbitrary<Seen> = fc.record({
  call: status.map((word) => callWith({ status: word })),
  leg: fc.option(leg, { nil: undefined }),
  legVisible: fc.boolean(),
})
const placed = fc.record({ type: fc.constant('placed' as const), item: seen.map(({ call }) => call) })
/** What Twilio and the line can bring, at any moment. */
const news: fc.Arbitrary<Event> = fc.oneof(
  placed,
  fc.record({ type: fc.constant('seen' as const), seen, settled: fc.boolean() }),
  fc.constantFrom<Event>(
    { type: 'told-to-wait', retryAt: 1 },
    { type: 'trying-again' },
    { type: 'refused', refusal },
    { type: 'lost' },
    { type: 'looked', asked: false },
    { type: 'looked', trouble: { kind: 'nothing', cause: 'network' }, asked: true },
    { type: 'back-to-ready', note: 'not-placed' },
    { type: 'not-seen', failure },
    { type: 'hanging-up' },
    { type: 'hang-up-failed' },
  ),
)
const taps = fc.constantFrom<Event>({ type: 'tapped' }, { type: 'cleared' })
const disowned = fc.constant<Event>({ type: 'disowned' })
const lives = fc.array(fc.oneof(news, taps, disowned), { maxLength: 30 })

function statesOf(events: readonly Event[], start: State = { name: 'ready' }): State[] {
  const states = [start]
  for (const event of events) states.push(next(states[states.length - 1] ?? start, event))
  return states
}

describe('the states of a field', () => {
  it('lead from a tap to the end of a call', () => {
    const call = callWith()
    const names = statesOf([
      { type: 'tapped' },
      { type: 'told-to-wait', retryAt: 5 },
      { type: 'trying-again' },
      { type: 'placed', item: call },
      { type: 'seen', seen: seenWith('in-progress'), settled: false },
      { type: 'seen', seen: seenWith('completed'), settled: false },
      { type: 'seen', seen: seenWith('completed'), settled: true },
    ]).map(({ name }) => name)
    expect(names).toEqual([
      'ready',
      'placing',
      'placing',
      'placing',
      'following',
      'following',
      'following',
      'ended',
    ])
  })

  it('lead from a lost answer to the call that is found, or back', () => {
    const lost: Event[] = [
      { type: 'tapped' },
      { type: 'lost' },
      { type: 'looked', trouble: { kind: 'nothing', cause: 'network' }, asked: true },
    ]
    expect(statesOf(lost).at(-1)).toEqual({
      name: 'unsure',
      trouble: { kind: 'nothing', cause: 'network' },
      asked: true,
    })
    expect(statesOf([...lost, { type: 'looked', asked: false }]).at(-1)).toEqual({
      name: 'unsure',
      asked: false,
    })
    expect(statesOf([...lost, { type: 'placed', item: callWith() }]).at(-1)?.name).toBe('following')
    expect(statesOf([...lost, { type: 'back-to-ready', note: 'not-placed' }]).at(-1)).toEqual({
      name: 'ready',
      note: 'not-placed',
    })
  })

  it('lead back to the tap from a refusal', () => {
    const refused = statesOf([{ type: 'tapped' }, { type: 'refused', refusal }]).at(-1)
    expect(refused).toEqual({ name: 'refused', refusal })
    expect(refused && next(refused, { type: 'tapped' })).toEqual({ name: 'placing' })
  })

  it('do not end a call before Twilio says it is over', () => {
    const following = { name: 'following', seen: seenWith('ringing') } as const
    const after = next(following, { type: 'seen', seen: seenWith('in-progress'), settled: true })
    expect(after.name).toBe('following')
  })

  it('keep what was seen when a look fails, and forget the failure at the next', () => {
    const following: State = { name: 'following', seen: seenWith('ringing') }
    const troubled = next(following, { type: 'not-seen', failure })
    expect(troubled).toEqual({ ...following, trouble: failure })
    expect(next(troubled, { type: 'seen', seen: seenWith('ringing'), settled: false })).toEqual(following)
  })

  it('say that it is being hung up, or could not be, whatever is seen meanwhile, until it is over', () => {
    const following: State = { name: 'following', seen: seenWith('ringing') }
    const look: Event = { type: 'seen', seen: seenWith('in-progress'), settled: false }
    const over: Event = { type: 'seen', seen: seenWith('completed'), settled: true }
    const asked = next(following, { type: 'hanging-up' })
    expect(asked).toEqual({ ...following, hangUp: 'asked' })
    expect(next(asked, look)).toEqual({ name: 'following', seen: seenWith('in-progress'), hangUp: 'asked' })
    const failed = next(asked, { type: 'hang-up-failed' })
    expect(failed).toEqual({ ...following, hangUp: 'failed' })
    const ended = next(failed, over)
    expect(ended).toEqual({ name: 'ended', seen: seenWith('completed') })
    for (const type of ['hanging-up', 'hang-up-failed'] as const) expect(next(ended, { type })).toBe(ended)
  })

  it('go on with another call of the same request, of which nothing is known yet', () => {
    const leg = { sid: 'CAleg', status: 'busy' } as const
    const busy: State = { name: 'ended', seen: seenWith('busy', { leg, legVisible: false }) }
    const call = callWith({ sid: 'CAtwin', status: 'ringing' })
    const fresh = { name: 'following', seen: { call, leg: undefined, legVisible: true } }
    expect(next(busy, { type: 'replaced', call })).toEqual(fresh)
    expect(next(busy, { type: 'turned-up', item: call })).toEqual(fresh)
    expect(next({ name: 'ready' }, { type: 'turned-up', item: call })).toEqual(fresh)
  })

  it('look for the right call where the one shown was somebody else’s', () => {
    const following: State = { name: 'following', seen: seenWith('in-progress') }
    expect(next(following, { type: 'disowned' })).toEqual({ name: 'unsure' })
  })

  it('remember that the call goes on when the answer is cleared', () => {
    const cleared: Event = { type: 'cleared' }
    expect(next({ name: 'following', seen: seenWith('ringing') }, cleared)).toEqual({
      name: 'ready',
      note: 'goes-on',
    })
    expect(next({ name: 'ended', seen: seenWith('busy') }, cleared)).toEqual({ name: 'ready' })
    expect(next({ name: 'placing' }, cleared)).toEqual({ name: 'placing' })
    expect(next({ name: 'unsure' }, cleared)).toEqual({ name: 'unsure' })
  })
})

describe('whatever happens, in whatever order', () => {
  it('a call that has ended stays ended', () => {
    fc.assert(
      fc.property(seen, fc.array(news), (last, events) => {
        fc.pre(isFinal(last.call.status))
        for (const state of statesOf(events, { name: 'ended', seen: last })) {
          expect(state.name).toBe('ended')
          expect(state.name === 'ended' && state.seen.call.status).toBe(last.call.status)
        }
      }),
    )
  })

  it('a status never goes backward while a call is shown', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const states = statesOf([{ type: 'tapped' }, ...events])
        for (const [index, after] of states.entries()) {
          const before = states[index - 1]
          if (!before || !('seen' in before) || !('seen' in after)) continue
          expect(isNewer(after.seen.call.status, before.seen.call.status)).toBe(false)
          if (before.seen.leg && after.seen.leg) {
            expect(isNewer(after.seen.leg.status, before.seen.leg.status)).toBe(false)
          }
          expect(Boolean(before.seen.leg) && !after.seen.leg).toBe(false)
        }
      }),
    )
  })

  it('a call that Twilio has is shown, whatever state its news finds', () => {
    fc.assert(
      fc.property(lives, placed, (events, event) => {
        const before = statesOf(events).at(-1)
        const after = before && next(before, event)
        expect(after).toHaveProperty('seen')
        if (before && !('seen' in before)) expect(after).toHaveProperty('seen.call', event.item)
      }),
    )
  })

  it('a call that is shown is left only by a tap after its end, by clearing, or as somebody else’s', () => {
    fc.assert(
      fc.property(seen, fc.array(news), (first, events) => {
        for (const state of statesOf(events, { name: 'following', seen: first })) {
          expect(['following', 'ended']).toContain(state.name)
        }
      }),
    )
  })

  it('a second tap means nothing while a call is placed, looked for or followed', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const state = statesOf(events).at(-1)
        if (!state || !['placing', 'unsure', 'following'].includes(state.name)) return
        expect(next(state, { type: 'tapped' })).toBe(state)
      }),
    )
  })

  it('only a tap begins to place a call', () => {
    const quiet = fc.array(fc.oneof(news, disowned, fc.constant<Event>({ type: 'cleared' })))
    fc.assert(
      fc.property(quiet, (events) => {
        expect(statesOf(events).map(({ name }) => name)).not.toContain('placing')
      }),
    )
  })

  it('no event changes the state it meets in place', () => {
    fc.assert(
      fc.property(lives, fc.oneof(news, taps, disowned), (events, event) => {
        const state = statesOf(events).at(-1) ?? { name: 'ready' }
        const copy = structuredClone(state)
        next(state, event)
        expect(state).toEqual(copy)
      }),
    )
  })
})

describe('two looks at a call', () => {
  it('make what is known of both', () => {
    const before = seenWith('in-progress', { leg: { sid: 'CAleg', status: 'ringing' } })
    const stale = seenWith('ringing', { legVisible: false })
    expect(mergeSeen(before, stale)).toEqual({ ...before, legVisible: false })
  })

  it('let a later one add what a final status brings late', () => {
    const before = seenWith('completed')
    const after = { ...before, call: callWith({ status: 'completed', duration: '60' }) }
    expect(mergeSeen(before, after).call.duration).toBe(60)
  })
})
