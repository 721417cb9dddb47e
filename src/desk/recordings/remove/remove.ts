import { deleteAccountRecording, fetchEvenDeleted } from '../../../twilio/account-recordings.ts'
import type { Reply, Transport } from '../../../twilio/transport.ts'
import type { Found } from '../choose/find.ts'
import { type Patience, sleep } from '../fetch/patience.ts'
import { someAtOnce } from '../fetch/some-at-once.ts'

/** Twilio may take a moment until what it deleted is gone from what it answers. */
const looks = { most: 6, firstPauseMs: 1_000, growth: 2 }

/** Not before it is completed. https://www.twilio.com/docs/api/errors/20009 */
const notCompletedCode = 20009

/** How far one deletion has come; it is `gone` only when Twilio's own answer to a GET says so. */
export type Removal =
  | { readonly kind: 'asking' | 'waiting' }
  | { readonly kind: 'gone'; readonly proof: Proof }
  | { readonly kind: 'failed'; readonly why: RemovalWhy }

export type RemovalWhy = 'mayNot' | 'notCompleted' | 'noAnswer' | 'stillThere' | 'said'

export interface Proof {
  /** Times in milliseconds since 1970, by this computer's clock. */
  readonly askedAt: number
  readonly seenGoneAt: number
  /** HTTP's, of the GET: 404, or 200 with the recording's status `deleted`. */
  readonly httpStatus: number
}

/** What became of one, whatever else is looked for later. */
export interface Removed {
  readonly accountSid: string
  readonly found: Found
  readonly removal: Removal
}

export interface RemoveSettings {
  readonly send: Transport
  readonly accountSid: string
  readonly patience: Patience
  readonly changed: (found: Found, removal: Removal) => void
}

/** Deletes these recordings and nothing else, one after the other, until it is stopped. */
export function removeAll(jobs: readonly Found[], settings: RemoveSettings): Promise<void> {
  const { patience, changed } = settings
  return someAtOnce(jobs, 1, patience.signal, async (found) => {
    changed(found, { kind: 'asking' })
    changed(found, await removeOne(found, settings))
  })
}

async function removeOne(found: Found, settings: RemoveSettings): Promise<Removal> {
  const { send, accountSid, patience, changed } = settings
  const { sid } = found.recording
  const askedAt = patience.clock.now()
  const reply = await deleteAccountRecording(send, accountSid, sid)
  const isGoneBefore = reply.kind === 'refused' && reply.status === 404
  if (reply.kind === 'refused' && !isGoneBefore) return { kind: 'failed', why: whyRefused(reply) }
  changed(found, { kind: 'waiting' })
  const seen = await lookUntilGone(settings, sid)
  if (seen.httpStatus !== undefined) {
    return { kind: 'gone', proof: { askedAt, seenGoneAt: patience.clock.now(), httpStatus: seen.httpStatus } }
  }
  return { kind: 'failed', why: seen.answered ? 'stillThere' : 'noAnswer' }
}

/** A stopped run still looks once at what it has asked to delete: that cannot be taken back. */
async function lookUntilGone(
  { send, accountSid, patience: { clock, signal } }: RemoveSettings,
  sid: string,
): Promise<{ readonly httpStatus?: number; readonly answered: boolean }> {
  let pause = looks.firstPauseMs
  let answered = false
  for (let look = 1; look <= looks.most; look += 1) {
    const reply = await fetchEvenDeleted(send, accountSid, sid)
    if (reply.kind === 'refused' && reply.status === 404) return { httpStatus: 404, answered: true }
    if (reply.kind === 'data') {
      if (reply.data.status === 'deleted') return { httpStatus: 200, answered: true }
      answered = true
    }
    if (signal.aborted || look === looks.most) break
    await sleep(clock, pause, signal)
    pause *= looks.growth
  }
  return { answered }
}

function whyRefused(reply: Extract<Reply<unknown>, { kind: 'refused' }>): RemovalWhy {
  if (reply.status === 401 || reply.status === 403) return 'mayNot'
  return reply.code === notCompletedCode ? 'notCompleted' : 'said'
}
