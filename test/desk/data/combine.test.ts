import { describe, expect, it } from 'vitest'
import { localTimeIn } from '../../../src/desk/local-time.ts'
import { allDays, answerOf, combineFiles, csvOf, detailedAnswer, keyOf, sidOf } from './exports.ts'

const head = ['KEY', 'enum_id', 'caseid', 'consent', 'call']

function sidsOf({ interviews }: Awaited<ReturnType<typeof combineFiles>>): readonly (readonly string[])[] {
  return interviews.map(({ calls }) => calls.map(({ sid }) => sid))
}

describe('a wide export', () => {
  const rows = [
    [...head.slice(0, 4), 'call_1', 'call_2', 'sms'],
    [keyOf(1), 'e1', 'HH1', '1', answerOf(1), answerOf(2, 'busy'), `sent|SM${'0'.repeat(32)}|https://x|`],
    [keyOf(2), 'e2', 'HH2', '0', answerOf(3), '', ''],
    [keyOf(3), 'e2', 'HH3', '', '', '', ''],
  ]

  it('has an interview for each row with calls, and its columns as they are guessed', async () => {
    const combined = await combineFiles([csvOf(rows)])
    expect(combined.interviews).toMatchObject([
      {
        key: keyOf(1),
        enumerator: 'e1',
        caseId: 'HH1',
        isDone: true,
        calls: [{ field: 'call_1' }, { field: 'call_2' }],
      },
      { key: keyOf(2), enumerator: 'e2', caseId: 'HH2', isDone: false, calls: [{ sid: sidOf(3) }] },
    ])
    expect(combined).toMatchObject({ rows: 3, calls: 3, messages: 1, undated: 3, outside: 0 })
    expect([...combined.fields]).toEqual([['call', 3]])
    expect([...combined.doneValues]).toEqual([
      ['1', 1],
      ['0', 1],
      ['', 1],
    ])
  })

  it('has the values that the user said mean done', async () => {
    const { interviews } = await combineFiles([csvOf(rows)], { choices: { doneValues: ['0'] } })
    expect(interviews.map(({ isDone }) => isDone)).toEqual([false, true])
  })

  it.each([
    ['no column says', { done: '' }],
    ['no value was chosen for', { doneValues: [] }],
  ])('does not know of an interview what %s', async (_, choices) => {
    const { interviews } = await combineFiles([csvOf(rows)], { choices })
    expect(interviews.map(({ isDone }) => isDone)).toEqual([undefined, undefined])
  })

  it('has each submission as a case of its own where no column says it', async () => {
    const { interviews } = await combineFiles([csvOf(rows)], { choices: { caseId: '', enumerator: '' } })
    expect(interviews.map(({ caseId, enumerator }) => [caseId, enumerator])).toEqual([
      [keyOf(1), ''],
      [keyOf(2), ''],
    ])
  })

  it('leaves out the call fields that do not count, and still names them', async () => {
    const both = rows.map((row, at) => [...row, ['callback', answerOf(9), answerOf(3), ''][at] ?? ''])
    const all = await combineFiles([csvOf(both)])
    // The third call stands in both columns.
    expect(sidsOf(all)).toEqual([[sidOf(1), sidOf(2), sidOf(9)], [sidOf(3)]])
    const one = await combineFiles([csvOf(both)], { choices: { without: ['call'] } })
    expect(sidsOf(one)).toEqual([[sidOf(9)], [sidOf(3)]])
    expect([...one.fields]).toEqual([
      ['call', 3],
      ['callback', 2],
    ])
  })

  it('has an answer and a calculate with the metadata of the same calls once', async () => {
    const meta = JSON.stringify({
      sid: sidOf(2),
      status: 'completed',
      plugin: { log: [{ sid: sidOf(0), at: 5_000, number: 1, print: '', status: 'no-answer' }] },
    })
    const { interviews } = await combineFiles([
      csvOf([
        [...head, 'meta'],
        [keyOf(1), 'e1', 'HH1', '1', detailedAnswer(2), meta],
      ]),
    ])
    expect(interviews[0]?.calls.map(({ sid, field }) => [sid, field])).toEqual([
      [sidOf(0), 'meta'],
      [sidOf(1), 'call'],
      [sidOf(2), 'call'],
    ])
  })
})

describe('a long export', () => {
  const main = csvOf([
    ['KEY', 'enum_id', 'caseid', 'consent', 'SET-OF-calls'],
    [keyOf(1), 'e1', 'HH1', '1', `${keyOf(1)}/calls`],
    [keyOf(2), 'e2', 'HH2', '0', `${keyOf(2)}/calls`],
  ])
  const instance = (submission: number, at: number) => [
    keyOf(submission),
    `${keyOf(submission)}/calls[${at}]`,
  ]
  const calls = csvOf([
    ['call', 'PARENT_KEY', 'KEY'],
    [answerOf(1), ...instance(1, 1)],
    [answerOf(2), ...instance(1, 2)],
    [answerOf(3), ...instance(2, 1)],
  ])
  const expected = [
    {
      key: keyOf(1),
      enumerator: 'e1',
      caseId: 'HH1',
      isDone: true,
      calls: [
        { sid: sidOf(1), field: 'call[1]' },
        { sid: sidOf(2), field: 'call[2]' },
      ],
    },
    { key: keyOf(2), enumerator: 'e2', caseId: 'HH2', isDone: false, calls: [{ sid: sidOf(3) }] },
  ]

  it.each([
    ['first', [main, calls]],
    ['last', [calls, main]],
  ])('has the interviews of the wide one, the main file given %s', async (_, files) => {
    const combined = await combineFiles(files)
    expect(combined.interviews).toMatchObject(expected)
    expect(combined.remarks).toEqual([])
    expect(combined.rows).toBe(2)
  })

  it('has an interview for each instance with a case of its own', async () => {
    const roster = csvOf([
      ['person_id', 'call', 'PARENT_KEY', 'KEY'],
      ['p1', answerOf(1), ...instance(1, 1)],
      ['p2', answerOf(2), ...instance(1, 2)],
    ])
    const { interviews } = await combineFiles([main, roster], { choices: { caseId: 'person_id' } })
    // The column is kept once it is chosen; here it is the one that the repeat's names suggest.
    expect(interviews).toMatchObject([
      { key: `${keyOf(1)}/calls[1]`, enumerator: 'e1', caseId: 'p1', isDone: true },
      { key: `${keyOf(1)}/calls[2]`, enumerator: 'e1', caseId: 'p2', isDone: true },
    ])
  })

  it('finds the submission of a repeat group within a repeat group', async () => {
    const inner = csvOf([
      ['call', 'PARENT_KEY', 'KEY'],
      [answerOf(4), `${keyOf(2)}/people[1]`, `${keyOf(2)}/people[1]/calls[1]`],
    ])
    const { interviews } = await combineFiles([main, inner])
    expect(interviews).toMatchObject([{ key: keyOf(2), enumerator: 'e2', calls: [{ sid: sidOf(4) }] }])
  })
})

describe('the days whose calls count', () => {
  const rows = [
    head,
    [keyOf(1), 'e1', 'HH1', '1', detailedAnswer(2)],
    [keyOf(2), 'e1', 'HH2', '1', answerOf(5)],
  ]

  it('are those of the report’s time zone', async () => {
    // 05:10 and 05:17 in UTC: the evening before on Hawaii.
    const dayOf = (ms: number) => localTimeIn('Pacific/Honolulu')(ms).day
    const days = { from: '2026-11-29', to: '2026-11-29', dayOf }
    expect(sidsOf(await combineFiles([csvOf(rows)], { days }))).toEqual([[sidOf(1), sidOf(2)]])
    expect(sidsOf(await combineFiles([csvOf(rows)], { days: { ...allDays, from: '2026-12-01' } }))).toEqual(
      [],
    )
  })

  it('leave out and count calls whose time is not known', async () => {
    const combined = await combineFiles([csvOf(rows)], { days: { ...allDays, from: '2026-11-30' } })
    expect(combined).toMatchObject({ calls: 2, outside: 1, undated: 0 })
  })
})

describe('the respondent’s number', () => {
  it('is taken from the column that has its name, and not from that of the device', async () => {
    const guess = async (column: string) => {
      const { interviews } = await combineFiles([
        csvOf([
          ['KEY', column, 'call'],
          [keyOf(1), '+254 711 000001', answerOf(1)],
        ]),
      ])
      return interviews[0]?.numbers
    }
    expect(await guess('respondent_phone')).toEqual(['254711000001'])
    expect(await guess('to_number')).toEqual(['254711000001'])
    expect(await guess('phonenumber')).toEqual([])
    expect(await guess('enum_phone')).toEqual([])
  })

  it('of each attempt counts, where a repeat group has it', async () => {
    const { interviews } = await combineFiles([
      csvOf([
        ['KEY', 'caseid'],
        [keyOf(1), 'HH1'],
      ]),
      csvOf([
        ['PARENT_KEY', 'KEY', 'to_number', 'call'],
        [keyOf(1), `${keyOf(1)}/calls[1]`, '+254711000001', answerOf(1)],
        [keyOf(1), `${keyOf(1)}/calls[2]`, '+254711000002', answerOf(2)],
      ]),
    ])
    expect(interviews.map(({ numbers }) => numbers)).toEqual([['254711000001', '254711000002']])
  })
})
