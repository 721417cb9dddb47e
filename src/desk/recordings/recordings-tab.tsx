import {
  type Dispatch,
  type StateUpdater,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'preact/hooks'
import type { Interview } from '../interview.ts'
import type { KnownSound } from '../known-sound.ts'
import { say } from '../words/say.ts'
import { type Access, credentialsOf, noAccess } from './access/access.ts'
import { AccessCard } from './access/access-card.tsx'
import type { KeyFile } from './access/private-keys.ts'
import { type Candidate, candidatesOf } from './choose/choice.ts'
import { ChooseCard } from './choose/choose-card.tsx'
import type { Found } from './choose/find.ts'
import { FindBox } from './choose/find-box.tsx'
import type { Device } from './device.ts'
import { FetchCard } from './fetch/fetch-card.tsx'
import type { Progress } from './fetch/run.ts'
import type { Shelf } from './fetch/shelf.ts'
import { ListCard } from './list-card.tsx'
import { createHear } from './listen/hear.ts'
import type { SoundFacts } from './listen/levels.ts'
import { ListenCard } from './listen/listen-card.tsx'
import { measureCalls } from './listen/measured.ts'
import { isSaid, type Noted, noNote, writeNotes } from './listen/notes.ts'
import type { Removed } from './remove/remove.ts'
import { RemoveCard } from './remove/remove-card.tsx'
import { type OpenSession, openSession } from './session.ts'

const noCalls: ReadonlySet<string> = new Set()

export interface RecordingsProps {
  readonly device: Device
  readonly interviews: readonly Interview[]
  /** IANA's name; the browser's own where it is absent. */
  readonly timeZone?: string | undefined
  /** SIDs of the calls that are to be looked at twice. */
  readonly lookTwice?: ReadonlySet<string>
  /** The call whose sound somebody asked for elsewhere on the page; another object for another request. */
  readonly asked?: { readonly callSid: string } | undefined
  /** Told what is known of the calls' sound, by their SIDs. Keep the same function. */
  readonly measured?: (calls: ReadonlyMap<string, KnownSound>) => void
  /** What another tab asks for as well, so that nobody puts it in twice; the tab's own where it is absent. */
  readonly shared?: {
    readonly access: Access
    readonly setAccess: Dispatch<StateUpdater<Access>>
  }
}

/** From the export's calls to their sound. */
export function RecordingsTab({
  device,
  interviews,
  timeZone,
  lookTwice = noCalls,
  asked,
  measured,
  shared,
}: RecordingsProps) {
  const [ownAccess, setOwnAccess] = useState<Access>(noAccess)
  const { access, setAccess } = shared ?? { access: ownAccess, setAccess: setOwnAccess }
  const [keyFiles, setKeyFiles] = useState<readonly KeyFile[]>([])
  const [chosen, setChosen] = useState<readonly Candidate[]>([])
  const [found, setFound] = useState<readonly Found[]>()
  const [lookedFor, setLookedFor] = useState<ReadonlySet<string>>(noCalls)
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress>>(new Map())
  const [removals, setRemovals] = useState<ReadonlyMap<string, Removed>>(new Map())
  const [notes, setNotes] = useState<ReadonlyMap<string, Noted>>(new Map())
  const [shelf, setShelf] = useState<Shelf>()
  const [isSwapped, swap] = useState(false)
  const [heard, setHeard] = useState<Found>()
  const [firstSeed] = useState(() => String(Math.floor(device.random() * 1e6)))

  const answered = useRef<RecordingsProps['asked']>(undefined)

  const everyCall = useMemo(() => candidatesOf(interviews), [interviews])
  const accounts = useMemo(() => countAccounts(everyCall), [everyCall])
  const ofAccount = useMemo(
    () => everyCall.filter(({ call }) => (call.accountSid ?? access.accountSid) === access.accountSid),
    [everyCall, access.accountSid],
  )
  useEffect(() => {
    const [first] = [...accounts].sort(([, one], [, other]) => other - one)
    if (first) setAccess((now) => (now.accountSid === '' ? { ...now, accountSid: first[0] } : now))
  }, [accounts, setAccess])
  useEffect(() => {
    // Twilio's recordings of another account are others.
    setFound(undefined)
    setLookedFor(noCalls)
    setHeard(undefined)
  }, [access.accountSid])
  useEffect(() => {
    measured?.(measureCalls({ lookedFor, found: found ?? [], facts: factsIn(progress), isSwapped }))
  }, [measured, lookedFor, found, progress, isSwapped])
  useEffect(() => {
    const match = asked && found?.find(({ candidate }) => candidate.call.sid === asked.callSid)
    // Answered once: what is found later must not take the user back to it.
    if (!match || answered.current === asked) return
    answered.current = asked
    setHeard(match)
  }, [asked, found])

  const open: OpenSession = useCallback(
    (signal) => {
      const credentials = credentialsOf(access)
      return credentials && openSession(device, { accountSid: access.accountSid, credentials }, signal)
    },
    [device, access],
  )
  const changed = useCallback((one: Found, next: Progress) => {
    setProgress((now) => new Map(now).set(one.recording.sid, next))
  }, [])
  const keys = useMemo(() => keyFiles.flatMap((file) => (file.kind === 'key' ? [file.key] : [])), [keyFiles])
  const hear = useMemo(() => createHear(shelf, open, keys), [shelf, open, keys])
  const hasFound = found !== undefined && found.length > 0
  const askedCall = ofAccount.find(({ call }) => call.sid === asked?.callSid)

  if (interviews.length === 0) return <p>{say('noDataYet')}</p>
  return (
    <>
      {!globalThis.crypto?.subtle && <p class="box bad">{say('noCrypto')}</p>}
      <AccessCard
        access={access}
        setAccess={setAccess}
        accounts={accounts}
        keyFiles={keyFiles}
        setKeyFiles={setKeyFiles}
      />
      {asked && askedCall && !heard && (
        <section class="card">
          <p>{say('askedFor', { sid: asked.callSid })}</p>
          <FindBox
            chosen={[askedCall]}
            open={open}
            found={found?.filter(({ candidate }) => candidate === askedCall)}
            setFound={(more) => {
              setFound(merged(found, more))
              setLookedFor(new Set([...lookedFor, askedCall.call.sid]))
            }}
            label={say('askedFind')}
          />
        </section>
      )}
      <ChooseCard
        candidates={ofAccount}
        timeZone={timeZone}
        lookTwice={lookTwice}
        firstSeed={firstSeed}
        choose={setChosen}
      >
        <FindBox
          chosen={chosen}
          open={open}
          found={found}
          setFound={(next, calls) => {
            setFound(next)
            setLookedFor(new Set(calls.map(({ call }) => call.sid)))
          }}
          label={say('findButton')}
        />
      </ChooseCard>
      {hasFound && (
        <FetchCard
          device={device}
          found={found}
          open={open}
          accountSid={access.accountSid}
          username={access.username}
          keys={keys}
          progress={progress}
          changed={changed}
          setShelf={setShelf}
        />
      )}
      {heard && (
        <ListenCard
          key={heard.recording.sid}
          found={heard}
          hear={hear}
          isSwapped={isSwapped}
          swap={swap}
          note={notes.get(heard.recording.sid)?.note ?? noNote}
          setNote={(note) => setNotes((now) => new Map(now).set(heard.recording.sid, { found: heard, note }))}
          close={() => setHeard(undefined)}
        />
      )}
      {hasFound && (
        <ListCard
          found={found}
          timeZone={timeZone}
          progress={progress}
          removals={removals}
          isSwapped={isSwapped}
          play={setHeard}
          noteCount={[...notes.values()].filter(isSaid).length}
          saveNotes={() => device.give('recording-notes.csv', writeNotes(notes.values()))}
        />
      )}
      {(hasFound || removals.size > 0) && (
        <RemoveCard
          device={device}
          found={found ?? []}
          progress={progress}
          removals={removals}
          changed={(one) => setRemovals((now) => new Map(now).set(one.found.recording.sid, one))}
          open={open}
        />
      )}
    </>
  )
}

function countAccounts(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { call } of candidates) {
    if (call.accountSid) counts.set(call.accountSid, (counts.get(call.accountSid) ?? 0) + 1)
  }
  return counts
}

function factsIn(progress: ReadonlyMap<string, Progress>): ReadonlyMap<string, SoundFacts> {
  const facts = new Map<string, SoundFacts>()
  for (const [sid, one] of progress) {
    if ((one.kind === 'written' || one.kind === 'there') && one.facts) facts.set(sid, one.facts)
  }
  return facts
}

function merged(before: readonly Found[] | undefined, more: readonly Found[]): readonly Found[] {
  const sids = new Set(more.map(({ recording }) => recording.sid))
  return [...(before ?? []).filter(({ recording }) => !sids.has(recording.sid)), ...more]
}
