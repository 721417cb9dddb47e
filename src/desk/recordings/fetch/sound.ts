import { fetchEvenDeleted, soundPath } from '../../../twilio/account-recordings.ts'
import {
  basicAuthorization,
  type Credentials,
  type Transport,
  twilioOrigin,
} from '../../../twilio/transport.ts'
import type { Device } from '../device.ts'
import { type Bytes, done, failed, type Outcome, type Why } from '../outcome.ts'
import { untilNotBusy } from './patience.ts'

/** A sound of 19 MB may take minutes on a slow line: it is given up when nothing has come for so long. */
const silenceMs = 30_000

export interface SoundRequest {
  readonly accountSid: string
  readonly sid: string
  readonly signal: AbortSignal
  /** Told how many bytes have come so far. */
  readonly came?: (bytes: number) => void
}

/** Fetches a recording's sound as Twilio has it: sealed, if it is encrypted. Never rejects. */
export type FetchSound = (request: SoundRequest) => Promise<Outcome<Bytes>>

/** @param send asks for JSON with the same credentials, which tells a line that is down from a browser that forbids */
export function createFetchSound(
  device: Pick<Device, 'fetch' | 'clock' | 'random'>,
  credentials: Credentials,
  send: Transport,
): FetchSound {
  return async (request) => {
    const { accountSid, sid, signal } = request
    const ask = () => fetchOnce(device, credentials, request)
    const patient = () =>
      untilNotBusy(
        { ...device, signal },
        ask,
        (outcome) => outcome.kind === 'failed' && outcome.why === 'busy',
      )
    const outcome = await patient()
    if (outcome.kind === 'done' || outcome.why !== 'offline' || signal.aborted) return outcome
    // A page is told the same of a cable that is out and of an answer that it may not read.
    const reply = await fetchEvenDeleted(send, accountSid, sid)
    if (reply.kind !== 'data' || signal.aborted) return outcome
    const again = await patient()
    return again.kind === 'failed' && again.why === 'offline' ? failed('keptFromPage') : again
  }
}

async function fetchOnce(
  { fetch, clock }: Pick<Device, 'fetch' | 'clock'>,
  credentials: Credentials,
  { accountSid, sid, signal, came = () => {} }: SoundRequest,
): Promise<Outcome<Bytes>> {
  if (signal.aborted) return failed('stopped')
  const own = new AbortController()
  const stop = () => own.abort()
  signal.addEventListener('abort', stop)
  const watch = createWatch(clock, stop)
  let hasBegun = false
  try {
    const response = await fetch(twilioOrigin + soundPath(accountSid, sid), {
      headers: { Authorization: basicAuthorization(credentials) },
      credentials: 'omit',
      // What respondents said is not left behind in the browser's cache.
      cache: 'no-store',
      signal: own.signal,
    })
    hasBegun = true
    const why = whyNot(response.status)
    if (why) return failed(why)
    return done(await readBody(response, watch.wound, came))
  } catch {
    // fetch says no more than that it failed; what it was follows from how far it came.
    if (signal.aborted) return failed('stopped')
    if (watch.isOver()) return failed('timeout')
    return failed(hasBegun ? 'cut' : 'offline')
  } finally {
    watch.stop()
    own.abort()
    signal.removeEventListener('abort', stop)
  }
}

function whyNot(status: number): Why | undefined {
  if (status === 429) return 'busy'
  if (status === 401 || status === 403) return 'refused'
  if (status === 404 || status === 410) return 'gone'
  return status >= 200 && status < 300 ? undefined : 'server'
}

async function readBody(
  response: Response,
  wound: () => void,
  came: (bytes: number) => void,
): Promise<Bytes> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    wound()
    parts.push(part.value)
    length += part.value.length
    came(length)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Runs out after a time in which it was not wound up. */
function createWatch(clock: Device['clock'], ranOut: () => void) {
  let over = false
  let stop = () => {}
  const wound = () => {
    stop()
    stop = clock.after(silenceMs, () => {
      over = true
      ranOut()
    })
  }
  wound()
  return { wound, isOver: () => over, stop: () => stop() }
}
