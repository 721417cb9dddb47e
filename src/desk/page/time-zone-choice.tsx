import { useMemo } from 'preact/hooks'
import { timeZones } from '../local-time.ts'
import { say } from '../words/say.ts'

/** Whose clocks hours and days are read by. */
export function TimeZoneChoice({
  timeZone,
  setTimeZone,
}: {
  readonly timeZone: string
  readonly setTimeZone: (timeZone: string) => void
}) {
  const known = useMemo(timeZones, [])
  const names = known.includes(timeZone) ? known : [timeZone, ...known]
  return (
    <label>
      {say('timeZone')}
      <select value={timeZone} onChange={({ currentTarget }) => setTimeZone(currentTarget.value)}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
