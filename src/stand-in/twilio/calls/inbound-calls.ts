import type { PhoneNetwork } from '../phones/phone-network.ts'
import type { DocumentSource, ProgramEnd, Programs, VerbParts } from '../programs/stage.ts'
import type { CallRecord, FinalStatus } from '../store/records.ts'
import { verbOf } from '../webhooks/documents.ts'
import { callStatusHook, voiceHook, voiceSettingsOf } from '../webhooks/hooks.ts'
import type { Leg } from './legs.ts'

/** The calls that phones make to the account's numbers. */
export interface InboundCalls {
  /**
   * Answers whether there was a call: the number called is the account's, and the phone was idle. `callerId` is
   * what is shown as its number, where that is withheld.
   */
  call(phone: string, to: string, callerId?: string): boolean
  clear(): void
}

/** How long the network lets somebody ring whom nobody answers. */
const patienceMs = 30_000

export function createInboundCalls(
  parts: VerbParts & { readonly phones: PhoneNetwork; readonly programs: Programs },
): InboundCalls {
  const { clock, store, legs, phones, recorder, behaviour, account, newSid, callEvents, programs } = parts
  const waiting = new Set<() => void>()

  function wait(leg: Leg): () => void {
    const stop = clock.after(patienceMs, () => leg.end('no-answer'))
    leg.onEnd(() => {
      stop()
      waiting.delete(stop)
    })
    return stop
  }

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
  function statusAfterDial({ sid }: Leg): FinalStatus {
    const dialled = store.now.calls().filter((one) => one.parentSid === sid)
    if (dialled.length === 0) return 'completed'
    return dialled.some((one) => one.status === 'busy') ? 'busy' : 'no-answer'
  }

  function endAfter(leg: Leg, how: ProgramEnd): void {
    if (leg.isAnswered()) leg.end('completed')
    else if (how === 'rejected-busy') leg.end('busy')
    else if (how === 'rejected') leg.end('no-answer')
    else {
      const status = statusAfterDial(leg)
      // A document that neither dials nor rejects has taken the call.
      if (status === 'completed') leg.pickUp()
      leg.end(status)
    }
  }

  function findSource(to: string): DocumentSource | undefined {
    const hook = voiceHook(voiceSettingsOf(behaviour, to))
    if (hook) return { kind: 'hook', hook }
    const { incomingCalls } = behaviour
    if (incomingCalls === 'unanswered') return undefined
    return { kind: 'verbs', verbs: [verbOf('Dial', incomingCalls.dial, { answerOnBridge: 'true' })] }
  }

  return {
    call(phone, to, callerId = phone) {
      if (!account.twilioNumbers.includes(to) || !phones.isIdle(phone)) return false
      const call = createRecord(callerId, to)
      store.saveCall(call)
      const told = callStatusHook(voiceSettingsOf(behaviour, to))
      if (told) callEvents.subscribe(call.sid, { hook: told, events: new Set(['completed']) })
      const leg = legs.take(call.sid, phone, () => recorder.finishCall(call.sid))
      const source = findSource(to)
      if (source) programs.start(leg, source, (how) => endAfter(leg, how))
      else waiting.add(wait(leg))
      return true
    },
    clear() {
      for (const stop of [...waiting]) stop()
      waiting.clear()
    },
  }
}
