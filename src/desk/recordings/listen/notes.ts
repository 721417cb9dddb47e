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

/** A note stays with its recording, whatever else is looked for later. */
export interface Noted {
  readonly found: Found
  readonly note: Note
}

export function isSaid({ note: { verdict, text } }: Noted): boolean {
  return verdict !== '' || text.trim() !== ''
}

/** The recordings of which something is said, by the KEY of their interview, as a team joins it to its data. */
export function writeNotes(notes: Iterable<Noted>): string {
  const said = [...notes].filter(isSaid)
  const rows = said.map(({ found: { candidate, recording }, note }) => {
    const { interview, call } = candidate
    return [interview.key, interview.enumerator, call.sid, recording.sid, note.verdict, note.text.trim()]
  })
  return writeCsv(['KEY', 'enumerator', 'call_sid', 'recording_sid', 'verdict', 'notes'], rows)
}
