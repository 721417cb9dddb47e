import { useMemo } from 'preact/hooks'
import { casesOf } from '../cases.ts'
import type { Choices } from '../choices.ts'
import { everyCall } from '../every-call.ts'
import type { Interview } from '../interview.ts'
import { localTimeIn } from '../local-time.ts'
import { showCount } from '../page/show.ts'
import { TimeZoneChoice } from '../page/time-zone-choice.tsx'
import { say } from '../words/say.ts'
import { finalDispositions, rememberComplete } from './aapor/final-disposition.ts'
import { FinalsCard } from './aapor/finals-card.tsx'
import { RatesCard } from './aapor/rates-card.tsx'
import { AttemptsCard } from './attempts-card.tsx'
import { byAttempts } from './by-attempts.ts'
import { byEnumerator } from './by-enumerator.ts'
import { byDay, byHour } from './by-time.ts'
import { DaysCard } from './days-card.tsx'
import { EnumeratorsCard } from './enumerators-card.tsx'
import { type Figures, figuresOf } from './figures.ts'
import { Glance } from './glance.tsx'
import { HoursCard } from './hours-card.tsx'
import { TotalsCard } from './totals-card.tsx'

interface ReportProps {
  readonly interviews: readonly Interview[]
  readonly choices: Choices
}

/** What became of the calls of an export. */
export function ReportTab({ interviews, choices }: ReportProps) {
  const { timeZone, classes, setClasses } = choices
  const { calls: rows, repeated } = useMemo(() => everyCall(interviews), [interviews])
  const calls = useMemo(() => rows.map(({ call }) => call), [rows])
  const cases = useMemo(() => casesOf(interviews), [interviews])
  const readTime = useMemo(() => localTimeIn(timeZone), [timeZone])
  const totals = useMemo(() => figuresOf(calls), [calls])
  const enumerators = useMemo(
    () => byEnumerator(rows, rememberComplete(classes), readTime),
    [rows, classes, readTime],
  )
  const hours = useMemo(() => byHour(calls, readTime), [calls, readTime])
  const { days, untimed } = useMemo(() => byDay(calls, readTime), [calls, readTime])
  const attempts = useMemo(() => byAttempts(cases), [cases])
  const finals = useMemo(() => finalDispositions(cases, classes), [cases, classes])
  return (
    <>
      <ReportHead
        choices={choices}
        figures={totals}
        counts={{ rows: interviews.length, cases: cases.length, repeated }}
      />
      <TotalsCard figures={totals} />
      <EnumeratorsCard rows={enumerators} />
      <HoursCard figures={hours} />
      <DaysCard days={days} untimed={untimed} />
      <AttemptsCard rows={attempts} />
      <FinalsCard cases={cases} finals={finals} classes={classes} setClasses={setClasses} />
      <RatesCard finals={finals} />
    </>
  )
}

function ReportHead({
  choices: { timeZone, setTimeZone },
  figures,
  counts: { rows, cases, repeated },
}: {
  readonly choices: Choices
  readonly figures: Figures
  readonly counts: Readonly<Record<'rows' | 'cases' | 'repeated', number>>
}) {
  return (
    <section class="card" aria-label={say('reportTab')}>
      <div class="row spread">
        <h2>{say('reportTab')}</h2>
        <button type="button" onClick={() => window.print()}>
          {say('print')}
        </button>
      </div>
      <Glance figures={figures} cases={cases} />
      <p class="note">{say('reportOf', { rows: showCount(rows), timeZone })}</p>
      {repeated > 0 ? <p class="note">{say('repeatedCalls', { repeated: showCount(repeated) })}</p> : null}
      <div class="fields no-print">
        <TimeZoneChoice timeZone={timeZone} setTimeZone={setTimeZone} />
      </div>
    </section>
  )
}
