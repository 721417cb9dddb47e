import { warmUp } from '../../twilio/calls.ts'
import { isNoConnection, withTimeout } from '../../twilio/transport.ts'
import { backOffMs, repeat } from '../once/repeat.ts'
import type { Account, Device } from '../world.ts'
import { type Line, listLineCalls } from './enumerator-calls.ts'

/**
 * A browser keeps a preflight's reply for 5 s where Twilio names no time. A request that leaves earlier goes by
 * what is kept and renews nothing.
 */
const preflightKeptMs = 5_100
/** Servers often close a connection that was idle for a minute; Chromium does after five. */
const connectionKeptMs = 45_000
/** The field is drawn first; then there is time for this. */
const afterDrawingMs = 50
/** So long after the field was opened or touched a call is likely. Then the line is left alone, since data costs. */
const keptWarmMs = 2 * 60_000
const longestPauseMs = 60_000
/** A tap waits this long for the newest call, if the field was opened only just now. */
const longestWaitMs = 1_500

export interface OpenedLine {
  /** A call has become likelier: keeps the line warm from now on, for a while. */
  touch(): void
  /** SID of the newest call known before this moment; '' for none; undefined where Twilio did not say. */
  newestCall(): Promise<string | undefined>
  /** A call that Twilio has just told of. */
  remember(sid: string): void
  stop(): void
}

export interface LineUse {
  /** Whether requests need a preflight whose reply the browser keeps; else only the connection is kept open. */
  keepsPreflights: boolean
  /** Whether a tap would place a call. */
  mayCall(): boolean
}

/**
 * Prepares for a call while the field is open: the connection and the preflight's reply, so that a tap reaches
 * Twilio sooner, and the newest call of the line, so that a lost one can be told from older ones
 * without trusting the device's clock. Nothing of it changes anything at Twilio, and no failure matters.
 */
export function openLine(world: Account & Device, line: Line, use: LineUse): OpenedLine {
  const { send, accountSid, clock, page, random } = world
  const keptMs = use.keepsPreflights ? preflightKeptMs : connectionKeptMs
  let newest: string | undefined
  let repliedAt = Number.NEGATIVE_INFINITY
  let warmUntil = clock.now() + keptWarmMs
  let failures = 0

  async function keepWarm(): Promise<number | undefined> {
    if (!use.mayCall() || clock.now() >= warmUntil) return undefined
    const leftMs = keptMs - Math.abs(clock.now() - repliedAt)
    if (leftMs > 0) return leftMs
    const reply = await warmUp(send, accountSid)
    if (!isNoConnection(reply)) repliedAt = clock.now()
    failures = reply.kind === 'data' ? 0 : failures + 1
    return failures > 0 ? Math.max(keptMs, backOffMs(failures, longestPauseMs, random)) : keptMs
  }

  function touch(): void {
    warmUntil = clock.now() + keptWarmMs
    void warming.now()
  }

  async function learnNewest(): Promise<void> {
    const reply = await listLineCalls({ send, accountSid }, line, 1)
    if (reply.kind === 'data' && newest === undefined) newest = reply.data[0]?.sid ?? ''
  }

  // Before the repeating one, which on return goes by what this has set.
  const stopWatching = page.onChange(() => {
    if (!page.isHidden() && !page.isOffline()) touch()
  })
  const warming = repeat(world, afterDrawingMs, keepWarm)
  let stopLearning = () => {}
  const learning = new Promise<void>((resolve) => {
    stopLearning = clock.after(afterDrawingMs, () => void learnNewest().then(resolve))
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
    stop() {
      stopWatching()
      warming.stop()
      stopLearning()
    },
  }
}
