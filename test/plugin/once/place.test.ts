import { describe, expect, it } from 'vitest'
import { createClaims } from '../../../src/plugin/once/claims.ts'
import { nextPhase, type Phase, type PhaseEvent, type Placed } from '../../../src/plugin/once/phase.ts'
import { createPlacing, entryOf } from '../../../src/plugin/once/place.ts'
import type { Finding } from '../../../src/plugin/once/search.ts'
import { createStore } from '../../../src/plugin/once/store.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { type Entry, emptyMemory, type Intent } from '../../../src/stored/memory.ts'
import type { Reply } from '../../../src/twilio/transport.ts'
import { createFakePage } from '../world/fake-page.ts'
import { refusalWith, settingsWith } from '../world/fixtures.ts'

interface Thing {
  sid: string
  status: string
}

type State = Phase<Thing> | { name: 'following' }

const thing: Thing = { sid: 'X1', status: 'made' }
const made: Reply<Thing> = { kind: 'data', data: thing }
const tooBusy = refusalWith(20429, '', 429)
const lost: Reply<Thing> = { kind: 'nothing', cause: 'timeout' }

/** A kind of thing that is neither a call nor a message: what Twilio answers, and what a look for it finds. */
function openField(
  answers: {
    ask?: Reply<Thing>
    /** How long the request is under way. */
    askMs?: number
    look?: Finding<Thing>
    late?: Finding<Thing>
    newest?: string
  } = {},
) {
  const clock = createVirtualClock(0)
  const page = createFakePage()
  const device = { clock, page, random: () => 0.5 }
  const told: string[] = []
  let state: State = { name: 'ready' }
  const write = (what: string) => (memory: { intent: Intent | undefined }) =>
    void told.push(`${what}${memory.intent ? ` intent ${memory.intent.newest ?? '?'}` : ''}`)
  const store = createStore<Thing, Intent, Entry>({
    memory: emptyMemory,
    latest: undefined,
    writer: {
      kept: 'whole',
      again() {},
      mark() {},
      keep: write('keep'),
      publish: write('publish'),
      putBack: write('put back'),
      takeBack: write('take back'),
      clear() {},
    },
    isAnswered: () => true,
    outline: () => undefined,
    settings: settingsWith(),
    random: device.random,
  })
  const claims = createClaims(() => {
    throw new Error('No storage here.')
  })

  function dispatch(event: PhaseEvent<Thing> | Placed<Thing>): void {
    if (event.type === 'placed' || event.type === 'turned-up') state = { name: 'following' }
    else if (state.name !== 'following') state = nextPhase(state, event)
    told.push(event.type)
  }

  const placing = createPlacing<string, Thing, Intent, Entry>({
    device,
    store,
    claims,
    state: () => state,
    dispatch,
    kind: {
      intent: () => ({ at: clock.now(), to: 0, via: 0, print: store.print({ to: 0 }) }),
      newest: async () => answers.newest,
      async ask(draft) {
        told.push(`ask for ${draft}`)
        const { askMs } = answers
        if (askMs !== undefined) await new Promise<void>((resolve) => clock.after(askMs, resolve))
        return answers.ask ?? made
      },
      findLost: async () => answers.look ?? { kind: 'none' },
      findLate: async () => answers.late ?? { kind: 'none' },
      keep(item, intent, how) {
        told.push(how)
        store.keep(item, entryOf(item, intent))
      },
      onPlaced: (_item, _intent, flightMs) => told.push(`follow after ${flightMs} ms`),
      onTurnedUp(item, intent, how) {
        told.push(`turned up, ${how}`)
        store.keepLate(item, entryOf(item, intent))
      },
    },
  })
  return { clock, page, placing, claims, told, store, state: () => state }
}

describe('something that must reach Twilio once', () => {
  it('is written down before it is asked for, and stored before it is shown', async () => {
    const { placing, clock, told } = openField({ newest: 'X0' })
    placing.place('it')
    await clock.advance(0)
    expect(told).toEqual([
      'keep intent ?',
      'tapped',
      'keep intent X0',
      'ask for it',
      'answered',
      'publish',
      'placed',
      'follow after 0 ms',
    ])
  })

  it('leaves everything as it was where Twilio refuses it', async () => {
    const { placing, clock, told } = openField({ ask: refusalWith(21211) })
    placing.place('it')
    await clock.advance(0)
    expect(told.slice(-2)).toEqual(['put back', 'refused'])
  })

  it('is looked for where no usable answer came, and is this field’s when it is found', async () => {
    const { placing, clock, told, claims } = openField({ ask: lost, look: { kind: 'found', item: thing } })
    placing.place('it')
    await clock.advance(0)
    expect(told.slice(-5)).toEqual(['lost', 'found', 'publish', 'placed', 'follow after undefined ms'])
    expect(claims.has('X1')).toBe(true)
  })

  it('is not asked for without a network', async () => {
    const { placing, page, clock, told, state } = openField()
    page.goOffline()
    placing.place('it')
    await clock.advance(0)
    expect(told).toEqual(['tapped', 'back-to-ready'])
    expect(state()).toEqual({ name: 'ready', note: 'offline' })
  })

  it('is not asked for where the field is left before the request went out', async () => {
    const { placing, clock, told } = openField()
    placing.place('it')
    placing.stop()
    await clock.advance(60_000)
    expect(told).toEqual(['keep intent ?', 'tapped'])
  })

  it('is what the enumerator says where nobody else can tell', async () => {
    const unclear = openField({ ask: lost, look: { kind: 'unclear', likely: thing } })
    unclear.placing.place('it')
    await unclear.clock.advance(0)
    unclear.placing.sayPlaced()
    expect(unclear.told.slice(-4)).toEqual(['found', 'publish', 'placed', 'follow after undefined ms'])
    expect(unclear.clock.pending()).toBe(0)

    const denied = openField({ ask: lost, look: refusalWith(70051, '', 401) })
    denied.placing.place('it')
    await denied.clock.advance(0)
    denied.placing.sayPlaced()
    expect(denied.state()).toMatchObject({ name: 'unsure', said: true })
    expect(denied.store.memory.intent).toMatchObject({ at: 0, to: 0, said: true })
    denied.placing.sayNotPlaced()
    expect(denied.state()).toEqual({ name: 'ready', note: 'not-placed' })
  })

  it('can be said not to exist only when the enumerator is asked, and then whatever the line does', async () => {
    const { placing, clock, state } = openField({ ask: lost, look: { kind: 'nothing', cause: 'network' } })
    placing.place('it')
    await clock.advance(19_000)
    placing.sayNotPlaced()
    expect(state()).toMatchObject({ name: 'unsure', trouble: { kind: 'nothing', cause: 'network' } })
    await clock.advance(1_000)
    placing.sayNotPlaced()
    expect(state()).toEqual({ name: 'ready', note: 'not-placed' })
  })

  it('is told and stored when it turns up after it was given up', async () => {
    const answers: Parameters<typeof openField>[0] = { ask: lost }
    const { placing, clock, told, store } = openField(answers)
    placing.place('it')
    await clock.advance(20_000)
    placing.sayNotPlaced()
    expect(store.memory.doubts).toHaveLength(1)
    await clock.advance(30_000)
    expect(told.some((what) => what.startsWith('turned up'))).toBe(false)
    answers.late = { kind: 'found', item: thing, isSure: true }
    await clock.advance(60_000)
    expect(told).toContain('turned up, found-surely')
    expect(store.memory).toMatchObject({ doubts: [], log: [{ sid: 'X1' }] })
    placing.stop()
    expect(clock.pending()).toBe(0)
  })

  it('is not taken for what was given up while another is under way', async () => {
    const answers: Parameters<typeof openField>[0] = { ask: lost }
    const { placing, clock, told } = openField(answers)
    placing.place('it')
    await clock.advance(20_000)
    placing.sayNotPlaced()
    placing.place('the next')
    answers.late = { kind: 'found', item: thing }
    await clock.advance(120_000)
    expect(told.some((what) => what.startsWith('turned up'))).toBe(false)
  })

  it('is not what somebody in between answers again from before', async () => {
    const { placing, clock, told, state } = openField()
    placing.place('it')
    await clock.advance(0)
    placing.place('the next')
    await clock.advance(0)
    expect(told).toContain('lost')
    expect(told.filter((what) => what === 'publish')).toHaveLength(1)
    expect(state().name).toBe('following')
  })

  it('is told of with how long its request was under way', async () => {
    const { placing, clock, told } = openField({ askMs: 300 })
    await clock.advance(5_000)
    placing.place('it')
    await clock.advance(300)
    expect(told.at(-1)).toBe('follow after 300 ms')
  })

  it.each([
    ['surely', true, 'found-surely'],
    ['perhaps', false, 'found'],
  ])('is found, where it is %s the one, by looking and between two tries', async (_how, isSure, how) => {
    const look = { kind: 'found', item: thing, isSure } as const
    for (const ask of [lost, tooBusy]) {
      const { placing, clock, told } = openField({ ask, look })
      placing.place('it')
      await clock.advance(5_000)
      expect(told.slice(-4)).toEqual([how, 'publish', 'placed', 'follow after undefined ms'])
      expect(clock.pending()).toBe(0)
    }
    const late = openField({ ask: lost, late: look })
    late.placing.place('it')
    await late.clock.advance(20_000)
    late.placing.sayNotPlaced()
    await late.clock.advance(1_000)
    expect(late.told).toContain(`turned up, ${how}`)
    expect(late.claims.has('X1')).toBe(true)
  })

  it('is said to wait while Twilio is busy, and to be on its way when it is asked for again', async () => {
    const { placing, clock, state, told } = openField({ ask: tooBusy, askMs: 500 })
    placing.place('it')
    await clock.advance(500)
    expect(state()).toMatchObject({ name: 'placing', retryAt: 2_500 })
    await clock.advance(2_100)
    expect(told.filter((what) => what === 'ask for it')).toHaveLength(2)
    expect(state()).toStrictEqual({ name: 'placing' })
    placing.stop()
  })

  it('stays in doubt where Twilio was too busy to the end: one of the tries may have done it', async () => {
    const { placing, clock, state, store } = openField({ ask: tooBusy })
    placing.place('it')
    await clock.advance(300_000)
    expect(state().name).toBe('refused')
    expect(store.memory).toMatchObject({ intent: undefined, doubts: [{ at: 0 }] })
    placing.stop()
  })

  it('is not claimed, nor looked for, by a field that was left while it was asked for', async () => {
    for (const ask of [made, lost]) {
      const { placing, clock, claims } = openField({ ask, askMs: 1_000 })
      placing.place('it')
      await clock.advance(500)
      placing.stop()
      await clock.advance(60_000)
      expect([claims.has('X1'), clock.pending()]).toEqual([false, 0])
    }
  })

  it('keeps nothing busy once the field is left, whatever it was at', async () => {
    const looked = openField({ ask: lost })
    looked.placing.place('it')
    await looked.clock.advance(2_000)
    looked.placing.search()
    const waited = openField({ ask: tooBusy })
    waited.placing.place('it')
    await waited.clock.advance(100)
    const twice = openField({ ask: lost })
    for (const draft of ['it', 'the next']) {
      twice.placing.place(draft)
      await twice.clock.advance(30_000)
      twice.placing.sayNotPlaced()
    }
    expect(twice.store.memory.doubts).toHaveLength(2)
    for (const { placing, clock } of [looked, waited, twice]) {
      placing.stop()
      await clock.advance(0)
      expect(clock.pending()).toBe(0)
    }
  })

  it('is not taken for placed after all by the looks from before it was given up', async () => {
    const answers: Parameters<typeof openField>[0] = { ask: lost }
    const { placing, clock, told, state } = openField(answers)
    placing.place('it')
    await clock.advance(20_000)
    placing.sayNotPlaced()
    answers.look = { kind: 'found', item: thing }
    await clock.advance(300_000)
    expect(told).not.toContain('placed')
    expect(state().name).toBe('ready')
    placing.stop()
  })

  it('is said to be placed also where Twilio lists nothing at all, and is looked for on', async () => {
    const { placing, clock, state } = openField({ ask: lost })
    placing.place('it')
    await clock.advance(20_000)
    placing.sayPlaced()
    expect(state()).toMatchObject({ name: 'unsure', said: true })
    expect(clock.pending()).toBeGreaterThan(0)
    placing.stop()
  })

  it('is not there to be looked for, stopped or told of before there is any', async () => {
    const { placing, clock, told } = openField({ askMs: 1_000 })
    placing.resume()
    placing.checkNow()
    placing.stopTrying()
    placing.sayPlaced()
    placing.sayNotPlaced()
    expect([told, clock.pending()]).toEqual([[], 0])
    placing.place('it')
    await clock.advance(500)
    const before = [...told]
    placing.sayPlaced()
    expect(told).toEqual(before)
  })

  it('is looked for, and not said to be stopped in time, where Twilio is too busy', async () => {
    const { placing, clock, state, store } = openField({ ask: tooBusy })
    placing.place('it')
    await clock.advance(100)
    placing.stopTrying()
    await clock.advance(0)
    expect(state()).toEqual({ name: 'ready', note: 'stopped-trying' })
    expect(store.memory.doubts).toHaveLength(1)
  })
})
