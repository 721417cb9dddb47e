import { detectMachine, type MachineDetection } from '../phones/machine-detection.ts'
import type { PhoneNetwork } from '../phones/phone-network.ts'
import type { DocumentSource, Programs, VerbParts } from '../programs/stage.ts'
import { type CallRecord, isFinished, type RecordingRecord } from '../store/records.ts'
import type { CallSubscription } from './call-events.ts'
import type { Leg } from './legs.ts'
import type { RecordingCallback } from './recorder.ts'

/** What a call does besides ringing somebody. */
export interface CallInstructions {
  readonly source: DocumentSource
  /** How long the enumerator's phone rings. */
  readonly timeoutMs: number
  readonly timeLimitMs: number | null
  readonly record: {
    readonly channels: RecordingRecord['channels']
    readonly track: RecordingRecord['track']
    readonly callback: RecordingCallback | null
  } | null
  readonly subscription: CallSubscription | null
  /** Asked to find out who answers, Twilio runs the document only when it knows. */
  readonly machineDetection: MachineDetection | null
}

/** The telephone exchange: takes calls from the queue, rings the enumerator, runs the document, hangs up. */
export interface Exchange {
  /** Puts a call, queued in the store, in the line of its number. */
  place(sid: string, instructions: CallInstructions): void
  /**
   * Ends a leg by request. `canceled` leaves an answered leg alone, `completed` ends any.
   * https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
   */
  end(sid: string, as: 'completed' | 'canceled'): void
  clear(): void
}

export function createExchange(
  parts: VerbParts & { readonly programs: Programs; readonly phones: PhoneNetwork },
): Exchange {
  const { clock, store, legs, recorder, behaviour, callEvents, programs, phones } = parts
  const queued = new Map<string, () => void>()
  const limits = new Set<() => void>()
  const nextTurn = new Map<string, number>()

  /** When the next call from this number may leave the queue; that turn is then taken. */
  function takeTurn(from: string): number {
    const at = Math.max(clock.now(), nextTurn.get(from) ?? 0)
    nextTurn.set(from, at + 1000 / behaviour.callsPerSecond)
    return at
  }

  function limit(leg: Leg, ms: number): void {
    const stop = clock.after(ms, () => leg.end('completed'))
    limits.add(stop)
    leg.onEnd(() => {
      stop()
      limits.delete(stop)
    })
  }

  /** Listens who has answered, then runs the document, which is told. */
  function detect(call: CallRecord, leg: Leg, wanted: MachineDetection, source: DocumentSource): void {
    const stop = detectMachine(clock, wanted, phones.answererOf(call.to), (answeredBy, durationMs) => {
      limits.delete(stop)
      store.changeCall(call.sid, { answeredBy })
      const told = { AnsweredBy: answeredBy, MachineDetectionDuration: String(durationMs) }
      run(leg, source.kind === 'hook' ? { ...source, told } : source)
    })
    limits.add(stop)
    leg.onEnd(() => {
      stop()
      limits.delete(stop)
    })
  }

  function run(leg: Leg, source: DocumentSource): void {
    programs.start(leg, source, () => leg.end('completed'))
  }

  function connect(call: CallRecord, leg: Leg, instructions: CallInstructions): void {
    const { source, timeLimitMs, record, machineDetection } = instructions
    if (record) {
      const { channels, track, callback } = record
      const wanted = { callSid: call.sid, source: 'OutboundAPI' as const, channels, track }
      recorder.start(callback ? { ...wanted, callback } : wanted)
    }
    if (timeLimitMs !== null) limit(leg, timeLimitMs)
    if (machineDetection) detect(call, leg, machineDetection, source)
    else run(leg, source)
  }

  function dialOut(sid: string, instructions: CallInstructions, waitedMs: number): void {
    queued.delete(sid)
    const call = store.changeCall(sid, { queueMs: waitedMs })
    if (!call) return
    const leg = legs.ring(sid, instructions.timeoutMs, {
      answered: () => connect(call, leg, instructions),
      ended: () => recorder.finishCall(sid),
    })
  }

  return {
    place(sid, instructions) {
      const call = store.now.call(sid)
      if (!call) return
      if (instructions.subscription) callEvents.subscribe(sid, instructions.subscription)
      const waitMs = takeTurn(call.from) - clock.now()
      queued.set(
        sid,
        clock.after(waitMs, () => dialOut(sid, instructions, waitMs)),
      )
    },
    end(sid, as) {
      const call = store.now.call(sid)
      if (!call || isFinished(call)) return
      const leg = legs.find(sid)
      if (leg?.isAnswered()) {
        if (as === 'completed') leg.end('completed')
        return
      }
      if (leg) {
        leg.end('canceled')
        return
      }
      queued.get(sid)?.()
      queued.delete(sid)
      store.changeCall(sid, { status: 'canceled', endedAt: clock.now() })
    },
    clear() {
      for (const stop of [...queued.values(), ...limits]) stop()
      queued.clear()
      limits.clear()
      nextTurn.clear()
    },
  }
}
