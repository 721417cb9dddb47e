import type { DialParts } from './dial.ts'
import type { Leg } from './legs.ts'
import { runProgram } from './program.ts'
import { type CallRecord, isFinished, type RecordingRecord } from './records.ts'
import { readTwiml, type TwimlElement, TwimlError } from './twiml-reader.ts'

/** What a call does besides ringing somebody. */
export interface CallInstructions {
  readonly twiml: string
  /** How long the enumerator's phone rings. */
  readonly timeoutMs: number
  readonly timeLimitMs: number | null
  readonly record: {
    readonly channels: RecordingRecord['channels']
    readonly track: RecordingRecord['track']
  } | null
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

/** What Twilio says into a call whose document it cannot run. */
const failureSpeech = 'We are sorry, an application error has occurred. Goodbye.'

const nothing = (): void => undefined

export function createExchange(parts: DialParts): Exchange {
  const { clock, store, legs, recorder, behaviour } = parts
  const queued = new Map<string, () => void>()
  const stopRunning = new Map<string, () => void>()
  const nextTurn = new Map<string, number>()

  /** When the next call from this number may leave the queue; that turn is then taken. */
  function takeTurn(from: string): number {
    const at = Math.max(clock.now(), nextTurn.get(from) ?? 0)
    nextTurn.set(from, at + 1000 / behaviour.callsPerSecond)
    return at
  }

  function readDocument(sid: string, twiml: string): readonly TwimlElement[] {
    try {
      return readTwiml(twiml)
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error
      store.changeCall(sid, { problem: { code: error.code, message: error.message } })
      return [{ name: 'Say', attributes: new Map(), children: [], text: failureSpeech }]
    }
  }

  function connect(call: CallRecord, leg: Leg, { twiml, timeLimitMs, record }: CallInstructions): void {
    if (record) recorder.start({ callSid: call.sid, source: 'OutboundAPI', ...record })
    const stopLimit = timeLimitMs === null ? nothing : clock.after(timeLimitMs, () => leg.end('completed'))
    let stopProgram = nothing
    stopRunning.set(call.sid, () => {
      stopLimit()
      stopProgram()
    })
    stopProgram = runProgram(parts, call, readDocument(call.sid, twiml), {
      say: leg.say,
      finished: () => leg.end('completed'),
    })
  }

  function disconnect(sid: string): void {
    stopRunning.get(sid)?.()
    stopRunning.delete(sid)
    recorder.finishCall(sid)
  }

  function dialOut(sid: string, instructions: CallInstructions, waitedMs: number): void {
    queued.delete(sid)
    const call = store.changeCall(sid, { queueMs: waitedMs })
    if (!call) return
    const leg = legs.ring(sid, instructions.timeoutMs, {
      answered: () => connect(call, leg, instructions),
      ended: () => disconnect(sid),
    })
  }

  return {
    place(sid, instructions) {
      const call = store.now.call(sid)
      if (!call) return
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
      for (const stop of [...queued.values()]) stop()
      // The legs go first and silently, so that stopping the programs finds nobody left to hang up on.
      legs.clear()
      for (const stop of [...stopRunning.values()]) stop()
      queued.clear()
      stopRunning.clear()
      nextTurn.clear()
    },
  }
}
