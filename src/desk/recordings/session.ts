import { type Credentials, createDirectTransport, type Transport } from '../../twilio/transport.ts'
import type { Device } from './device.ts'
import { patientTransport } from './fetch/patience.ts'
import { createFetchSound, type FetchSound } from './fetch/sound.ts'

/** One errand at Twilio, which waits while Twilio is busy and can be stopped. */
export interface Session {
  readonly accountSid: string
  readonly signal: AbortSignal
  readonly send: Transport
  readonly fetchSound: FetchSound
}

/** Opens one. Undefined until the credentials are there. */
export type OpenSession = (signal: AbortSignal) => Session | undefined

export function openSession(
  device: Pick<Device, 'fetch' | 'clock' | 'random'>,
  { accountSid, credentials }: { readonly accountSid: string; readonly credentials: Credentials },
  signal: AbortSignal,
): Session {
  const { fetch, clock, random } = device
  const send = patientTransport(
    { clock, random, signal },
    createDirectTransport({ fetch, clock, credentials }),
  )
  return { accountSid, signal, send, fetchSound: createFetchSound(device, credentials, send) }
}
