import { useState } from 'preact/hooks'
import { say } from '../words/say.ts'
import type { Found } from './choose/find.ts'
import { megabytes } from './choose/size.ts'
import type { Progress } from './fetch/run.ts'
import { clockLength } from './listen/clock-length.ts'
import type { Removal, Removed } from './remove/remove.ts'
import { sayWhy } from './say-why.ts'

const rowsAtOnce = 100

/** Every recording that was found, and how it stands. */
export function ListCard({
  found,
  timeZone,
  progress,
  removals,
  isSwapped,
  play,
  noteCount,
  saveNotes,
}: {
  readonly found: readonly Found[]
  readonly timeZone: string | undefined
  readonly progress: ReadonlyMap<string, Progress>
  readonly removals: ReadonlyMap<string, Removed>
  readonly isSwapped: boolean
  readonly play: (found: Found) => void
  readonly noteCount: number
  readonly saveNotes: () => void
}) {
  const [most, setMost] = useState(rowsAtOnce)
  const heads = ['listEnumerator', 'listCase', 'listStarted', 'listLength', 'listState', 'listPlay'] as const
  return (
    <section class="card">
      <h2>{say('listTitle')}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" class={head === 'listLength' ? 'number' : undefined}>
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((one) => {
              const { interview, call } = one.candidate
              const { sid, seconds } = one.recording
              return (
                <tr key={sid}>
                  <td>{interview.enumerator || say('noName')}</td>
                  <td>{interview.caseId}</td>
                  <td>{sayTime(call.startedAt ?? one.recording.startedAt, timeZone)}</td>
                  <td class="number">{seconds === undefined ? say('notKnown') : clockLength(seconds)}</td>
                  <td>{sayState(one, progress.get(sid), removals.get(sid)?.removal, isSwapped)}</td>
                  <td>
                    <button
                      type="button"
                      aria-label={say('listPlayOne', { sid: call.sid })}
                      onClick={() => play(one)}
                    >
                      {say('listPlay')}
                    </button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {found.length > most && (
        <button type="button" onClick={() => setMost(most + rowsAtOnce)}>
          {say('listMore', { count: found.length - most })}
        </button>
      )}
      <p class="note">{say('noteKept')}</p>
      <button type="button" disabled={noteCount === 0} onClick={saveNotes}>
        {say('noteSave', { count: noteCount })}
      </button>
    </section>
  )
}

function sayState(
  found: Found,
  progress: Progress | undefined,
  removal: Removal | undefined,
  isSwapped: boolean,
): string {
  if (removal?.kind === 'gone' || found.recording.status === 'deleted') return say('stateDeleted')
  if (progress?.kind === 'fetching') return say('stateFetching', { size: megabytes(progress.bytes) })
  if (progress?.kind === 'failed') return sayWhy(progress.why, found)
  if (!progress) return say(found.recording.encryption ? 'stateEncrypted' : 'stateNone')
  const { channels = [] } = progress.facts ?? {}
  const names = ['sideEnumerator', 'sideRespondent'] as const
  const silent = names.filter((_, side) => channels[isSwapped ? 1 - side : side]?.isSilent)
  if (channels.length !== 2 || silent.length === 0) return say('stateSaved')
  return say('stateSilent', { who: silent.map((name) => say(name)).join(', ') })
}

function sayTime(time: number | undefined, timeZone: string | undefined): string {
  if (time === undefined) return say('notKnown')
  const settings = { dateStyle: 'medium', timeStyle: 'short' } as const
  return new Intl.DateTimeFormat('en-GB', timeZone ? { ...settings, timeZone } : settings).format(time)
}
