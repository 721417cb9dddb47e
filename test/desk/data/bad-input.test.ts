import { describe, expect, it } from 'vitest'
import { answerOf, combineFiles, csvOf, detailedAnswer, keyOf, remarksIn, sidOf } from './exports.ts'

const head = ['KEY', 'enum_id', 'caseid', 'consent', 'call']
const whole = (number: number) => [keyOf(number), 'e1', `HH${number}`, '1', answerOf(number)]

/** Each is an export that something has happened to: what is said, and which calls still count. */
const cases: readonly {
  readonly title: string
  readonly files: readonly string[]
  readonly remarks: readonly string[]
  readonly calls: readonly number[]
}[] = [
  {
    title: 'a table that is no export',
    files: [
      csvOf([
        ['id', 'name', 'mobile_number'],
        [1, 'a', 2],
      ]),
    ],
    remarks: ['remarkNotExport'],
    calls: [],
  },
  {
    title: 'an export without its call field, or of an encrypted form without the key',
    files: [
      csvOf([
        ['KEY', 'enum_id'],
        [keyOf(1), 'e1'],
      ]),
    ],
    remarks: ['remarkNoCalls'],
    calls: [],
  },
  {
    title: 'an export with the SIDs alone',
    files: [
      csvOf([
        ['KEY', 'call_sid'],
        [keyOf(1), sidOf(1)],
      ]),
    ],
    remarks: ['remarkOnlySids'],
    calls: [],
  },
  {
    title: 'an export without a KEY',
    files: [csvOf([head.slice(1), whole(1).slice(1), whole(2).slice(1)])],
    remarks: ['remarkNoKey'],
    calls: [1, 2],
  },
  {
    title: 'keys that a spreadsheet has broken, with the calls intact',
    files: [csvOf([head, ['#NAME?', ...whole(1).slice(1)], ['1,2E+11', ...whole(2).slice(1)], whole(3)])],
    remarks: ['remarkBrokenKey 2 3'],
    calls: [1, 2, 3],
  },
  {
    title: 'keys of the team’s own, one of them twice',
    files: [csvOf([head, ['5', ...whole(1).slice(1)], ['5', ...whole(2).slice(1)]])],
    remarks: ['remarkTwiceKey 3'],
    calls: [1, 2],
  },
  {
    title: 'the same KEY twice in one file',
    files: [csvOf([head, whole(1), whole(2), [keyOf(1), 'e2', 'HH1', '1', answerOf(5)]])],
    remarks: ['remarkReplaced 2'],
    calls: [5, 2],
  },
  {
    title: 'a later export of the same form',
    files: [csvOf([head, whole(1), whole(2)]), csvOf([head, [keyOf(2), 'e1', 'HH2', '1', answerOf(6)]])],
    remarks: ['remarkReplaced 3'],
    calls: [1, 6],
  },
  {
    title: 'a later export without the call field, which takes no calls away',
    files: [csvOf([head, whole(1)]), csvOf([head.slice(0, 4), whole(1).slice(0, 4)])],
    remarks: ['remarkNoCalls'],
    calls: [1],
  },
  {
    title: 'numbers of cases that a spreadsheet has shortened',
    files: [
      csvOf([
        head,
        [keyOf(1), 'e1', '1.2E+11', '1', answerOf(1)],
        [keyOf(2), 'e1', '1.2E+11', '1', answerOf(2)],
      ]),
    ],
    remarks: ['remarkShortNumber 2 3'],
    calls: [1, 2],
  },
  {
    title: 'an answer that is cut before its SID ends',
    files: [csvOf([head, [keyOf(1), 'e1', 'HH1', '1', answerOf(1).slice(0, 30)], whole(2)])],
    remarks: ['remarkCutCall 2'],
    calls: [2],
  },
  {
    title: 'an answer that is cut in the middle',
    files: [csvOf([head, [keyOf(1), 'e1', 'HH1', '1', detailedAnswer(8).slice(0, 260)], whole(2)])],
    remarks: ['remarkCutAnswer 2'],
    calls: [8, 2],
  },
  {
    title: 'metadata that Excel has cut at 32,767 characters',
    files: [
      csvOf([
        [...head, 'meta'],
        [...whole(1), `{"sid":"${sidOf(1)}","x":"${'x'.repeat(40_000)}"}`.slice(0, 32_767)],
      ]),
    ],
    remarks: ['remarkCutMetadata 2'],
    calls: [1],
  },
  {
    title: 'a quotation mark that is never closed',
    files: [`${csvOf([head, whole(1)])}${keyOf(2)},"e1,HH2\n${keyOf(3)},e1\n`],
    remarks: ['remarkUnclosed 3'],
    calls: [1],
  },
  {
    title: 'a file of a repeat group without its main file',
    files: [
      csvOf([
        ['PARENT_KEY', 'KEY', 'call'],
        [keyOf(1), `${keyOf(1)}/calls[1]`, answerOf(1)],
      ]),
    ],
    remarks: ['remarkLonely', 'remarkOrphan 2'],
    calls: [1],
  },
  {
    title: 'a repeat group’s row whose submission is missing',
    files: [
      csvOf([
        ['KEY', 'enum_id'],
        [keyOf(1), 'e1'],
      ]),
      csvOf([
        ['PARENT_KEY', 'KEY', 'call'],
        [keyOf(1), `${keyOf(1)}/calls[1]`, answerOf(1)],
        [keyOf(7), `${keyOf(7)}/calls[1]`, answerOf(2)],
      ]),
    ],
    remarks: ['remarkOrphan 3'],
    calls: [1, 2],
  },
  {
    title: 'rows that are shorter than the header',
    files: [csvOf([[...head, 'more'], whole(1), [keyOf(2)]])],
    remarks: [],
    calls: [1],
  },
]

describe('an export that something has happened to', () => {
  it.each(cases)('is read as far as it goes: $title', async ({ files, remarks, calls }) => {
    const combined = await combineFiles(files)
    expect(remarksIn(combined)).toEqual(remarks)
    const sids = combined.interviews.flatMap((interview) => interview.calls.map(({ sid }) => sid))
    expect(sids).toEqual(calls.map(sidOf))
    expect(new Set(combined.interviews.map(({ key }) => key)).size).toBe(combined.interviews.length)
  })

  it('has different cases where their shortened numbers look the same', async () => {
    const short = cases.find(({ title }) => title.startsWith('numbers of cases'))
    const { interviews } = await combineFiles(short?.files ?? [])
    expect(interviews.map(({ caseId }) => caseId)).toEqual([keyOf(1), keyOf(2)])
  })

  it('names rows as a spreadsheet counts them, the first of many', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => ['', 'e1', `HH${at}`, '1', answerOf(at)])
    const { remarks } = await combineFiles([csvOf([head, ...rows])])
    expect(remarks).toMatchObject([{ name: '1.csv', count: 12, rows: [2, 3, 4, 5, 6, 7, 8, 9] }])
  })

  it('has the times of the calls, whatever a spreadsheet has made of the export’s dates', async () => {
    const dates = ['SubmissionDate', 'starttime']
    const { interviews } = await combineFiles([
      csvOf([
        [...head, ...dates],
        [...whole(1).slice(0, 4), detailedAnswer(1), '11/30/2026', '30.11.26'],
      ]),
    ])
    expect(interviews[0]?.calls.at(-1)?.startedAt).toBe(Date.parse('2026-11-30T05:17:00Z'))
  })

  it('of 2020 has nothing known that its four items do not tell', async () => {
    const { interviews, undated } = await combineFiles([csvOf([head, whole(1)])])
    expect(undated).toBe(1)
    expect(interviews[0]?.calls[0]).not.toHaveProperty('startedAt')
    expect(interviews[0]?.calls[0]).not.toHaveProperty('leg')
  })
})
