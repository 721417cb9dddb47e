import { useEffect, useRef, useState } from 'preact/hooks'
import { say } from '../../words/say.ts'
import type { Found } from '../choose/find.ts'
import { megabytes } from '../choose/size.ts'
import type { Bytes, Outcome } from '../outcome.ts'
import { sayWhy } from '../say-why.ts'
import type { Hear } from './hear.ts'
import { NoteFields } from './note-fields.tsx'
import type { Note } from './notes.ts'
import { Player } from './player.tsx'

/** One recording to be heard, and what is said of it. Give it the recording's SID as key. */
export function ListenCard({
  found,
  hear,
  isSwapped,
  swap,
  note,
  setNote,
  close,
}: {
  readonly found: Found
  readonly hear: Hear
  readonly isSwapped: boolean
  readonly swap: (isSwapped: boolean) => void
  readonly note: Note
  readonly setNote: (note: Note) => void
  readonly close: () => void
}) {
  const { interview, call } = found.candidate
  const heading = useRef<HTMLHeadingElement>(null)
  // The list may be screens away from here.
  useEffect(() => heading.current?.focus(), [])
  const [outcome, setOutcome] = useState<Outcome<Bytes>>()
  const [came, setCame] = useState(0)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    setOutcome(undefined)
    void hear(found, stop.signal, setCame).then((next) => {
      if (!stop.signal.aborted) setOutcome(next)
    })
    return () => stop.abort()
  }, [tries])

  return (
    <section class="card">
      <div class="row">
        <h2 ref={heading} tabIndex={-1}>
          {say('listenTitle', {
            enumerator: interview.enumerator || say('notKnown'),
            case: interview.caseId,
          })}
        </h2>
        <button type="button" onClick={close}>
          {say('listenClose')}
        </button>
      </div>
      <p class="note">{say('listenCall', { sid: call.sid, key: interview.key })}</p>
      {outcome === undefined && <p role="status">{say('listenComing', { size: megabytes(came) })}</p>}
      {outcome?.kind === 'failed' && (
        <div class="box bad stack" role="alert">
          <p>{sayWhy(outcome.why, found)}</p>
          <button type="button" onClick={() => setTries(tries + 1)}>
            {say('tryAgain')}
          </button>
        </div>
      )}
      {outcome?.kind === 'done' && <Player bytes={outcome.data} isSwapped={isSwapped} swap={swap} />}
      <NoteFields note={note} setNote={setNote} />
    </section>
  )
}
