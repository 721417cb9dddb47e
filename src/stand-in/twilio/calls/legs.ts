import type { Clock } from '../../../twilio/clock.ts'
import type { Behaviour } from '../behaviour.ts'
import type { IncomingCall, PhoneLine } from '../phones/lines.ts'
import type { PhoneNetwork } from '../phones/phone-network.ts'
import type { PhoneInput } from '../phones/phones.ts'
import type { FinalStatus } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { CallEvents } from './call-events.ts'

/** The line between Twilio and one phone, from the first ring to the end. */
export interface Leg extends Omit<PhoneLine, 'release'> {
  readonly sid: string
  isAnswered(): boolean
  /** Twilio answers whoever calls; does nothing where the leg is answered or is not Twilio's to answer. */
  pickUp(): void
  /** Called with each key and each word from this end; answers how to stop listening. */
  listen(ear: (input: PhoneInput) => void): () => void
  /** Called once when the leg ends, its status already final; answers how to take that back. */
  onEnd(listener: () => void): () => void
  /** Ends it with this status; does nothing where it has ended. */
  end(status: FinalStatus): void
}

/** What becomes of a leg. Nothing is called before `ring` has returned. */
export interface LegEvents {
  answered(): void
  ended(status: FinalStatus): void
}

/** A leg at whose end is no phone, but a document of the account. */
export interface InnerLeg extends Leg {
  /** Somebody at the other end says something or presses a key. */
  take(input: PhoneInput): void
}

/** The legs that are not over yet. */
export interface Legs {
  /** Rings the phone of a call in the store, for at most `timeoutMs`. */
  ring(sid: string, timeoutMs: number, events: LegEvents): Leg
  /** Takes the line of the phone that makes a call in the store; the phone must be idle. */
  take(sid: string, phone: string, ended: (status: FinalStatus) => void): Leg
  /** Joins a call in the store with a line that is no phone's; it rings until it is picked up. */
  join(sid: string, line: PhoneLine, events: LegEvents): InnerLeg
  find(sid: string): Leg | undefined
  /** Ends all, without a word to anybody. */
  clear(): void
}

const nothing = (): void => undefined

function statusAfter(how: Parameters<IncomingCall['ended']>[0], declined: FinalStatus): FinalStatus {
  if (how === 'declined') return declined
  if (how === 'unreachable') return 'failed'
  return how === 'busy' ? 'busy' : 'completed'
}

export function createLegs(parts: {
  clock: Clock
  store: Store
  phones: PhoneNetwork
  behaviour: Behaviour
  callEvents: CallEvents
}): Legs {
  const { clock, store, phones, behaviour, callEvents } = parts
  const live = new Map<string, { leg: Leg; abandon: () => void }>()

  /** Holds the line of a leg until it ends. */
  function hold(sid: string, line: PhoneLine, ended: LegEvents['ended']): InnerLeg & { answer(): void } {
    const ears = new Set<(input: PhoneInput) => void>()
    const endings = new Set<() => void>()
    let answered = false

    function abandon(): void {
      live.delete(sid)
      ears.clear()
      line.release()
    }

    const leg = {
      ...line,
      sid,
      isAnswered: () => answered,
      answer() {
        answered = true
        store.changeCall(sid, { status: 'in-progress', answeredAt: clock.now() })
        callEvents.report(sid, 'answered')
      },
      pickUp: nothing,
      take(input: PhoneInput) {
        for (const ear of [...ears]) ear(input)
      },
      listen(ear: (input: PhoneInput) => void) {
        ears.add(ear)
        return () => ears.delete(ear)
      },
      onEnd(listener: () => void) {
        endings.add(listener)
        return () => endings.delete(listener)
      },
      end(status: FinalStatus) {
        if (!live.has(sid)) return
        abandon()
        store.changeCall(sid, { status, endedAt: clock.now() })
        callEvents.report(sid, 'completed')
        for (const listener of [...endings]) listener()
        ended(status)
      },
    }
    live.set(sid, { leg, abandon })
    return leg
  }

  function begin(sid: string): ReturnType<Store['changeCall']> {
    callEvents.report(sid, 'initiated')
    const call = store.changeCall(sid, { status: 'ringing', startedAt: clock.now() })
    callEvents.report(sid, 'ringing')
    return call
  }

  return {
    ring(sid, timeoutMs, events) {
      const call = begin(sid)
      const line = phones.ring(call?.to ?? '', {
        callSid: sid,
        callerId: call?.from ?? '',
        answered() {
          stopWaiting()
          leg.answer()
          events.answered()
        },
        ended: (how) => leg.end(statusAfter(how, behaviour.declinedLegStatus)),
        took: (input) => leg.take(input),
      })
      const stopWaiting = clock.after(timeoutMs, () => leg.end('no-answer'))
      const release = (): void => {
        stopWaiting()
        line.release()
      }
      const leg = hold(sid, { ...line, release }, events.ended)
      return leg
    },
    take(sid, phone, ended) {
      const call = begin(sid)
      const line = phones.dial(phone, {
        callSid: sid,
        dialled: call?.to ?? '',
        // A caller's giving up has no status of its own: `canceled` is for calls ended by request.
        hungUp: () => leg.end(leg.isAnswered() ? 'completed' : 'no-answer'),
        took: (input) => leg.take(input),
      })
      const leg = hold(sid, line, ended)
      leg.pickUp = () => {
        if (leg.isAnswered()) return
        leg.answer()
        line.pickUp()
      }
      return leg
    },
    join(sid, line, events) {
      begin(sid)
      const leg = hold(sid, line, events.ended)
      leg.pickUp = () => {
        if (leg.isAnswered()) return
        leg.answer()
        events.answered()
      }
      return leg
    },
    find: (sid) => live.get(sid)?.leg,
    clear() {
      for (const { abandon } of [...live.values()]) abandon()
    },
  }
}
