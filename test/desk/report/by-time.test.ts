import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTimeIn } from '../../../src/desk/local-time.ts'
import { byDay, byHour } from '../../../src/desk/report/by-time.ts'
import { anyCall, callWith, dialled, nineInNairobi, talk } from '../interviews.ts'

const nairobi = localTimeIn('Africa/Nairobi')
const hour = 3_600_000

describe('the share answered by hour and weekday', () => {
  it('stands under the hour and the weekday of the place', () => {
    const { cells, untimed } = byHour(
      [
        talk(60, { startedAt: nineInNairobi }),
        dialled('busy', { startedAt: nineInNairobi + hour - 1 }),
        talk(60),
      ],
      nairobi,
    )
    expect(cells[1]?.[9]).toEqual({ yes: 1, no: 1, unknown: 0 })
    expect(cells.flat().filter(({ yes, no }) => yes + no > 0)).toHaveLength(1)
    expect(untimed).toBe(1)
  })

  it('leaves out calls that missed the enumerator, and knows nothing of calls without a leg', () => {
    const startedAt = nineInNairobi
    const { cells } = byHour(
      [callWith({ status: 'busy', startedAt }), callWith({ status: 'completed', startedAt })],
      nairobi,
    )
    expect(cells[1]?.[9]).toEqual({ yes: 0, no: 0, unknown: 1 })
  })

  it('equals a count by the calendar of UTC, three hours on', () => {
    fc.assert(
      fc.property(fc.array(anyCall), (calls) => {
        const { cells } = byHour(calls, nairobi)
        const answered = calls.filter(
          ({ leg, startedAt }) =>
            startedAt !== undefined && /^(completed|in-progress)$/.test(leg?.status ?? ''),
        )
        for (const [weekday, row] of cells.entries()) {
          for (const [at, { yes }] of row.entries()) {
            const own = answered.filter(({ startedAt = 0 }) => {
              const date = new Date(startedAt + 3 * hour)
              return date.getUTCHours() === at && (date.getUTCDay() + 6) % 7 === weekday
            })
            expect(yes).toBe(own.length)
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('calls by day', () => {
  it('have the days without a call between the first and the last', () => {
    const calls = [
      callWith({ startedAt: nineInNairobi }),
      talk(60, { startedAt: nineInNairobi + 48 * hour }),
      callWith(),
    ]
    expect(byDay(calls, nairobi)).toEqual({
      days: [
        { day: '2026-03-03', calls: 1, answered: { yes: 0, no: 0, unknown: 1 } },
        { day: '2026-03-04', calls: 0, answered: { yes: 0, no: 0, unknown: 0 } },
        { day: '2026-03-05', calls: 1, answered: { yes: 1, no: 0, unknown: 0 } },
      ],
      untimed: 1,
    })
  })

  it('have no days where no time is known', () => {
    expect(byDay([callWith()], nairobi)).toEqual({ days: [], untimed: 1 })
  })

  it('do not fill the years before a call whose time cannot be right', () => {
    const { days } = byDay([callWith({ startedAt: 0 }), callWith({ startedAt: nineInNairobi })], nairobi)
    expect(days.map(({ day }) => day)).toEqual(['1970-01-01', '2026-03-03'])
  })

  it('hold every call whose time is known once', () => {
    fc.assert(
      fc.property(fc.array(anyCall), (calls) => {
        const { days, untimed } = byDay(calls, nairobi)
        expect(days.reduce((sum, day) => sum + day.calls, untimed)).toBe(calls.length)
        expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => day)].sort())
      }),
    )
  })
})
