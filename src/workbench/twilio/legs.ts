import type { Clock } from '../../twilio/clock.ts'
import type { Behaviour } from './behaviour.ts'
import type { IncomingCall, PhoneNetwork } from './phones.ts'
import type { FinalStatus } from './records.ts'
import type { Store } from './store.ts'

/** The line between Twilio and one phone, from the first ring to the end. */
export interface Leg {
  readonly sid: string
  isAnswered(): boolean
  say(text: string): void
  /** Ends it with this status; does nothing where it has ended. */
  end(status: FinalStatus): void
}

/** What becomes of a leg. Nothing is called before `ring` has returned. */
export interface LegEvents {
  answered(): void
  ended(status: FinalStatus): void
}

/** The legs that are not over yet. */
export interface Legs {
  /** Rings the phone of a call in the store, for at most `timeoutMs`. */
  ring(sid: string, timeoutMs: number, events: LegEvents): Leg
  find(sid: string): Leg | undefined
  clear(): void
}

export function createLegs(parts: {
  clock: Clock
  store: Store
  phones: PhoneNetwork
  behaviour: Behaviour
}): Legs {
  const { clock, store, phones, behaviour } = parts
  const live = new Map<string, { leg: Leg; abandon: () => void }>()

  function statusAfter(how: Parameters<IncomingCall['ended']>[0]): FinalStatus {
    if (how === 'declined') return behaviour.declinedLegStatus
    if (how === 'unreachable') return 'failed'
    return how === 'busy' ? 'busy' : 'completed'
  }

  function ring(sid: string, timeoutMs: number, events: LegEvents): Leg {
    let answered = false
    let over = false
    const call = store.changeCall(sid, { status: 'ringing', startedAt: clock.now() })
    const line = phones.ring(call?.to ?? '', {
      callSid: sid,
      callerId: call?.from ?? '',
      answered() {
        answered = true
        stopWaiting()
        store.changeCall(sid, { status: 'in-progress', answeredAt: clock.now() })
        events.answered()
      },
      ended: (how) => end(statusAfter(how)),
    })
    const stopWaiting = clock.after(timeoutMs, () => end('no-answer'))

    function abandon(): void {
      over = true
      stopWaiting()
      line.release()
      live.delete(sid)
    }

    function end(status: FinalStatus): void {
      if (over) return
      abandon()
      store.changeCall(sid, { status, endedAt: clock.now() })
      events.ended(status)
    }

    const leg: Leg = { sid, isAnswered: () => answered, say: line.say, end }
    live.set(sid, { leg, abandon })
    return leg
  }

  return {
    ring,
    find: (sid) => live.get(sid)?.leg,
    clear() {
      for (const { abandon } of [...live.values()]) abandon()
    },
  }
}
