/** Where and when something was, by the clocks and calendars of one place. */
export interface LocalTime {
  /** `2026-11-30`. */
  readonly day: string
  /** 0 Monday to 6 Sunday. */
  readonly weekday: number
  /** 0 to 23. */
  readonly hour: number
  readonly minute: number
}

export type ReadLocalTime = (ms: number) => LocalTime

const quarterHour = 15 * 60_000
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/**
 * Reads times by the clocks of a time zone, summer time included.
 * @param timeZone a name of the IANA database, such as `Africa/Nairobi`
 * @throws RangeError where the browser does not know the zone
 */
export function localTimeIn(timeZone: string): ReadLocalTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  function read(ms: number): LocalTime {
    const parts = new Map<string, string>(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    const part = (name: string) => parts.get(name) ?? ''
    return {
      day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
      weekday: weekdays.indexOf(part('weekday')),
      hour: Number(part('hour')),
      minute: Number(part('minute')),
    }
  }
  // Formatting is slow, and a survey's calls share their quarters of an hour, at whose ends alone clocks are changed.
  const quarters = new Map<number, LocalTime>()
  return (ms) => {
    const quarter = Math.floor(ms / quarterHour)
    const begin = quarters.get(quarter) ?? read(quarter * quarterHour)
    quarters.set(quarter, begin)
    return { ...begin, minute: begin.minute + Math.floor((ms - quarter * quarterHour) / 60_000) }
  }
}

/** `2026-11-30 09:05` by the clocks of a place. */
export function showLocalTime({ day, hour, minute }: LocalTime): string {
  return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The names of time zones that this browser knows; the computer's own is among them. */
export function timeZones(): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return [...new Set([ownTimeZone(), 'UTC', ...known])].sort()
}

export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string') return false
  try {
    localTimeIn(value)
    return true
  } catch {
    // RangeError: no such zone in this browser.
    return false
  }
}
