import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import {
  type ExportedForm,
  type Submission,
  writeLongCsvs,
  writeWideCsv,
  writeWideJson,
} from '../../../src/stand-in/surveycto/export.ts'
import { instanceOf, treeOf } from '../../../src/stand-in/surveycto/form-tree.ts'

const form: ExportedForm = {
  id: 'calls_2026',
  version: '2611300900',
  survey: [
    { type: 'start', name: 'starttime' },
    { type: 'end', name: 'endtime' },
    { type: 'begin group', name: 'who' },
    { type: 'text', name: 'name' },
    { type: 'note', name: 'hello' },
    { type: 'end group', name: 'who' },
    { type: 'text', name: 'gone', disabled: 'yes' },
    { type: 'begin repeat', name: 'attempt', repeat_count: '3' },
    { type: 'text', name: 'call' },
    { type: 'begin repeat', name: 'number' },
    { type: 'text', name: 'digits' },
    { type: 'end repeat', name: 'number' },
    { type: 'end repeat', name: 'attempt' },
    { type: 'select_one yesno', name: 'done' },
  ],
}

const digits = (...all: string[]) => all.map((one) => ({ values: { digits: one } }))

const submissions: readonly Submission[] = [
  {
    key: 'uuid:aa',
    submittedAt: Date.UTC(2015, 9, 10, 18, 26, 24),
    values: {
      starttime: '2015-10-10T18:24:34.000Z',
      endtime: '2015-10-10T00:05:02.000Z',
      name: 'Maria, "Mia"\nO.',
      done: '1',
    },
    repeats: {
      attempt: [
        { values: { call: 'busy|CA1' }, repeats: { number: digits('1', '2') } },
        { values: { call: 'completed|CA2' }, repeats: { number: digits('3') } },
      ],
    },
  },
  { key: 'uuid:bb', submittedAt: Date.UTC(2015, 9, 13, 10, 53, 4), values: { name: 'Ana' } },
]

function read(csv: string | undefined): Record<string, string>[] {
  return parse(csv ?? '', { columns: true })
}

describe('the wide export', () => {
  it('has SurveyCTO’s own columns around the form’s, and the instances of repeat groups side by side', () => {
    const csv = writeWideCsv(form, submissions)
    expect(csv.split('\n')[0]).toBe(
      'SubmissionDate,starttime,endtime,name,hello,attempt_count,call_1,digits_1_1,digits_1_2,call_2,digits_2_1,' +
        'done,instanceID,formdef_version,KEY',
    )
    const [first, second] = read(csv)
    expect(first).toMatchObject({
      KEY: 'uuid:aa',
      instanceID: 'uuid:aa',
      formdef_version: '2611300900',
      name: 'Maria, "Mia"\nO.',
      attempt_count: '2',
      call_1: 'busy|CA1',
      call_2: 'completed|CA2',
      digits_2_1: '3',
    })
    expect(second).toMatchObject({ KEY: 'uuid:bb', name: 'Ana', attempt_count: '0', call_1: '', done: '' })
  })

  // The two dates of submission are those of the sample in SurveyCTO's documentation of its API.
  it('writes times as the server does, in the zone that is wanted', () => {
    const [first, second] = read(writeWideCsv(form, submissions))
    expect(first).toMatchObject({
      SubmissionDate: 'Oct 10, 2015 6:26:24 PM',
      starttime: 'Oct 10, 2015 6:24:34 PM',
      endtime: 'Oct 10, 2015 12:05:02 AM',
    })
    expect(second).toMatchObject({ SubmissionDate: 'Oct 13, 2015 10:53:04 AM', starttime: '' })
    const [there] = read(writeWideCsv(form, submissions, 'Africa/Nairobi'))
    expect(there).toMatchObject({ SubmissionDate: 'Oct 10, 2015 9:26:24 PM' })
  })

  it('of nobody is a header', () => {
    expect(writeWideCsv(form, [])).toBe(
      'SubmissionDate,starttime,endtime,name,hello,attempt_count,done,instanceID,formdef_version,KEY\n',
    )
  })
})

describe('the long export', () => {
  it('has a file for each repeat group, whose rows name the row that they belong to', () => {
    const files = writeLongCsvs(form, submissions)
    expect([...files.keys()]).toEqual(['calls_2026.csv', 'calls_2026-attempt.csv', 'calls_2026-number.csv'])
    expect(read(files.get('calls_2026.csv'))[0]).toEqual({
      SubmissionDate: 'Oct 10, 2015 6:26:24 PM',
      starttime: 'Oct 10, 2015 6:24:34 PM',
      endtime: 'Oct 10, 2015 12:05:02 AM',
      name: 'Maria, "Mia"\nO.',
      hello: '',
      'SET-OF-attempt': 'uuid:aa/attempt',
      done: '1',
      instanceID: 'uuid:aa',
      formdef_version: '2611300900',
      KEY: 'uuid:aa',
    })
    expect(read(files.get('calls_2026-attempt.csv'))).toEqual(
      ['busy|CA1', 'completed|CA2'].map((call, at) => ({
        call,
        'SET-OF-number': `uuid:aa/attempt[${at + 1}]/number`,
        PARENT_KEY: 'uuid:aa',
        KEY: `uuid:aa/attempt[${at + 1}]`,
        'SET-OF-attempt': 'uuid:aa/attempt',
      })),
    )
    expect(read(files.get('calls_2026-number.csv')).map(({ KEY, PARENT_KEY }) => [KEY, PARENT_KEY])).toEqual([
      ['uuid:aa/attempt[1]/number[1]', 'uuid:aa/attempt[1]'],
      ['uuid:aa/attempt[1]/number[2]', 'uuid:aa/attempt[1]'],
      ['uuid:aa/attempt[2]/number[1]', 'uuid:aa/attempt[2]'],
    ])
  })
})

describe('the server’s JSON', () => {
  it('has the wide columns of every submission, all of them text', () => {
    const [csv] = read(writeWideCsv(form, submissions))
    const rows: unknown = JSON.parse(writeWideJson(form, submissions))
    expect(rows).toHaveLength(2)
    expect(Object(rows)[0]).toEqual({ ...csv, CompletionDate: csv?.['SubmissionDate'] })
    expect(JSON.parse(writeWideJson(form, []))).toEqual([])
  })
})

describe('a form of ours that was filled in', () => {
  it('becomes a submission with one instance of each repeat group', () => {
    const fields = { name: 'Ana', call: 'busy|CA1', digits: '7', other: 'no field' }
    const { values, repeats } = instanceOf(treeOf(form.survey), fields)
    expect(values).toEqual({ starttime: '', endtime: '', name: 'Ana', hello: '', done: '' })
    expect(repeats).toEqual({
      attempt: [
        { values: { call: 'busy|CA1' }, repeats: { number: [{ values: { digits: '7' }, repeats: {} }] } },
      ],
    })
  })
})
