import type { Found } from '../choose/find.ts'
import { type Bytes, done, failed, type Outcome } from '../outcome.ts'
import { recordingSidIn } from './names.ts'

/** The files of a folder by the recording that each says to be of. */
export function soundFiles(files: Iterable<File>): ReadonlyMap<string, File> {
  const found = new Map<string, File>()
  for (const file of files) {
    const sid = recordingSidIn(file.name)
    if (sid) found.set(sid, file)
  }
  return found
}

/** Gets a sound from the folder, in place of Twilio. */
export async function readTakenIn(
  files: ReadonlyMap<string, File>,
  { recording }: Found,
): Promise<Outcome<Bytes>> {
  const file = files.get(recording.sid)
  if (!file) return failed('notInFolder')
  try {
    return done(new Uint8Array(await file.arrayBuffer()))
  } catch {
    // It was there when the folder was taken in, and is gone or locked now.
    return failed('notInFolder')
  }
}
