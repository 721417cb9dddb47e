import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTimeZone, localTimeIn, ownTimeZone, showLocalTime, timeZones } from '../../src/desk/local-time.ts'

describe('a time by the clocks of a place', () => {
  // Offsets and changes of clocks as the IANA time zone database has them: https://www.iana.org/time-zones
  it.each([
    ['Africa/Nairobi', '2026-03-03T06:00:00Z', '2026-03-03 09:00', 1],
    ['Asia/Kathmandu', '2026-03-03T18:30:00Z', '2026-03-04 00:15', 2],
    ['America/Los_Angeles', '2026-03-08T09:59:59Z', '2026-03-08 01:59', 6],
    ['America/Los_Angeles', '2026-03-08T10:00:00Z', '2026-03-08 03:00', 6],
    ['Europe/London', '2026-10-25T00:59:00Z', '2026-10-25 01:59', 6],
    ['Europe/London', '2026-10-25T01:00:00Z', '2026-10-25 01:00', 6],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05 01:30', 6],
    ['Pacific/Kiritimati', '2026-01-01T10:00:00Z', '2026-01-02 00:00', 4],
    ['UTC', '2026-12-31T23:59:59Z', '2026-12-31 23:59', 3],
  ])('in %s at %s is %s', (zone, iso, shown, weekday) => {
    const time = localTimeIn(zone)(Date.parse(iso))
    expect(showLocalTime(time)).toBe(shown)
    expect(time.weekday).toBe(weekday)
  })

  it('is in UTC what the ISO format says, whenever it is', () => {
    const read = localTimeIn('UTC')
    const times = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(times, (date) => {
        expect(showLocalTime(read(date.getTime()))).toBe(date.toISOString().slice(0, 16).replace('T', ' '))
        expect(read(date.getTime()).weekday).toBe((date.getUTCDay() + 6) % 7)
      }),
    )
  })
})

describe('a time zone', () => {
  it('is one that the browser knows', () => {
    expect(isTimeZone('Africa/Nairobi')).toBe(true)
    expect(['Mars/Olympus', '', 7, null].map(isTimeZone)).toEqual([false, false, false, false])
    expect(timeZones()).toContain(ownTimeZone())
    expect(timeZones().every(isTimeZone)).toBe(true)
  })
})
