import type { Context } from 'hono'
import type { Clock } from '../../../twilio/clock.ts'
import type { Account } from '../account.ts'
import type { Behaviour } from '../behaviour.ts'
import type { CallEvents } from '../calls/call-events.ts'
import type { Exchange } from '../calls/exchange.ts'
import type { Recorder } from '../calls/recorder.ts'
import type { Messenger } from '../messages/messenger.ts'
import type { OptOuts } from '../messages/opt-outs.ts'
import type { Programs } from '../programs/stage.ts'
import type { NewSid } from '../sids.ts'
import type { Sealer } from '../sound/seal.ts'
import type { Store, World } from '../store/store.ts'
import type { Sync } from '../sync/sync.ts'
import type { TaskRouter } from '../task-router/task-router.ts'
import { authenticate, authorise, type Caller } from './auth.ts'
import { notFound } from './refusal.ts'

/** What the API's routes work with. */
export interface ApiParts {
  readonly clock: Clock
  readonly account: Account
  readonly behaviour: Behaviour
  readonly store: Store
  readonly exchange: Exchange
  readonly programs: Programs
  readonly callEvents: CallEvents
  readonly recorder: Recorder
  readonly sealer: Sealer
  readonly messenger: Messenger
  readonly optOuts: OptOuts
  readonly taskRouter: TaskRouter
  readonly sync: Sync
  readonly newSid: NewSid
}

/**
 * What comes with a request from in front of the API: the moment whose world reads must show, where not now.
 */
export interface ApiEnv {
  readonly Bindings: { readonly readAt?: number }
}

export type ApiContext = Context<ApiEnv>

/** Lets a request through that may do this, and says who sent it. Throws a Refusal. */
export function admit(parts: ApiParts, context: ApiContext): Caller {
  const accountSid = (context.req.param('account') ?? '').replace(/\.json$/, '')
  // What cannot be an account's SID is no address of Twilio's at all, whoever asks.
  if (!/^AC[0-9a-f]{32}$/i.test(accountSid)) throw notFound(context.req.path)
  const caller = authenticate(parts.account, context.req.header('Authorization'))
  const { method, path } = context.req
  authorise(parts.account, parts.behaviour, { caller, accountSid, method, path })
  return caller
}

/** The world that this request may read. */
export function worldOf(parts: ApiParts, context: ApiContext): World {
  const { readAt } = context.env
  return readAt === undefined ? parts.store.now : parts.store.asOf(readAt)
}

/** What lists show to this request: they may lag behind what is read one by one. */
export function listedWorldOf(parts: ApiParts, context: ApiContext): World {
  const { listsLagMs } = parts.behaviour
  if (listsLagMs === 0) return worldOf(parts, context)
  const { readAt = Number.POSITIVE_INFINITY } = context.env
  return parts.store.asOf(Math.min(readAt, parts.clock.now() - listsLagMs))
}

/** The form in a request's body; empty where it is not a form, as Twilio ignores any other body. */
export async function readForm(context: ApiContext): Promise<URLSearchParams> {
  const type = context.req.header('Content-Type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams()
  return new URLSearchParams(await context.req.text())
}
