import type { CallIntent, LogEntry } from '../../stored/metadata.ts'
import { type Call, createCall } from '../../twilio/calls.ts'
import { pressField } from '../../twilio/service-ask.ts'
import type { Fields, Reply } from '../../twilio/transport.ts'
import { bridgeTwiml } from '../../twiml/bridge.ts'
import { type Choice, dialledNumber } from '../form/choice.ts'
import { callerId, type Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import { createPlacing, entryOf, type How, type Placing } from '../once/place.ts'
import type { Account, Device } from '../world.ts'
import { type OpenedLine, openLine } from './line.ts'
import type { JustPlaced } from './live-call.ts'
import { findLateCall, findLostCall, type Search } from './lost-call.ts'
import type { Event, State } from './rules.ts'
import type { CallStore } from './store.ts'

/** So long a call that its request made beside it may still ring. */
const freshMs = 3 * 60_000

/** From the tap until Twilio has the call. */
export interface CallPlacing extends Placing<Choice> {
  /** Opens the line, so that a tap takes less time. */
  prepare(): void
  /** A finger has come down on the field, or a call has become possible again. */
  touch(): void
  /** The latest call, if an earlier view of this field placed it just now. */
  justPlaced(): JustPlaced | undefined
  /** One more call of the same request, in which people talk or may still: the field goes on with it. */
  takeToo(call: Call, intent: CallIntent): void
  /** One more that is only to be remembered. */
  takeBeside(call: Call, intent: CallIntent): void
}

export interface CallPlacingParts extends Account, Device {
  settings: Settings
  store: CallStore
  claims: Claims
  state(): State
  /** Whether a tap would place a call. */
  mayCall(): boolean
  dispatch(event: Event): void
  /** Twilio has the call, which is stored and shown. */
  onPlaced(placed: JustPlaced): void
  /** A call that had been given up is stored; it is to be told of, and followed where it is the latest. */
  onTurnedUp(call: Call, intent: CallIntent): void
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
      respondent: dialledNumber(settings, intent),
      intent,
      isOwned: (sid) => store.owns(sid) || claims.has(sid) || not.includes(sid),
    }
  }

  function newEntry(call: Call, intent: CallIntent, how: How): LogEntry {
    const entry = entryOf(call, intent)
    return how === 'found' ? { ...entry, foundFor: intent } : entry
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
      findLate: (intent) => findLateCall(parts, searchFor(intent)),
      keep(call, intent, how) {
        if (line) line.remember(call.sid)
        store.keep(call, newEntry(call, intent, how))
      },
      onPlaced: (_call, intent, flightMs) =>
        parts.onPlaced({ search: searchFor(intent), flightMs, isRestored: false }),
      onTurnedUp(call, intent, how) {
        store.keepLate(call, newEntry(call, intent, how))
        parts.onTurnedUp(call, intent)
      },
    },
  })

  return {
    ...placing,
    prepare() {
      if (line) line.stop()
      line = openLine(
        parts,
        { to: settings.enumerator.value, from: callerId(settings, via) },
        { keepsPreflights: !settings.serviceUrl && parts.page.hasOrigin(), mayCall: parts.mayCall },
      )
    },
    touch() {
      if (line) line.touch()
    },
    justPlaced() {
      const { latest } = store
      const entry = store.entry()
      if (!latest || !entry || Math.abs(parts.clock.now() - entry.at) > freshMs) return undefined
      const { at, number, hand, print } = entry
      const byHand = hand === undefined ? {} : { hand }
      const from = Math.max(0, settings.twilioNumbers.indexOf(latest.from))
      const search = searchFor({ at, to: number - 1, ...byHand, via: from, print })
      return { search, flightMs: undefined, isRestored: true }
    },
    takeToo(call, intent) {
      claims.claim(call.sid)
      store.keep(call, newEntry(call, intent, 'found'))
    },
    takeBeside(call, intent) {
      claims.claim(call.sid)
      store.keepLate(call, entryOf(call, intent))
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
  const more = extraFields(settings)
  const waitSeconds = more.some(([name]) => name === detectionField) ? untilHeardSeconds : 0
  const twiml = bridgeTwiml(settings, dialledNumber(settings, intent), from, waitSeconds)
  return createCall(send, accountSid, { to: settings.enumerator.value, from, twiml, more })
}

const detectionField = 'MachineDetection'

/** How long Twilio listens at the most. Long enough to hear a short greeting; longer is a long silence for a person. */
const listenSeconds = 10

/** By then a field that asks about once a second has heard from Twilio who answered, and ended the call if need be. */
const untilHeardSeconds = 2

function extraFields({ pressToCall, detectVoicemail, enumerator }: Settings): Fields {
  if (pressToCall) return [[pressField, '1']]
  // Twilio listens to telephones alone.
  if (!detectVoicemail || enumerator.kind !== 'number') return []
  return [
    [detectionField, 'Enable'],
    ['MachineDetectionTimeout', String(listenSeconds)],
  ]
}
