import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyCall } from '../../../src/desk/every-call.ts'
import type { Interview } from '../../../src/desk/interview.ts'
import { localTimeIn } from '../../../src/desk/local-time.ts'
import { byEnumerator } from '../../../src/desk/report/by-enumerator.ts'
import { anyInterviews, callWith, interviewWith, nineInNairobi, talk } from '../interviews.ts'

const minute = 60_000
const nairobi = localTimeIn('Africa/Nairobi')
const isDone = ({ isDone: done }: Interview) => done

function figures(interviews: readonly Interview[]) {
  return byEnumerator(everyCall(interviews).calls, isDone, nairobi)
}

describe('an enumerator’s figures', () => {
  it('have the hours from each day’s first call to the end of its last', () => {
    const at = (minutes: number, length: number) =>
      talk(60, {
        startedAt: nineInNairobi + minutes * minute,
        endedAt: nineInNairobi + (minutes + length) * minute,
      })
    const rows = [
      interviewWith([at(0, 10), at(90, 30)], { isDone: true }),
      // The next day, half an hour.
      interviewWith([at(24 * 60, 5), at(24 * 60 + 20, 10)], { isDone: true }),
      interviewWith([at(24 * 60 + 6, 1)], { isDone: false }),
    ]
    const [amina] = figures(rows)
    expect(amina).toMatchObject({ enumerator: 'Amina', calls: 5, timed: 5, completes: 2, hours: 2.5 })
    expect(amina?.callsPerHour).toBe(2)
    expect(amina?.completesPerHour).toBe(0.8)
  })

  it('have days by the clocks of the place', () => {
    // 23:50 and 00:10 in Nairobi are one day in UTC.
    const late = Date.UTC(2026, 2, 3, 20, 50)
    const calls = [0, 20].map((minutes) =>
      callWith({ startedAt: late + minutes * minute, endedAt: late + (minutes + 1) * minute }),
    )
    const { calls: list } = everyCall([interviewWith(calls)])
    expect(byEnumerator(list, isDone, nairobi)[0]?.hours).toBeCloseTo(2 / 60, 12)
    expect(byEnumerator(list, isDone, localTimeIn('UTC'))[0]?.hours).toBeCloseTo(21 / 60, 12)
  })

  it('have no calls an hour where no time is known', () => {
    expect(figures([interviewWith([callWith()])])[0]).toMatchObject({
      calls: 1,
      timed: 0,
      completes: undefined,
      callsPerHour: undefined,
      completesPerHour: undefined,
    })
  })

  it('have no hours where it is not known whose calls they are', () => {
    const call = talk(60, { startedAt: nineInNairobi, endedAt: nineInNairobi + minute })
    expect(figures([interviewWith([call], { enumerator: '' })])[0]).toMatchObject({
      timed: 1,
      hours: undefined,
      callsPerHour: undefined,
    })
  })

  it('count the rows of a repeat group as one interview', () => {
    const rows = ['uuid:9/calls[1]', 'uuid:9/calls[2]'].map((key) =>
      interviewWith([callWith()], { key, isDone: true }),
    )
    expect(figures(rows)[0]?.completes).toBe(1)
  })

  it('are there for everybody, and have every call once', () => {
    fc.assert(
      fc.property(anyInterviews, (interviews) => {
        const sids = new Set(interviews.flatMap(({ calls }) => calls.map(({ sid }) => sid)))
        expect(figures(interviews).reduce((sum, { calls }) => sum + calls, 0)).toBe(sids.size)
      }),
    )
  })

  it('have the hours that the calls’ minutes, laid on one long line, leave between them', () => {
    fc.assert(
      fc.property(anyInterviews, (interviews) => {
        const lines = minutesByHand(interviews)
        for (const { enumerator, hours } of figures(interviews)) {
          if (hours === undefined || enumerator === '') {
            // Nobody's, or without a time.
            expect(
              [...lines.keys()].filter((name) => enumerator !== '' && name.startsWith(`${enumerator} `)),
            ).toEqual([])
            continue
          }
          const own = [...lines].filter(([name]) => name.startsWith(`${enumerator} `))
          const ms = own.reduce((sum, [, ends]) => sum + Math.max(...ends) - Math.min(...ends), 0)
          expect(hours).toBeCloseTo(ms / 3_600_000, 9)
        }
      }),
    )
  })
})

/** Starts and ends of each enumerator and day. Nairobi has had three hours more than UTC all year round. */
function minutesByHand(interviews: readonly Interview[]): Map<string, number[]> {
  const calls = interviews.flatMap(({ enumerator, calls: own }) =>
    own.map((call) => ({ enumerator, ...call })),
  )
  const lines = new Map<string, number[]>()
  for (const [index, { sid, enumerator, startedAt, endedAt }] of calls.entries()) {
    if (startedAt === undefined || calls.findIndex((call) => call.sid === sid) !== index) continue
    const name = `${enumerator} ${Math.floor(startedAt / 3_600_000 / 24 + 3 / 24)}`
    lines.set(name, [...(lines.get(name) ?? []), startedAt, endedAt ?? startedAt])
  }
  return lines
}
