import type { Clock } from '../../twilio/clock.ts'
import { type Account, standInAccount } from './account.ts'
import { createApi } from './api.ts'
import { type Behaviour, usualBehaviour } from './behaviour.ts'
import { controlRoot, createControl } from './control.ts'
import { createExchange } from './exchange.ts'
import { createFaults, type Faults } from './faults.ts'
import { createGate } from './gate.ts'
import { createInboundCalls } from './inbound-calls.ts'
import { createLegs } from './legs.ts'
import { createMessenger } from './messenger.ts'
import { createOptOuts } from './opt-outs.ts'
import { createPhoneNetwork } from './phone-network.ts'
import type { Phones } from './phones.ts'
import { createRecorder } from './recorder.ts'
import { createRequestLog, type RecordedRequest } from './request-log.ts'
import { createSids } from './sids.ts'
import { createStore, type World } from './store.ts'

/**
 * A stand-in for api.twilio.com: one `fetch`, for a server, for a test's network, or for a test itself.
 *
 * WHAT IT DOES NOT MODEL
 * - Documents from `Url` or `ApplicationSid`: such a call is accepted, and hangs up as soon as it is
 *   answered. Changing a running call's document is refused.
 * - TwiML other than Response, Say, Pause, Dial (Number, Sip, Client), Hangup and Reject: other verbs are
 *   passed over. In Dial, `action`, `hangupOnStar`, `answerOnBridge`, `ringTone` and the nouns' own
 *   attributes have no effect.
 * - Webhooks and their signatures, machine detection, keys pressed, conferences, TaskRouter.
 * - Documents for incoming calls and messages: `behaviour.incomingCalls` says who answers a call, a message is
 *   only kept. Twilio's own replies to STOP, START and HELP are not sent.
 * - WhatsApp and other channels, short codes, letters as senders, content templates, link shortening, smart
 *   encoding, how many messages a number sends a second, messages between the account's own numbers; media
 *   stay where the sender keeps them, and cannot be deleted.
 * - Prices, encryption, transcription, subaccounts, concurrency limits; recordings are silent.
 * - XML answers, ETags, and `Idempotency-Key`, which is let through and has no effect.
 * - Twilio's few seconds between steps: phones ring at once, except that a number places one call per second.
 *
 * Where Twilio's pages leave an answer open, the choice made is said where it is made.
 */
export interface StandInTwilio {
  /**
   * Rejects with ConnectionDropped (never resolves) when a fault drops the connection. A server in front must
   * then destroy the socket, and msw answer `HttpResponse.error()`: left alone, both would make a 500 of it.
   */
  fetch(request: Request): Promise<Response>
  readonly account: Account
  /** May be changed at any time; `reset` brings back what was given at the start. */
  readonly behaviour: Behaviour
  /** What people do with their phones. */
  readonly phones: Phones
  readonly faults: Faults
  /** What exists at Twilio now, newest first; a reader of the API may still see the past. */
  readonly world: World
  /** The API's latest requests, oldest first; those of the controls are not among them. */
  readonly requests: readonly RecordedRequest[]
  /** Called on every change, for a live view; returns its stop. */
  onChange(listener: () => void): () => void
  /** As new: no calls, no messages, no habits, no faults, no requests; connections that wait are dropped. */
  reset(): void
  /** `reset`, and live views end. No timers are left running. */
  stop(): void
}

/**
 * Everything starts empty. `random` gives numbers from 0 up to 1; given seeded, the SIDs are the same every
 * time.
 */
export function createStandInTwilio(settings: {
  clock: Clock
  random?: () => number
  behaviour?: Partial<Behaviour>
}): StandInTwilio {
  const { clock } = settings
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of [...listeners]) listener()
  }

  const account = standInAccount
  const behaviour: Behaviour = { ...usualBehaviour(), ...settings.behaviour }
  const newSid = createSids(settings.random ?? Math.random)
  const store = createStore(clock, changed)
  const network = createPhoneNetwork(clock, changed)
  const faults = createFaults(changed)
  const log = createRequestLog(changed)
  const recorder = createRecorder({ clock, store, behaviour, newSid })
  const legs = createLegs({ clock, store, phones: network, behaviour })
  const dialParts = { clock, store, legs, recorder, behaviour, account, newSid }
  const exchange = createExchange(dialParts)
  const inboundCalls = createInboundCalls({ ...dialParts, phones: network })
  const optOuts = createOptOuts()
  const messenger = createMessenger({ clock, store, phones: network, optOuts, account, newSid })
  const phones: Phones = { ...network, call: inboundCalls.call, sendMessage: messenger.receive }
  const api = createApi({ ...dialParts, exchange, messenger, optOuts })
  const gate = createGate({ clock, api, faults, log })

  function onChange(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  function reset(): void {
    gate.dropAll()
    exchange.clear()
    inboundCalls.clear()
    recorder.clear()
    messenger.clear()
    optOuts.clear()
    network.clear()
    store.clear()
    faults.clear()
    log.clear()
    Object.assign(behaviour, usualBehaviour(), settings.behaviour)
    changed()
  }

  const world = store.now
  const controls = { account, behaviour, phones, faults, world, requests: log.entries, onChange, reset }
  const control = createControl({ ...controls, now: clock.now })

  return {
    ...controls,
    async fetch(request) {
      const { pathname } = new URL(request.url)
      return pathname.startsWith(`${controlRoot}/`) ? control.app.fetch(request) : gate.fetch(request)
    },
    stop() {
      reset()
      control.closeStreams()
    },
  }
}
