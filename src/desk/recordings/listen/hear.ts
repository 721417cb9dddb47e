import type { PrivateKey } from '../access/private-keys.ts'
import type { Found } from '../choose/find.ts'
import { openSound } from '../fetch/run.ts'
import type { Shelf } from '../fetch/shelf.ts'
import { type Bytes, failed, type Outcome } from '../outcome.ts'
import type { OpenSession } from '../session.ts'
import { readWav } from './wav.ts'

/** Gets the sound in the plain from wherever it is. */
export type Hear = (
  found: Found,
  signal: AbortSignal,
  came: (bytes: number) => void,
) => Promise<Outcome<Bytes>>

/** Takes a sound from the folder that it was written to, else from Twilio; then it is kept only while it is heard. */
export function createHear(shelf: Shelf | undefined, open: OpenSession, keys: readonly PrivateKey[]): Hear {
  return async ({ name, recording: { sid, encryption } }, signal, came) => {
    // A folder that is gone is no reason not to ask Twilio.
    const kept = await shelf?.read(name).catch(() => undefined)
    if (kept && readWav(kept)?.isWhole) return { kind: 'done', data: kept }
    const session = open(signal)
    if (!session) return failed('refused')
    const got = await session.fetchSound({ accountSid: session.accountSid, sid, signal, came })
    return openSound(got, encryption, keys)
  }
}
