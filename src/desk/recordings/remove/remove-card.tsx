import { useState } from 'preact/hooks'
import { say, type TextKey } from '../../words/say.ts'
import type { Found } from '../choose/find.ts'
import type { Device } from '../device.ts'
import type { Progress } from '../fetch/run.ts'
import { Lines } from '../lines.tsx'
import type { OpenSession } from '../session.ts'
import { useErrand } from '../use-errand.ts'
import { writeProof } from './proof.ts'
import { type Removal, type RemovalWhy, type Removed, removeAll } from './remove.ts'

const whyTexts: Readonly<Record<RemovalWhy, TextKey>> = {
  mayNot: 'removeMayNot',
  notCompleted: 'removeNotCompleted',
  noAnswer: 'removeNoAnswer',
  stillThere: 'removeStillThere',
  said: 'removeSaid',
}

/** Deletes sounds at Twilio, with proof. */
export function RemoveCard({
  device,
  found,
  progress,
  removals,
  changed,
  open,
}: {
  readonly device: Device
  readonly found: readonly Found[]
  readonly progress: ReadonlyMap<string, Progress>
  readonly removals: ReadonlyMap<string, Removed>
  readonly changed: (removed: Removed) => void
  readonly open: OpenSession
}) {
  const errand = useErrand()
  const [scope, setScope] = useState<'saved' | 'all'>('saved')
  const [typed, setTyped] = useState('')
  // What runs is what was on the list when the user typed its count.
  const [asked, setAsked] = useState<readonly Found[]>([])
  const isLeft = ({ recording: { sid, status } }: Found) =>
    removals.get(sid)?.removal.kind !== 'gone' && status !== 'deleted'
  const isSaved = ({ recording: { sid } }: Found) => {
    const kind = progress.get(sid)?.kind
    return kind === 'written' || kind === 'there'
  }
  const jobs = found.filter((one) => isLeft(one) && (scope === 'all' || isSaved(one)))

  const start = () =>
    errand.run(async (signal) => {
      const session = open(signal)
      if (!session) return
      setTyped('')
      setAsked(jobs)
      const { clock, random } = device
      const { send, accountSid } = session
      await removeAll(jobs, {
        send,
        accountSid,
        patience: { clock, random, signal },
        changed: (one, removal) => changed({ accountSid, found: one, removal }),
      })
    })

  return (
    <section class="card">
      <h2>{say('removeTitle')}</h2>
      <p class="note">{say('removeNote')}</p>
      {!errand.isRunning && (
        <>
          <div class="fields">
            <label>
              {say('removeScope')}
              <select
                value={scope}
                onChange={({ currentTarget }) => setScope(currentTarget.value === 'all' ? 'all' : 'saved')}
              >
                <option value="saved">{say('removeSaved')}</option>
                <option value="all">{say('removeAll')}</option>
              </select>
            </label>
          </div>
          <Confirm jobs={jobs} typed={typed} setTyped={setTyped} start={start} />
        </>
      )}
      {errand.isRunning && (
        <button type="button" onClick={errand.stop}>
          {say('stop')}
        </button>
      )}
      <Ends asked={asked} removals={removals} isRunning={errand.isRunning} />
      {removals.size > 0 && (
        <>
          <p>{say('removeProofNote')}</p>
          <button
            type="button"
            class="main"
            onClick={() => device.give('deleted-recordings.csv', writeProof(removals.values()))}
          >
            {say('removeProof')}
          </button>
        </>
      )}
    </section>
  )
}

function Confirm({
  jobs,
  typed,
  setTyped,
  start,
}: {
  readonly jobs: readonly Found[]
  readonly typed: string
  readonly setTyped: (typed: string) => void
  readonly start: () => void
}) {
  const count = jobs.length
  if (count === 0) return <p>{say('removeNone')}</p>
  return (
    <>
      <details>
        <summary>{say('removeList', { count })}</summary>
        <Lines label={say('removeList', { count })} lines={jobs.map(({ name }) => name)} />
      </details>
      <div class="fields">
        <label>
          {say('removeCount', { count })}
          <input
            inputMode="numeric"
            autocomplete="off"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value.trim())}
          />
        </label>
      </div>
      <button type="button" class="danger" disabled={typed !== String(count)} onClick={start}>
        {say('removeButton', { count })}
      </button>
    </>
  )
}

function Ends({
  asked,
  removals,
  isRunning,
}: {
  readonly asked: readonly Found[]
  readonly removals: ReadonlyMap<string, Removed>
  readonly isRunning: boolean
}) {
  if (asked.length === 0) return null
  const states = asked.map((one) => ({ one, removal: removals.get(one.recording.sid)?.removal }))
  const gone = states.filter(({ removal }) => removal?.kind === 'gone').length
  const lost = states.filter(({ removal }) => removal?.kind === 'failed').length
  const text = isRunning
    ? say('removeGoing', { gone, all: asked.length })
    : say('removeEnd', { gone, failed: lost, waiting: asked.length - gone - lost })
  return (
    <>
      <p role="status">{text}</p>
      <Lines
        label={say('removeStates')}
        lines={states.flatMap(({ one, removal }) => (removal ? [`${one.name}: ${sayRemoval(removal)}`] : []))}
      />
    </>
  )
}

function sayRemoval(removal: Removal): string {
  if (removal.kind === 'failed') return say(whyTexts[removal.why])
  const texts = { asking: 'removeAsking', waiting: 'removeWaiting', gone: 'removeGone' } as const
  return say(texts[removal.kind])
}
