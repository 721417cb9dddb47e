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

export const thing: Thing = { sid: 'X1', status: 'made' }
export const made: Reply<Thing> = { kind: 'data', data: thing }
export const tooBusy = refusalWith(20429, '', 429)
export const lost: Reply<Thing> = { kind: 'nothing', cause: 'timeout' }

/** A kind of thing that is neither a call nor a message: what Twilio answers, and what a look for it finds. */
export function openField(
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
