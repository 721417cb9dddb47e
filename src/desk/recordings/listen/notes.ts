import { writeCsv } from '../../page/write-csv.ts'
import type { Found } from '../choose/find.ts'

export const verdicts = ['fine', 'unsure', 'problem'] as const
export type Verdict = (typeof verdicts)[number]

/** What the supervisor says of a recording. '' until they do. */
export interface Note {
  readonly verdict: Verdict | ''
  readonly text: string
}

export const noNote: Note = { verdict: '', text: '' }

/** The recordings of which something is said, by the KEY of their interview, as a team joins it to its data. */
export function writeNotes(found: readonly Found[], notes: ReadonlyMap<string, Note>): string {
  const rows = found.flatMap(({ candidate: { interview, call }, recording: { sid } }) => {
    const note = notes.get(sid)
    if (!note || (note.verdict === '' && note.text.trim() === '')) return []
    return [[interview.key, interview.enumerator, call.sid, sid, note.verdict, note.text.trim()]]
  })
  return writeCsv(['KEY', 'enumerator', 'call_sid', 'recording_sid', 'verdict', 'notes'], rows)
}
