import { useState } from 'preact/hooks'
import { say } from '../../words/say.ts'
import type { PrivateKey } from '../access/private-keys.ts'
import type { Found } from '../choose/find.ts'
import { megabytes } from '../choose/size.ts'
import type { Device } from '../device.ts'
import { Lines } from '../lines.tsx'
import { failed } from '../outcome.ts'
import { sayWhy } from '../say-why.ts'
import type { OpenSession } from '../session.ts'
import { useErrand } from '../use-errand.ts'
import { type Progress, type RunSettings, runThrough } from './run.ts'
import { SecondWay } from './second-way.tsx'
import { folderShelf, type Shelf } from './shelf.ts'
import { readTakenIn } from './taken-in.ts'
import { largestZip, zipShelf } from './zip-shelf.ts'

/** Writes the sounds that were found to the user's disk. */
export function FetchCard(props: {
  readonly device: Device
  readonly found: readonly Found[]
  readonly open: OpenSession
  readonly accountSid: string
  readonly username: string
  readonly keys: readonly PrivateKey[]
  readonly progress: ReadonlyMap<string, Progress>
  readonly changed: (found: Found, progress: Progress) => void
  /** The folder, once there is one: what lies there need not be fetched to be heard. */
  readonly setShelf: (shelf: Shelf) => void
}) {
  const { device, found, open, keys, progress, changed, setShelf } = props
  const errand = useErrand()
  const [hasNoIndex, setNoIndex] = useState(false)
  const [hasRun, setRun] = useState(false)

  function start(jobs: readonly Found[], getter: (signal: AbortSignal) => RunSettings['get']): void {
    errand.run(async (signal) => {
      const shelf = await chooseShelf(device)
      if (!shelf) return
      if (device.pickFolder) setShelf(shelf)
      setRun(true)
      const outcome = await runThrough(jobs, { shelf, keys, signal, get: getter(signal), changed })
      setNoIndex(outcome.kind === 'failed')
    })
  }

  const fromTwilio = (signal: AbortSignal): RunSettings['get'] => {
    const session = open(signal)
    return async ({ recording: { sid } }, came) =>
      session ? session.fetchSound({ accountSid: session.accountSid, sid, signal, came }) : failed('refused')
  }
  // A zip has been given away: what was in it is not got a second time. A folder is looked through anew.
  const missing = found.filter(({ recording: { sid } }) => !isKept(progress.get(sid)))
  const jobs = device.pickFolder ? found : missing
  const isKeptFromPage = found.some(({ recording: { sid } }) => {
    const one = progress.get(sid)
    return one?.kind === 'failed' && one.why === 'keptFromPage'
  })
  const label = say(device.pickFolder ? 'fetchToFolder' : 'fetchToZip')
  return (
    <section class="card">
      <h2>{say('fetchTitle')}</h2>
      <p class="note">
        {device.pickFolder ? say('fetchFolderNote') : say('fetchZipNote', { size: megabytes(largestZip) })}
      </p>
      <div class="row">
        <button
          type="button"
          class="main"
          disabled={errand.isRunning || jobs.length === 0}
          onClick={() => start(jobs, fromTwilio)}
        >
          {label}
        </button>
        {errand.isRunning && (
          <button type="button" onClick={errand.stop}>
            {say('stop')}
          </button>
        )}
      </div>
      {hasRun && <Standing found={found} progress={progress} isRunning={errand.isRunning} />}
      {hasNoIndex && (
        <p class="box bad" role="alert">
          {say('fetchNoIndex')}
        </p>
      )}
      <Failures
        found={found}
        progress={progress}
        again={errand.isRunning ? undefined : (again) => start(again, fromTwilio)}
      />
      <SecondWay
        isOpen={isKeptFromPage}
        accountSid={props.accountSid}
        username={props.username}
        found={missing}
        give={device.give}
        save={
          errand.isRunning ? undefined : (files) => start(missing, () => (one) => readTakenIn(files, one))
        }
      />
    </section>
  )
}

/** Undefined if the user chose none after all. */
async function chooseShelf(device: Device): Promise<Shelf | undefined> {
  if (!device.pickFolder) return zipShelf(device.give)
  try {
    return folderShelf(await device.pickFolder())
  } catch {
    // The picker was closed, or writing there was not allowed: the browser has said so itself.
    return undefined
  }
}

function Standing({
  found,
  progress,
  isRunning,
}: {
  readonly found: readonly Found[]
  readonly progress: ReadonlyMap<string, Progress>
  readonly isRunning: boolean
}) {
  const all = found.map(({ recording: { sid } }) => progress.get(sid))
  const count = (kind: Progress['kind']) => all.filter((one) => one?.kind === kind).length
  const written = count('written')
  const there = count('there')
  const lost = count('failed')
  const ended = written + there + lost
  const coming = all.reduce((sum, one) => sum + (one?.kind === 'fetching' ? one.bytes : 0), 0)
  if (!isRunning) {
    const waiting = found.length - ended
    return <p role="status">{say('fetchEnd', { written, there, failed: lost, waiting })}</p>
  }
  return (
    <>
      <progress value={ended} max={found.length} aria-label={say('fetchTitle')} />
      <p>{say('fetchGoing', { done: ended, all: found.length, size: megabytes(coming) })}</p>
    </>
  )
}

function Failures({
  found,
  progress,
  again,
}: {
  readonly found: readonly Found[]
  readonly progress: ReadonlyMap<string, Progress>
  readonly again: ((found: readonly Found[]) => void) | undefined
}) {
  const lost = new Map<string, Found[]>()
  for (const one of found) {
    const state = progress.get(one.recording.sid)
    if (state?.kind !== 'failed') continue
    const why = sayWhy(state.why, one)
    lost.set(why, [...(lost.get(why) ?? []), one])
  }
  if (lost.size === 0) return null
  return (
    <div class="box bad stack">
      <h3>{say('fetchLost')}</h3>
      {[...lost].map(([why, ones]) => (
        <Lines
          key={why}
          label={say('fetchLostFor', { why, count: ones.length })}
          lines={ones.map(({ name }) => name)}
        />
      ))}
      <button type="button" disabled={!again} onClick={() => again?.([...lost.values()].flat())}>
        {say('tryAgain')}
      </button>
    </div>
  )
}

function isKept(progress: Progress | undefined): boolean {
  return progress?.kind === 'written' || progress?.kind === 'there'
}
