import { type Call, createCall, endCall, fetchCall, isFinal } from '../../../twilio/calls.ts'
import type { Failure, Transport } from '../../../twilio/transport.ts'
import { serialize } from '../../../twiml/document.ts'
import { say as sayTwiml, voiceResponse } from '../../../twiml/verbs/voice.ts'
import type { Device } from '../../recordings/device.ts'

/** While it rings somebody looks at the page. */
const followMs = 2_000

/** Said twice, so that whoever is late hears it once. */
const spoken = 'This is a test call of your survey. You can hang up.'

export type TestCall =
  | { readonly kind: 'placing' }
  /** Twilio said no: nobody is rung. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** The request left, and nothing usable came back: the phone may ring. */
  | { readonly kind: 'unsure' }
  | {
      readonly kind: 'known'
      readonly call: Call
      readonly isEnding: boolean
      /** Twilio did not take the wish to hang up. */
      readonly wasNotEnded: boolean
    }

/** One call to one phone: placed once, never again by itself, and followed until it is over. */
export interface TestCalls {
  /** Does nothing while one is being placed or goes on. */
  place(to: string, from: string): Promise<void>
  hangUp(): Promise<void>
  stop(): void
}

export function createTestCalls(
  { send, accountSid, clock }: { send: Transport; accountSid: string; clock: Device['clock'] },
  changed: (state: TestCall) => void,
): TestCalls {
  let state: TestCall | undefined
  let stopWaiting = () => {}
  let isStopped = false

  function become(next: TestCall): void {
    if (isStopped) return
    state = next
    changed(next)
  }

  function follow(sid: string): void {
    stopWaiting = clock.after(followMs, () => void look(sid))
  }

  async function look(sid: string): Promise<void> {
    const reply = await fetchCall(send, accountSid, sid)
    if (isStopped || state?.kind !== 'known' || isFinal(state.call.status)) return
    if (reply.kind === 'data') become({ ...state, call: reply.data })
    if (reply.kind !== 'data' || !isFinal(reply.data.status)) follow(sid)
  }

  return {
    async place(to, from) {
      if (state?.kind === 'placing' || (state?.kind === 'known' && !isFinal(state.call.status))) return
      become({ kind: 'placing' })
      const twiml = serialize(voiceResponse(sayTwiml(spoken, { loop: 2 })))
      const reply = await createCall(send, accountSid, { to, from, twiml })
      if (reply.kind === 'data') {
        become({ kind: 'known', call: reply.data, isEnding: false, wasNotEnded: false })
        if (!isFinal(reply.data.status)) follow(reply.data.sid)
      } else become(reply.kind === 'refused' ? { kind: 'refused', failure: reply } : { kind: 'unsure' })
    },
    async hangUp() {
      if (state?.kind !== 'known' || state.isEnding || isFinal(state.call.status)) return
      const { call } = state
      become({ kind: 'known', call, isEnding: true, wasNotEnded: false })
      const reply = await endCall(send, accountSid, call.sid, 'completed')
      if (state?.kind !== 'known' || isFinal(state.call.status)) return
      const isTaken = reply.kind === 'data'
      const latest = isTaken ? reply.data : state.call
      become({ kind: 'known', call: latest, isEnding: isTaken, wasNotEnded: !isTaken })
      if (isFinal(latest.status)) stopWaiting()
    },
    stop() {
      isStopped = true
      stopWaiting()
    },
  }
}
