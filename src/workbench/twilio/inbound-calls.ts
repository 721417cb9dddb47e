import { type DialParts, performDial } from './dial.ts'
import { readDial } from './dial-order.ts'
import type { CallerLeg } from './legs.ts'
import type { PhoneNetwork } from './phone-network.ts'
import type { CallRecord, FinalStatus } from './records.ts'

/** The calls that phones make to the account's numbers. */
export interface InboundCalls {
  /** Answers whether there was a call: the number called is the account's, and the phone was idle. */
  call(from: string, to: string): boolean
  clear(): void
}

/** How long the network lets somebody ring whom nobody answers. */
const patienceMs = 30_000

export function createInboundCalls(parts: DialParts & { readonly phones: PhoneNetwork }): InboundCalls {
  const { clock, store, legs, phones, recorder, behaviour, account, newSid } = parts
  const stopRunning = new Map<string, () => void>()

  function createRecord(from: string, to: string): CallRecord {
    const now = clock.now()
    return {
      sid: newSid('CA'),
      parentSid: null,
      accountSid: account.sid,
      to,
      from,
      status: 'ringing',
      direction: 'inbound',
      createdAt: now,
      updatedAt: now,
      queueMs: 0,
      startedAt: null,
      answeredAt: null,
      endedAt: null,
      problem: null,
    }
  }

  /** Until somebody answers, the caller hears it ring; what the Dial comes to is what the call comes to. */
  function statusAfterDial(leg: CallerLeg): FinalStatus {
    if (leg.isAnswered()) return 'completed'
    const isBusy = store.now.calls().some((one) => one.parentSid === leg.sid && one.status === 'busy')
    return isBusy ? 'busy' : 'no-answer'
  }

  function handle(call: CallRecord, leg: CallerLeg): () => void {
    const { incomingCalls } = behaviour
    if (incomingCalls === 'unanswered') return clock.after(patienceMs, () => leg.end('no-answer'))
    // As `<Dial answerOnBridge="true">` does: without it the call would be in progress at once.
    const dial = { name: 'Dial', attributes: new Map(), children: [], text: incomingCalls.dial }
    return performDial(parts, call, readDial(dial), {
      bridged: leg.answer,
      done: () => leg.end(statusAfterDial(leg)),
    })
  }

  function over(sid: string): void {
    stopRunning.get(sid)?.()
    stopRunning.delete(sid)
    recorder.finishCall(sid)
  }

  return {
    call(from, to) {
      if (!account.twilioNumbers.includes(to) || !phones.isIdle(from)) return false
      const call = createRecord(from, to)
      store.saveCall(call)
      const leg = legs.take(call.sid, () => over(call.sid))
      const stop = handle(call, leg)
      // A Dial that rings nobody is over before it begins.
      if (legs.find(call.sid)) stopRunning.set(call.sid, stop)
      return true
    },
    clear() {
      for (const stop of [...stopRunning.values()]) stop()
      stopRunning.clear()
    },
  }
}
