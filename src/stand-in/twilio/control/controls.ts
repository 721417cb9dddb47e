import type { Account } from '../account.ts'
import type { Behaviour } from '../behaviour.ts'
import type { Faults } from '../faults/faults.ts'
import type { Phones } from '../phones/phones.ts'
import type { RecordedRequest } from '../store/request-log.ts'
import type { World } from '../store/store.ts'
import type { Sync } from '../sync/sync.ts'
import type { TaskRouter } from '../task-router/task-router.ts'
import type { Alert } from '../webhooks/alerts.ts'

/** What people and tests see of the stand-in and do with it, beside what Twilio's API offers. */
export interface Controls {
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
  /**
   * What Twilio itself has asked and told the team's addresses, oldest first; `path` is the whole address.
   */
  readonly webhooks: readonly RecordedRequest[]
  /** What Twilio's debugger would show, oldest first. */
  readonly alerts: readonly Alert[]
  /** What TaskRouter is doing; `reset` forgets tasks and reservations, and leaves what is set up. */
  /** What the team keeps in Twilio Sync. */
  readonly sync: Omit<Sync, 'clear'>
  readonly taskRouter: Pick<TaskRouter, 'team' | 'tasks' | 'reservations' | 'setActivity'>
  /** Called on every change, for a live view; returns its stop. */
  onChange(listener: () => void): () => void
  /** As new: no calls, no messages, no habits, no faults, no requests; connections that wait are dropped. */
  reset(): void
}
