import type { CallIntent, LogEntry } from '../../stored/metadata.ts'
import { type Call, createCall } from '../../twilio/calls.ts'
import type { Reply } from '../../twilio/transport.ts'
import { bridgeTwiml } from '../../twiml/bridge.ts'
import { type Choice, dialledNumber } from '../form/choice.ts'
import { callerId, type Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import { createPlacing, entryOf, type Placing } from '../once/place.ts'
import type { Account, Device } from '../world.ts'
import { type OpenedLine, openLine } from './line.ts'
import { findLostCall, type Search } from './lost-call.ts'
import type { Event, State } from './rules.ts'
import type { CallStore } from './store.ts'

/** From the tap until Twilio has the call. */
export interface CallPlacing extends Placing<Choice> {
  /** Opens the line, so that a tap takes less time. */
  prepare(): void
  /** The finger is on its way to the Call button. */
  touch(): void
  /** Of several calls that one tap made, this one is kept, and not the one with the SID `insteadOf`. */
  keepTwin(call: Call, intent: CallIntent, insteadOf: string): void
}

export interface CallPlacingParts extends Account, Device {
  settings: Settings
  store: CallStore
  claims: Claims
  state(): State
  dispatch(event: Event): void
  /** Twilio has the call, which is stored and shown; its twins are looked for with `search`. */
  onPlaced(intent: CallIntent, search: Search): void
}

export function createCallPlacing(parts: CallPlacingParts): CallPlacing {
  const { settings, store, claims } = parts
  const via = Math.floor(parts.random() * settings.twilioNumbers.length) % settings.twilioNumbers.length
  let line: OpenedLine | undefined

  function searchFor(intent: CallIntent): Search {
    const not = intent.not || []
    return {
      to: settings.enumerator.value,
      from: callerId(settings, intent.via),
      intent,
      isOwned: (sid) => store.owns(sid) || claims.has(sid) || not.includes(sid),
    }
  }

  function keep(call: Call, intent: CallIntent, found: boolean, insteadOf?: string): void {
    if (line) line.remember(call.sid)
    const entry = entryOf(call, intent)
    store.keep(call, found ? { ...entry, foundFor: intent } : entry, insteadOf)
  }

  const placing = createPlacing<Choice, Call, CallIntent, LogEntry>({
    device: parts,
    store,
    claims,
    state: parts.state,
    dispatch: parts.dispatch,
    kind: {
      intent: (choice) => ({ at: parts.clock.now(), ...choice, via, print: store.print(choice) }),
      newest: async () => line?.newestCall(),
      ask: (_choice, intent) => placeCall(parts, settings, intent),
      findLost: (intent) => findLostCall(parts, searchFor(intent)),
      keep,
      onPlaced: (_call, intent) => parts.onPlaced(intent, searchFor(intent)),
    },
  })

  return {
    ...placing,
    prepare() {
      if (line) line.stop()
      line = openLine(parts, { to: settings.enumerator.value, from: callerId(settings, via) })
    },
    touch() {
      if (line) line.touch()
    },
    keepTwin(call, intent, insteadOf) {
      claims.claim(call.sid)
      keep(call, intent, store.entry()?.foundFor !== undefined, insteadOf)
    },
    stop() {
      if (line) line.stop()
      placing.stop()
    },
  }
}

/** Asks Twilio to ring the enumerator's phone and then the respondent's. */
export function placeCall(
  { send, accountSid }: Account,
  settings: Settings,
  intent: CallIntent,
): Promise<Reply<Call>> {
  const from = callerId(settings, intent.via)
  const twiml = bridgeTwiml(settings, dialledNumber(settings, intent), from)
  return createCall(send, accountSid, { to: settings.enumerator.value, from, twiml })
}
