import type { Encryption } from '../../../twilio/account-recordings.ts'
import { decryptSound } from '../access/decrypt.ts'
import type { PrivateKey } from '../access/private-keys.ts'
import type { Found } from '../choose/find.ts'
import { factsOf, type SoundFacts } from '../listen/levels.ts'
import { isWavFile, readWav } from '../listen/wav.ts'
import { type Bytes, done, type Failed, failed, type Outcome } from '../outcome.ts'
import { type Indexed, indexName, writeIndex } from './index-file.ts'
import type { Shelf } from './shelf.ts'
import { someAtOnce } from './some-at-once.ts'

const atOnce = 3

/** Bytes. */
const toldEvery = 500_000

/** How far one recording has come. `there` was in the folder before. */
export type Progress =
  | { readonly kind: 'fetching'; readonly bytes: number }
  | { readonly kind: 'there' | 'written'; readonly facts: SoundFacts | undefined }
  | Failed

export interface RunSettings {
  readonly shelf: Shelf
  readonly keys: readonly PrivateKey[]
  readonly signal: AbortSignal
  /** The sound as Twilio has it, from wherever it comes. */
  readonly get: (found: Found, came: (bytes: number) => void) => Promise<Outcome<Bytes>>
  readonly changed: (found: Found, progress: Progress) => void
}

/**
 * Gets, opens and writes the sounds, three at once, and the index in the end. What is there whole is not got again. Ends
 * early where the browser keeps sounds from the page, since it would keep all of them.
 * @returns how the index fared: a sound that is not there has said so already
 */
export async function runThrough(
  jobs: readonly Found[],
  settings: RunSettings,
): Promise<Outcome<readonly Indexed[]>> {
  const { shelf, changed } = settings
  const indexed: Indexed[] = []
  const blocked = new AbortController()
  const signal = AbortSignal.any([settings.signal, blocked.signal])
  await someAtOnce(jobs, atOnce, signal, async (found) => {
    const progress = await runOne(found, settings)
    if (progress.kind === 'failed' && progress.why === 'keptFromPage') blocked.abort()
    if (progress.kind === 'there' || progress.kind === 'written')
      indexed.push({ found, facts: progress.facts })
    changed(found, progress)
  })
  try {
    if (indexed.length > 0) {
      const before = await shelf.read(indexName)
      await shelf.write(indexName, writeIndex(indexed, before && new TextDecoder().decode(before)))
    }
    return done(indexed)
  } catch {
    // The folder was taken away, or its disk is full: the sounds that were written are there.
    return failed('notWritten')
  } finally {
    const lost = await shelf.close()
    for (const { found } of indexed) if (lost.has(found.name)) changed(found, failed('notWritten'))
  }
}

async function runOne(found: Found, { shelf, keys, get, changed }: RunSettings): Promise<Progress> {
  const { name, recording } = found
  if (recording.status !== 'completed') return failed(isPassing(recording.status) ? 'notReady' : 'gone')
  try {
    const kept = await shelf.read(name)
    const wav = kept && readWav(kept)
    if (wav?.isWhole && isAsLong(wav.samples.length / wav.channels / wav.rate, recording.seconds)) {
      return { kind: 'there', facts: factsOf(wav) }
    }
    changed(found, { kind: 'fetching', bytes: 0 })
    const got = await get(
      found,
      everySoOften((bytes) => changed(found, { kind: 'fetching', bytes })),
    )
    const plain = await openSound(got, recording.encryption, keys)
    if (plain.kind === 'failed') return plain
    await shelf.write(name, plain.data)
    const written = readWav(plain.data)
    return { kind: 'written', facts: written && factsOf(written) }
  } catch {
    // Only the folder throws: it was taken away, may not be written, or its disk is full.
    return failed('notWritten')
  }
}

/** The sound in the plain, and nothing that is none: not a login page, not another's key. */
export async function openSound(
  got: Outcome<Bytes>,
  encryption: Encryption | 'incomplete' | undefined,
  keys: readonly PrivateKey[],
): Promise<Outcome<Bytes>> {
  if (got.kind === 'failed') return got
  // A sound that was opened before, in a folder that is taken in, is taken as it is.
  if (isWavFile(got.data)) return got
  if (encryption === undefined) return failed('notSound')
  const opened = await decryptSound(got.data, encryption, keys)
  return opened.kind === 'done' && !isWavFile(opened.data) ? failed('notSound') : opened
}

/** A sound comes in hundreds of parts; not each of them is worth drawing the page for. */
function everySoOften(tell: (bytes: number) => void): (bytes: number) => void {
  let told = 0
  return (bytes) => {
    if (bytes - told < toldEvery) return
    told = bytes
    tell(bytes)
  }
}

/** Twilio rounds to whole seconds. */
function isAsLong(seconds: number, said: number | undefined): boolean {
  return said === undefined || Math.abs(seconds - said) <= 1
}

function isPassing(status: Found['recording']['status']): boolean {
  return status !== 'absent' && status !== 'deleted'
}
