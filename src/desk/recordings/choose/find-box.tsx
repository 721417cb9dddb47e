import { useState } from 'preact/hooks'
import { say } from '../../words/say.ts'
import { sayFailure } from '../access/access.ts'
import type { OpenSession } from '../session.ts'
import { useErrand } from '../use-errand.ts'
import type { Candidate } from './choice.ts'
import { daysOf, type Finding, type Found, findRecordings } from './find.ts'
import { FoundSummary } from './found-summary.tsx'

/** Asks Twilio which recordings there are of the chosen calls. */
export function FindBox({
  chosen,
  open,
  found,
  setFound,
  label,
}: {
  readonly chosen: readonly Candidate[]
  readonly open: OpenSession
  readonly found: readonly Found[] | undefined
  readonly setFound: (found: readonly Found[], lookedFor: readonly Candidate[]) => void
  readonly label: string
}) {
  const errand = useErrand()
  const [seen, setSeen] = useState(0)
  const [finding, setFinding] = useState<Finding>()
  const [calls, setCalls] = useState(0)

  const find = () =>
    errand.run(async (signal) => {
      const session = open(signal)
      if (!session) return
      setSeen(0)
      setFinding(undefined)
      const next = await findRecordings(session.send, session.accountSid, chosen, { signal, seen: setSeen })
      setFinding(next)
      if (next.kind !== 'found') return
      setCalls(chosen.length)
      setFound(next.found, chosen)
    })

  const mayAsk = open(new AbortController().signal) !== undefined
  return (
    <>
      {chosen.length > 0 && !daysOf(chosen) && <p class="note">{say('findUndated')}</p>}
      <div class="row">
        <button
          type="button"
          class="main"
          disabled={chosen.length === 0 || !mayAsk || errand.isRunning}
          onClick={find}
        >
          {label}
        </button>
        {!mayAsk && <span class="note">{say('findNeedsAccess')}</span>}
        {errand.isRunning && (
          <>
            <button type="button" onClick={errand.stop}>
              {say('stop')}
            </button>
            <span role="status">{say('findSeen', { count: seen })}</span>
          </>
        )}
      </div>
      {finding?.kind === 'stopped' && <p class="note">{say('findStopped')}</p>}
      {(finding?.kind === 'nothing' || finding?.kind === 'refused') && (
        <p class="box bad" role="alert">
          {sayFailure(finding)}
        </p>
      )}
      {found && calls > 0 && <FoundSummary found={found} calls={calls} />}
    </>
  )
}
