import type { Clock } from '../../twilio/clock.ts'
import type { Behaviour } from './behaviour.ts'
import type { IncomingCall, PhoneLine, PhoneNetwork } from './phone-network.ts'
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

/** The leg of somebody who calls Twilio: it rings until Twilio answers. */
export interface CallerLeg extends Leg {
  answer(): void
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
  /** Takes the line of the phone that makes a call in the store; the phone must be idle. */
  take(sid: string, ended: (status: FinalStatus) => void): CallerLeg
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

  /** Holds the line of a leg until it ends. */
  function hold(sid: string, line: PhoneLine, ended: LegEvents['ended']): CallerLeg {
    let answered = false

    function abandon(): void {
      live.delete(sid)
      line.release()
    }

    const leg: CallerLeg = {
      sid,
      isAnswered: () => answered,
      say: line.say,
      answer() {
        answered = true
        store.changeCall(sid, { status: 'in-progress', answeredAt: clock.now() })
      },
      end(status) {
        if (!live.has(sid)) return
        abandon()
        store.changeCall(sid, { status, endedAt: clock.now() })
        ended(status)
      },
    }
    live.set(sid, { leg, abandon })
    return leg
  }

  return {
    ring(sid, timeoutMs, events) {
      const call = store.changeCall(sid, { status: 'ringing', startedAt: clock.now() })
      const line = phones.ring(call?.to ?? '', {
        callSid: sid,
        callerId: call?.from ?? '',
        answered() {
          stopWaiting()
          leg.answer()
          events.answered()
        },
        ended: (how) => leg.end(statusAfter(how)),
      })
      const stopWaiting = clock.after(timeoutMs, () => leg.end('no-answer'))
      const release = (): void => {
        stopWaiting()
        line.release()
      }
      const leg = hold(sid, { ...line, release }, events.ended)
      return leg
    },
    take(sid, ended) {
      const call = store.changeCall(sid, { status: 'ringing', startedAt: clock.now() })
      const line = phones.dial(call?.from ?? '', {
        callSid: sid,
        dialled: call?.to ?? '',
        // A caller's giving up has no status of its own: `canceled` is for calls ended by request.
        hungUp: () => leg.end(leg.isAnswered() ? 'completed' : 'no-answer'),
      })
      const leg = hold(sid, line, ended)
      const answer = (): void => {
        leg.answer()
        line.pickUp()
      }
      return { ...leg, answer }
    },
    find: (sid) => live.get(sid)?.leg,
    clear() {
      for (const { abandon } of [...live.values()]) abandon()
    },
  }
}
