import { say, type TextKey } from '../../words/say.ts'
import { type Note, type Verdict, verdicts } from './notes.ts'

const texts: Readonly<Record<Verdict, TextKey>> = {
  fine: 'verdictFine',
  unsure: 'verdictUnsure',
  problem: 'verdictProblem',
}

export function NoteFields({
  note,
  setNote,
}: {
  readonly note: Note
  readonly setNote: (note: Note) => void
}) {
  return (
    <div class="fields">
      <label>
        {say('noteVerdict')}
        <select
          value={note.verdict}
          onChange={({ currentTarget: { value } }) =>
            setNote({ ...note, verdict: verdicts.find((verdict) => verdict === value) ?? '' })
          }
        >
          <option value="">{say('verdictNone')}</option>
          {verdicts.map((verdict) => (
            <option key={verdict} value={verdict}>
              {say(texts[verdict])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('noteText')}
        <textarea
          rows={3}
          value={note.text}
          onInput={({ currentTarget }) => setNote({ ...note, text: currentTarget.value })}
        />
      </label>
    </div>
  )
}
