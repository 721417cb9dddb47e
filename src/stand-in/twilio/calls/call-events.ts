import type { Store } from '../store/store.ts'
import type { Documents } from '../webhooks/documents.ts'
import type { Hook } from '../webhooks/hooks.ts'
import { callStatusParameters } from '../webhooks/webhook-parameters.ts'

/** What happens to a call, as `StatusCallbackEvent` names it. */
export type CallEvent = 'initiated' | 'ringing' | 'answered' | 'completed'

const knownEvents: readonly CallEvent[] = ['initiated', 'ringing', 'answered', 'completed']

/** Who is told of which events. https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent */
export interface CallSubscription {
  readonly hook: Hook
  readonly events: ReadonlySet<CallEvent>
}

/** Tells status callbacks what becomes of calls. */
export interface CallEvents {
  subscribe(callSid: string, subscription: CallSubscription): void
  report(callSid: string, event: CallEvent): void
  clear(): void
}

/** The events in these words; only `completed` where there is none that Twilio knows. */
export function readCallEvents(words: readonly string[]): ReadonlySet<CallEvent> {
  const known = knownEvents.filter((event) => words.includes(event))
  return new Set(known.length > 0 ? known : ['completed'])
}

export function createCallEvents(parts: {
  now: () => number
  store: Store
  documents: Documents
}): CallEvents {
  const { now, store, documents } = parts
  const subscriptions = new Map<string, { readonly to: CallSubscription; count: number }>()

  return {
    subscribe(callSid, to) {
      subscriptions.set(callSid, { to, count: subscriptions.get(callSid)?.count ?? 0 })
    },
    report(callSid, event) {
      const subscription = subscriptions.get(callSid)
      const call = store.now.call(callSid)
      if (!subscription?.to.events.has(event) || !call) return
      const status = event === 'initiated' ? event : call.status
      const parameters = callStatusParameters(call, status, subscription.count, now())
      subscription.count += 1
      documents.tell(subscription.to.hook, parameters, callSid)
    },
    clear: () => subscriptions.clear(),
  }
}
