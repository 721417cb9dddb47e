import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interview } from '../../../src/desk/interview.ts'
import { answerOf, combineFiles, csvOf, fileOf, keyOf } from './exports.ts'

/** For each submission, its enumerator, whether it was completed, and the statuses of its calls. */
const survey = fc.array(
  fc.record({
    enumerator: fc.constantFrom('e1', 'e2', ''),
    consent: fc.constantFrom('1', '0', ''),
    calls: fc.array(fc.constantFrom('completed', 'busy', 'no-answer', 'failed'), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
)

type Survey = typeof survey extends fc.Arbitrary<infer Value> ? Value : never

const answersOf = ({ calls }: Survey[number], at: number) =>
  calls.map((status, place) => answerOf(at * 10 + place + 1, status))

function wideRows(data: Survey): string[][] {
  const head = ['KEY', 'enum_id', 'consent', 'call_1', 'call_2', 'call_3', 'call_4']
  const rows = data.map((one, at) => {
    const answers = answersOf(one, at)
    return [keyOf(at), one.enumerator, one.consent, ...[0, 1, 2, 3].map((place) => answers[place] ?? '')]
  })
  return [head, ...rows]
}

function longFiles(data: Survey): string[] {
  const main = data.map((one, at) => [keyOf(at), one.enumerator, one.consent])
  const calls = data.flatMap((one, at) =>
    answersOf(one, at).map((answer, place) => [answer, keyOf(at), `${keyOf(at)}/calls[${place + 1}]`]),
  )
  return [csvOf([['KEY', 'enum_id', 'consent'], ...main]), csvOf([['call', 'PARENT_KEY', 'KEY'], ...calls])]
}

function jsonOf(rows: readonly (readonly string[])[]): File {
  const [head = [], ...others] = rows
  const submissions = others.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at]])))
  return fileOf(JSON.stringify(submissions), 'wide.json')
}

/** Where it stands in the export is another thing in each shape. */
function toCompare(interviews: readonly Interview[]) {
  return interviews.map(({ calls, ...one }) => ({ ...one, calls: calls.map(({ field, ...call }) => call) }))
}

describe('one survey', () => {
  it('comes to the same in every shape it is exported in', async () => {
    await fc.assert(
      fc.asyncProperty(survey, async (data) => {
        const wide = await combineFiles([csvOf(wideRows(data))])
        const expected = data.flatMap(({ calls, consent, enumerator }, at) => {
          const isDone = data.some((one) => one.consent === '1') ? consent === '1' : undefined
          return calls.length === 0 ? [] : [[keyOf(at), enumerator, isDone, calls]]
        })
        expect(
          wide.interviews.map(({ key, enumerator, isDone, calls }) => {
            return [key, enumerator, isDone, calls.map(({ status }) => status)]
          }),
        ).toEqual(expected)
        const long = await combineFiles(longFiles(data))
        expect(toCompare(long.interviews)).toEqual(toCompare(wide.interviews))
        const json = await combineFiles([jsonOf(wideRows(data))])
        expect(json.interviews).toEqual(wide.interviews)
      }),
      { numRuns: 60 },
    )
  })

  it('comes to the same from two exports that overlap', async () => {
    await fc.assert(
      fc.asyncProperty(survey, fc.nat(), fc.nat(), async (data, one, other) => {
        const [head = [], ...rows] = wideRows(data)
        const [first, second] = [one % (rows.length + 1), other % (rows.length + 1)]
        const [from, to] = [Math.min(first, second), Math.max(first, second)]
        const whole = await combineFiles([csvOf([head, ...rows])])
        const parts = await combineFiles([
          csvOf([head, ...rows.slice(0, to)]),
          csvOf([head, ...rows.slice(from)]),
        ])
        expect(parts.interviews).toEqual(whole.interviews)
      }),
      { numRuns: 60 },
    )
  })
})
