import type { DeskCall, Interview } from '../../interview.ts'

/** A call whose recordings may be wanted. */
export interface Candidate {
  readonly interview: Interview
  readonly call: DeskCall
  /** Which of the calls of its field in its interview: 1 for the first. */
  readonly nth: number
}

/** Which calls. What is empty or `any` leaves out nothing. */
export interface Choice {
  readonly enumerator: string
  /** Days as `2026-01-31`, in the report's time zone, both included. */
  readonly from: string
  readonly to: string
  readonly done: 'any' | 'yes' | 'no'
  readonly disposition: string
  readonly onlyLookTwice: boolean
}

export const everyCall: Choice = {
  enumerator: '',
  from: '',
  to: '',
  done: 'any',
  disposition: '',
  onlyLookTwice: false,
}

/**
 * Every call of the export once: one that stands in several rows is taken for the first of them, since its recording
 * is one.
 */
export function candidatesOf(interviews: readonly Interview[]): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const interview of interviews) {
    const counts = new Map<string, number>()
    for (const call of interview.calls) {
      const nth = (counts.get(call.field) ?? 0) + 1
      counts.set(call.field, nth)
      if (!found.has(call.sid)) found.set(call.sid, { interview, call, nth })
    }
  }
  return [...found.values()]
}

/**
 * @param timeZone an IANA name; undefined for the browser's own
 * @param lookTwice SIDs of the calls that are to be looked at twice
 */
export function chooseCalls(
  candidates: readonly Candidate[],
  choice: Choice,
  timeZone: string | undefined,
  lookTwice: ReadonlySet<string>,
): Candidate[] {
  const dayOf = createDays(timeZone)
  return candidates.filter(
    ({ interview, call }) =>
      (choice.enumerator === '' || interview.enumerator === choice.enumerator) &&
      (choice.disposition === '' || call.disposition === choice.disposition) &&
      isDoneAs(choice.done, interview.isDone) &&
      isWithin(choice, call.startedAt === undefined ? undefined : dayOf(call.startedAt)) &&
      (!choice.onlyLookTwice || lookTwice.has(call.sid)),
  )
}

/** Not known is neither yes nor no. */
function isDoneAs(wanted: Choice['done'], isDone: boolean | undefined): boolean {
  return wanted === 'any' || isDone === (wanted === 'yes')
}

/** A call whose day is not known is in no range of days. */
function isWithin({ from, to }: Choice, day: string | undefined): boolean {
  if (from === '' && to === '') return true
  return day !== undefined && (from === '' || day >= from) && (to === '' || day <= to)
}

function createDays(timeZone: string | undefined): (time: number) => string {
  const settings = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  // Sweden writes its dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', timeZone ? { ...settings, timeZone } : settings)
  return (time) => format.format(time)
}
