import type { Clock } from '../../../twilio/clock.ts'
import type { Account } from '../account.ts'
import type { Behaviour } from '../behaviour.ts'
import type { CallEvents } from '../calls/call-events.ts'
import type { Conferences } from '../calls/conferences.ts'
import type { Leg, Legs } from '../calls/legs.ts'
import type { Queues } from '../calls/queues.ts'
import type { Recorder } from '../calls/recorder.ts'
import type { Messenger } from '../messages/messenger.ts'
import type { OptOuts } from '../messages/opt-outs.ts'
import type { NewSid } from '../sids.ts'
import type { CallRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { TaskRouter } from '../task-router/task-router.ts'
import type { Alerts } from '../webhooks/alerts.ts'
import type { Documents } from '../webhooks/documents.ts'
import type { DocumentHook, Hook } from '../webhooks/hooks.ts'
import type { WebhookParameters } from '../webhooks/signature.ts'
import type { TwimlElement } from '../webhooks/twiml-reader.ts'

/** What the verbs of a document work with. */
export interface VerbParts {
  readonly clock: Clock
  readonly account: Account
  readonly behaviour: Behaviour
  readonly store: Store
  readonly legs: Legs
  readonly recorder: Recorder
  readonly conferences: Conferences
  readonly queues: Queues
  readonly taskRouter: TaskRouter
  readonly documents: Documents
  readonly callEvents: CallEvents
  readonly messenger: Messenger
  readonly optOuts: OptOuts
  readonly alerts: Alerts
  readonly newSid: NewSid
}

/** Where the document of a call comes from. */
export type DocumentSource =
  | { readonly kind: 'inline'; readonly twiml: string }
  | { readonly kind: 'verbs'; readonly verbs: readonly TwimlElement[] }
  | { readonly kind: 'hook'; readonly hook: DocumentHook; readonly told?: WebhookParameters }

/** Why a verb must stop: its call has ended, another document takes over, or all is swept away. */
export type StopReason = 'ended' | 'redirected' | 'reset'

/** Ends a verb that goes on. */
export type StopVerb = (why: StopReason) => void

/** How a program ends by itself: after its last verb, by Hangup or Reject, or by Leave, out of a queue. */
export type ProgramEnd = 'over' | 'hung-up' | 'rejected' | 'rejected-busy' | 'left'

/** A document that runs on a leg, and those that it leads to. It stops when the leg ends. */
export interface Program {
  /** Another document takes over. */
  redirect(source: DocumentSource): void
}

/** Every program that runs. */
export interface Programs {
  start(leg: Leg, source: DocumentSource, over: (how: ProgramEnd) => void): Program
  /** Gives a running call another document; false where none can run on it. */
  redirect(callSid: string, source: DocumentSource): boolean
  /**
   * While a leg runs no program of its own, `letGo` is what takes it from whoever holds it, so that a
   * redirect can run one. Answers how to take that back.
   */
  hold(leg: Leg, letGo: () => void): () => void
  /**
   * Runs a document within a verb that goes on; `failed` where it cannot be run. Answers how to stop it.
   */
  nest(leg: Leg, source: DocumentSource, over: (how: ProgramEnd | 'failed') => void): StopVerb
  clear(): void
}

/** A call as the verb sees it that runs on it now. What it asks for after its turn has no effect. */
export interface Stage {
  readonly parts: VerbParts
  readonly programs: Programs
  readonly leg: Leg
  /** The address of the running document; null for one that came with the request. */
  readonly base: Hook | null
  /** The call as it is now. */
  call(): CallRecord
  /** Runs the next verb. */
  next(): void
  /** Leaves the document for the one at an address, which is told this besides the usual. */
  goTo(hook: Hook, told: WebhookParameters): void
  /** The same, when the call is gone and the answer does not matter. */
  tell(hook: Hook, told: WebhookParameters): void
  finish(how: Exclude<ProgramEnd, 'over'>): void
  alert(code: number, message: string): void
}

/** Performs one verb. What it answers stops it; a verb that is over at once needs nothing to stop. */
export type PerformVerb = (stage: Stage, verb: TwimlElement) => StopVerb
