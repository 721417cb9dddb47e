import { warmUp } from '../../twilio/calls.ts'
import { withTimeout } from '../../twilio/transport.ts'
import type { Account, Device } from '../world.ts'
import { type Line, listLineCalls } from './enumerator-calls.ts'

/** A browser keeps a preflight's reply for 5 s when Twilio names no time. */
const preflightKeptMs = 4_000
/** The field is drawn first; then there is time for this. */
const afterDrawingMs = 50
/** A tap waits this long for the newest call, if the field was opened only just now. */
const longestWaitMs = 1_500

export interface OpenedLine {
  /** Renews the preflight's reply, for when the finger goes down. */
  touch(): void
  /** SID of the newest call known before this moment; '' for none; undefined where Twilio did not say. */
  newestCall(): Promise<string | undefined>
  /** A call that Twilio has just told of. */
  remember(sid: string): void
  stop(): void
}

/**
 * Prepares for a call when the field opens: the connection and the preflight's reply, so that a tap reaches
 * Twilio sooner, and the newest call of the line, so that a lost one can be told from older ones
 * without trusting the device's clock. Nothing of it changes anything at Twilio, and no failure matters.
 */
export function openLine(
  { send, accountSid, clock }: Account & Pick<Device, 'clock'>,
  line: Line,
): OpenedLine {
  let newest: string | undefined
  let touchedAt = Number.NEGATIVE_INFINITY

  function touch(): void {
    if (clock.now() - touchedAt < preflightKeptMs) return
    touchedAt = clock.now()
    void warmUp(send, accountSid)
  }

  async function learnNewest(): Promise<void> {
    const reply = await listLineCalls({ send, accountSid }, line, 1)
    if (reply.kind === 'data' && newest === undefined) newest = reply.data[0]?.sid ?? ''
  }

  let stop = () => {}
  const learning = new Promise<void>((resolve) => {
    stop = clock.after(afterDrawingMs, () => {
      touch()
      void learnNewest().then(resolve)
    })
  })
  return {
    touch,
    async newestCall() {
      await withTimeout(clock, longestWaitMs, () => learning)
      return newest
    },
    remember(sid) {
      newest = sid
    },
    stop: () => stop(),
  }
}
