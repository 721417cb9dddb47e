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
const lost: Reply<Thing> = { kind: 'nothing', cause: 'timeout' }

/** A kind of thing that is neither a call nor a message: what Twilio answers, and what a look for it finds. */
function openField(answers: { ask?: Reply<Thing>; look?: Finding<Thing>; newest?: string } = {}) {
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
      mark() {},
      keep: write('keep'),
      publish: write('publish'),
      putBack: write('put back'),
      takeBack: write('take back'),
      clear() {},
    },
    outline: () => undefined,
    settings: settingsWith(),
    random: device.random,
  })
  const claims = createClaims(() => {
    throw new Error('No storage here.')
  })

  function dispatch(event: PhaseEvent<Thing> | Placed<Thing>): void {
    if (event.type === 'placed') state = { name: 'following' }
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
        return answers.ask ?? made
      },
      findLost: async () => answers.look ?? { kind: 'none' },
      keep: (item, intent) => store.keep(item, entryOf(item, intent)),
      onPlaced: () => told.push('follow'),
    },
  })
  return { clock, page, placing, claims, told, state: () => state }
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
      'publish',
      'placed',
      'follow',
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
    expect(told.slice(-4)).toEqual(['lost', 'publish', 'placed', 'follow'])
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
    expect(unclear.told.slice(-3)).toEqual(['publish', 'placed', 'follow'])

    const denied = openField({ ask: lost, look: refusalWith(70051, '', 401) })
    denied.placing.place('it')
    await denied.clock.advance(0)
    denied.placing.sayPlaced()
    expect(denied.state().name).toBe('unsure')
    denied.placing.sayNotPlaced()
    expect(denied.state()).toEqual({ name: 'ready', note: 'not-placed' })
  })

  it('cannot be said not to exist while the device is only offline', async () => {
    const { placing, clock, state } = openField({ ask: lost, look: { kind: 'nothing', cause: 'network' } })
    placing.place('it')
    await clock.advance(0)
    placing.sayNotPlaced()
    expect(state()).toMatchObject({ name: 'unsure', trouble: { kind: 'offline' } })
  })
})
