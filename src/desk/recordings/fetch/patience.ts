import type { Clock } from '../../../twilio/clock.ts'
import { isTooBusy, type Transport } from '../../../twilio/transport.ts'

/** Twilio says 429 for a second or two; a team that shares the account may keep it busy for longer. */
const pauseMs = { first: 1_000, growth: 2, longest: 60_000 }
const mostTries = 8

export interface Patience {
  readonly clock: Clock
  /** From 0 up to 1: several desks at once must not come back at the same moment. */
  random(): number
  readonly signal: AbortSignal
}

/** Asks again, after growing pauses, as long as the answer is "too many requests"; the last answer in the end. */
export async function untilNotBusy<Answer>(
  { clock, random, signal }: Patience,
  ask: () => Promise<Answer>,
  isBusy: (answer: Answer) => boolean,
): Promise<Answer> {
  let pause = pauseMs.first
  for (let tries = 1; ; tries += 1) {
    const answer = await ask()
    if (!isBusy(answer) || tries === mostTries || signal.aborted) return answer
    await sleep(clock, pause * (0.5 + random()), signal)
    if (signal.aborted) return answer
    pause = Math.min(pauseMs.longest, pause * pauseMs.growth)
  }
}

/** The same transport, patient. https://www.twilio.com/docs/api/errors/20429: nothing was done. */
export function patientTransport(patience: Patience, send: Transport): Transport {
  return (request) => untilNotBusy(patience, () => send(request), isTooBusy)
}

/** Ends at once when it is stopped. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      cancel()
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const cancel = clock.after(ms, wake)
    if (signal.aborted) wake()
    else signal.addEventListener('abort', wake)
  })
}
