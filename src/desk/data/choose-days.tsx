import { timeZones } from '../local-time.ts'
import { say } from '../words/say.ts'

/** The time zone of the report, and the days whose calls count. */
export interface ReportDays {
  readonly timeZone: string
  /** `2026-11-30`; '' is open. */
  readonly from: string
  readonly to: string
}

export function ChooseDays({
  days,
  choose,
}: {
  readonly days: ReportDays
  readonly choose: (days: ReportDays) => void
}) {
  return (
    <section class="card" aria-label={say('timeZoneChoice')}>
      <div class="fields">
        <label>
          {say('timeZoneChoice')}
          <select
            value={days.timeZone}
            onChange={(event) => choose({ ...days, timeZone: event.currentTarget.value })}
          >
            {timeZones().map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('fromDay')}
          <input
            type="date"
            value={days.from}
            onChange={(event) => choose({ ...days, from: event.currentTarget.value })}
          />
        </label>
        <label>
          {say('toDay')}
          <input
            type="date"
            value={days.to}
            onChange={(event) => choose({ ...days, to: event.currentTarget.value })}
          />
        </label>
      </div>
      <p class="note">{say('daysNote')}</p>
    </section>
  )
}
