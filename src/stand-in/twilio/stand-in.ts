import type { Clock } from '../../twilio/clock.ts'
import { standInAccount } from './account.ts'
import { createApi } from './api/api.ts'
import { createGate } from './api/gate.ts'
import { type Behaviour, usualBehaviour } from './behaviour.ts'
import { createCallEvents } from './calls/call-events.ts'
import { createConferences } from './calls/conferences.ts'
import { createExchange } from './calls/exchange.ts'
import { createInboundCalls } from './calls/inbound-calls.ts'
import { createLegs } from './calls/legs.ts'
import { createQueues } from './calls/queues.ts'
import { createRecorder } from './calls/recorder.ts'
import { controlRoot, createControl } from './control/control.ts'
import type { Controls } from './control/controls.ts'
import { createFaults } from './faults/faults.ts'
import { createInboundMessages } from './messages/inbound-messages.ts'
import { createMessenger } from './messages/messenger.ts'
import { createOptOuts } from './messages/opt-outs.ts'
import { createPhoneNetwork } from './phones/phone-network.ts'
import type { Phones } from './phones/phones.ts'
import { createPrograms } from './programs/programs.ts'
import { createSids } from './sids.ts'
import { createSealer } from './sound/seal.ts'
import { createRequestLog } from './store/request-log.ts'
import { createStore } from './store/store.ts'
import { createSync } from './sync/sync.ts'
import { createTaskRouter } from './task-router/task-router.ts'
import { createAlerts } from './webhooks/alerts.ts'
import { createDocuments } from './webhooks/documents.ts'
import { createWebhooks, type Reach } from './webhooks/webhooks.ts'

/**
 * A stand-in for api.twilio.com, taskrouter.twilio.com, sync.twilio.com and voice.twilio.com: one `fetch`, for a server, for a test's network, or for a test itself.
 *
 * WHAT IT DOES NOT MODEL
 * - TwiML: Say, Play, Pause, Gather, Record, Dial, Enqueue, Leave, Redirect, Hangup, Reject, Sms, and in
 *   answers to messages Message and Redirect are run; other verbs are passed over. Dial rings Number, Sip,
 *   Client and Application, enters a Conference or takes a call out of a Queue; its `ringTone`, `trim` and
 *   `referUrl`, and the nouns' `sendDigits` and passwords, have no effect. SSML is said as plain words, sounds are named and not played,
 *   `hints`, partial results and languages of Gather have no effect.
 * - TaskRouter: assignment callbacks and their instructions, task channels and capacities, several reservations
 *   for one task, `skip_if`, statistics, tasks made through the API. Queues as resources of the API.
 * - Sync: documents, lists and streams, permissions, times to live, webhooks; of maps the resources alone.
 * - Machine detection of `<Number>`, and asynchronous; keys sent by Twilio (`SendDigits`), calls transferred by
 *   SIP.
 * - Conferences: waiting music, recording, coaching, and their resources in the API.
 * - Transcription: what a Record verb recorded can be read by people and is told to no webhook.
 * - Webhooks are asked once: no retries, no connection overrides behind a `#`. Parameters of places name at
 *   most a country and a state; `CallerName` is not sent, and nothing can be done with a `CallToken`.
 * - The account, its balance, its numbers and verified numbers, and which countries it may call, are read through the
 *   API, and set by `behaviour`. Applications are no resources. A trial is held to verified numbers and to nothing else;
 *   an account that is not active is refused everything, and its calls go on.
 * - WhatsApp and other channels, short codes, letters as senders, content templates, link shortening, smart
 *   encoding, how many messages a number sends a second, messages between the account's own numbers; media
 *   stay where the sender keeps them, and cannot be deleted.
 * - Prices, subaccounts, concurrency limits. Recordings hold a tone for each side; their MP3 is silent. Encryption is
 *   switched on by `behaviour`, and public keys are no resources.
 * - XML, except for addresses that are not there, ETags other than tasks', and `Idempotency-Key`, which is let through and has no effect.
 * - Twilio's few seconds between steps: phones ring at once, except that a number places one call per second;
 *   lists lag only as far as `behaviour` says. Which origins Twilio lets in is not known: here it is all.
 *
 * Where Twilio's pages leave an answer open, the choice made is said where it is made.
 */
export interface StandInTwilio extends Controls {
  /**
   * Rejects with ConnectionDropped (never resolves) when a fault drops the connection. A server in front must
   * then destroy the socket, and msw answer `HttpResponse.error()`: left alone, both would make a 500 of it.
   */
  fetch(request: Request): Promise<Response>
  /** How many webhooks have not answered yet. */
  webhooksWaiting(): number
  /** `reset`, and live views end. No timers are left running. */
  stop(): void
}

/**
 * Everything starts empty. `random` gives numbers from 0 up to 1; given seeded, the SIDs are the same every
 * time. `webhooks` is how it reaches the team's addresses; without it every webhook fails with 11200.
 */
export function createStandInTwilio(settings: {
  clock: Clock
  random?: () => number
  behaviour?: Partial<Behaviour>
  webhooks?: Reach
}): StandInTwilio {
  const { clock } = settings
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of [...listeners]) listener()
  }

  const account = standInAccount
  const random = settings.random ?? Math.random
  const behaviour: Behaviour = { ...usualBehaviour(), ...settings.behaviour }
  const newSid = createSids(random)
  const store = createStore(clock, changed)
  const network = createPhoneNetwork(clock, changed)
  const faults = createFaults(changed)
  const log = createRequestLog(changed)
  const asked = createRequestLog(changed)
  const alerts = createAlerts(clock.now, changed)
  const webhooks = createWebhooks({ clock, account, random, log: asked, reach: settings.webhooks })
  const documents = createDocuments({ webhooks, alerts })
  const callEvents = createCallEvents({ now: clock.now, store, documents })
  const recorder = createRecorder({ clock, store, behaviour, documents, newSid })
  const sealer = createSealer()
  const legs = createLegs({ clock, store, phones: network, behaviour, callEvents })
  const optOuts = createOptOuts()
  const messenger = createMessenger({ clock, store, phones: network, documents, account, newSid })
  const conferences = createConferences({ now: clock.now, accountSid: account.sid, store, documents, newSid })
  const basicParts = {
    clock,
    account,
    behaviour,
    store,
    legs,
    recorder,
    documents,
    callEvents,
    alerts,
    newSid,
  }
  const queues = createQueues({ now: clock.now, newSid })
  const taskRouter = createTaskRouter({ clock, accountSid: account.sid, documents, newSid, changed })
  const sync = createSync({ now: clock.now, newSid, changed })
  const verbParts = { ...basicParts, conferences, queues, taskRouter, messenger, optOuts }
  const programs = createPrograms(verbParts)
  const callParts = { ...verbParts, programs }
  const exchange = createExchange({ ...callParts, phones: network })
  const inboundCalls = createInboundCalls({ ...callParts, phones: network })
  const inboundMessages = createInboundMessages(verbParts)
  const phones: Phones = { ...network, call: inboundCalls.call, sendMessage: inboundMessages.receive }
  const api = createApi({ ...callParts, exchange, sync, sealer })
  const gate = createGate({ clock, behaviour, api, faults, log })

  function onChange(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  function reset(): void {
    gate.dropAll()
    // The legs go first and silently, so that stopping the programs finds nobody left to hang up on.
    legs.clear()
    programs.clear()
    conferences.clear()
    queues.clear()
    taskRouter.clear()
    sync.clear()
    exchange.clear()
    inboundCalls.clear()
    recorder.clear()
    sealer.clear()
    messenger.clear()
    optOuts.clear()
    callEvents.clear()
    webhooks.clear()
    network.clear()
    store.clear()
    faults.clear()
    log.clear()
    asked.clear()
    alerts.clear()
    Object.assign(behaviour, usualBehaviour(), settings.behaviour)
    changed()
  }

  const world = store.now
  const seen = { world, requests: log.entries, webhooks: asked.entries, alerts: alerts.entries }
  const controls = { ...seen, account, behaviour, phones, faults, taskRouter, sync, onChange, reset }
  const control = createControl({ ...controls, now: clock.now })

  return {
    ...controls,
    webhooksWaiting: webhooks.waiting,
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
