import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isAskedAbout,
  isPending,
  nextPhase,
  type Phase,
  type PhaseEvent,
} from '../../../src/plugin/once/phase.ts'
import { refusalWith } from '../world/fixtures.ts'

const refusal = refusalWith(21211)
const event = fc.constantFrom<PhaseEvent<string>>(
  { type: 'tapped' },
  { type: 'told-to-wait', retryAt: 5_000 },
  { type: 'trying-again' },
  { type: 'refused', refusal },
  { type: 'lost' },
  { type: 'looked', trouble: { kind: 'nothing', cause: 'network' }, asked: false },
  { type: 'looked', trouble: undefined, asked: true },
  { type: 'said-placed' },
  { type: 'back-to-ready', note: 'not-placed' },
  { type: 'cleared' },
)

function after(...events: readonly PhaseEvent<string>[]): Phase<string> {
  return events.reduce<Phase<string>>(nextPhase, { name: 'ready' })
}

describe('until Twilio has it', () => {
  it('only a tap asks for it, and none while it is under way or may be', () => {
    fc.assert(
      fc.property(fc.array(event), event, (events, next) => {
        const before = after(...events)
        const now = nextPhase(before, next)
        if (!isPending(before) && isPending(now)) expect(next.type).toBe('tapped')
        if (isPending(before) && next.type === 'tapped') expect(now).toBe(before)
      }),
    )
  })

  it('clearing forgets neither a request under way nor a search', () => {
    expect(after({ type: 'tapped' }, { type: 'cleared' })).toEqual({ name: 'placing' })
    expect(after({ type: 'tapped' }, { type: 'lost' }, { type: 'cleared' })).toEqual({ name: 'unsure' })
    expect(after({ type: 'tapped' }, { type: 'refused', refusal }, { type: 'cleared' })).toEqual({
      name: 'ready',
    })
  })

  it('what comes late to a field that may ask again takes back nothing that it says', () => {
    const late: readonly PhaseEvent<string>[] = [
      { type: 'trying-again' },
      { type: 'lost' },
      { type: 'looked', asked: true },
      { type: 'said-placed' },
      { type: 'back-to-ready' },
    ]
    for (const said of [
      { name: 'ready', note: 'not-placed' },
      { name: 'refused', refusal },
    ] as const) {
      for (const event of late) expect(nextPhase(said, event)).toBe(said)
    }
  })

  it('a wait because Twilio is busy is told, and ends', () => {
    const waiting = after({ type: 'tapped' }, { type: 'told-to-wait', retryAt: 5_000 })
    expect(waiting).toEqual({ name: 'placing', retryAt: 5_000 })
    expect(nextPhase(waiting, { type: 'trying-again' })).toEqual({ name: 'placing' })
  })

  it('what a search runs into is told until a look does better', () => {
    const offline = { kind: 'nothing', cause: 'network' } as const
    const looked = { type: 'looked', asked: false } as const
    const searching = after({ type: 'tapped' }, { type: 'lost' }, { ...looked, trouble: offline })
    expect(searching).toEqual({ name: 'unsure', trouble: offline, asked: false })
    expect(nextPhase(searching, looked)).toEqual({ name: 'unsure', asked: false })
    expect(nextPhase(searching, { type: 'back-to-ready', note: 'not-placed' })).toEqual({
      name: 'ready',
      note: 'not-placed',
    })
  })

  it('what the enumerator says of it stays said, whatever a look brings', () => {
    const lost = after({ type: 'tapped' }, { type: 'lost' })
    const said = nextPhase(lost, { type: 'said-placed' })
    expect(nextPhase(said, { type: 'looked', asked: true })).toMatchObject({ said: true, asked: true })
  })

  it('the enumerator is asked after long looking, or at once where nothing can be looked up', () => {
    expect(isAskedAbout({ name: 'unsure' })).toBe(false)
    expect(
      isAskedAbout({ name: 'unsure', asked: false, trouble: { kind: 'nothing', cause: 'network' } }),
    ).toBe(false)
    expect(
      isAskedAbout({ name: 'unsure', asked: true, trouble: { kind: 'nothing', cause: 'network' } }),
    ).toBe(true)
    expect(isAskedAbout({ name: 'unsure', asked: false, trouble: refusal })).toBe(true)
  })
})
