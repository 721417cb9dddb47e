import { TimeZoneChoice } from '../page/time-zone-choice.tsx'
import { say } from '../words/say.ts'

/** The days whose calls count, `2026-11-30`; '' is open. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

export function ChooseDays({
  timeZone,
  setTimeZone,
  days,
  choose,
}: {
  readonly timeZone: string
  readonly setTimeZone: (timeZone: string) => void
  readonly days: DayRange
  readonly choose: (days: DayRange) => void
}) {
  return (
    <section class="card" aria-label={say('countedDays')}>
      <h2>{say('countedDays')}</h2>
      <div class="fields">
        <TimeZoneChoice timeZone={timeZone} setTimeZone={setTimeZone} />
        <Day label={say('fromDay')} day={days.from} choose={(from) => choose({ ...days, from })} />
        <Day label={say('toDay')} day={days.to} choose={(to) => choose({ ...days, to })} />
      </div>
      <p class="note">{say('chooseDaysNote')}</p>
    </section>
  )
}

function Day({
  label,
  day,
  choose,
}: {
  readonly label: string
  readonly day: string
  readonly choose: (day: string) => void
}) {
  return (
    <label>
      {label}
      <input type="date" value={day} onChange={({ currentTarget }) => choose(currentTarget.value)} />
    </label>
  )
}
