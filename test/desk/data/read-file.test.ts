import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { readFile } from '../../../src/desk/data/files/read-file.ts'
import { answerOf, csvOf, detailedAnswer, fileOf, keyOf, readGuessing, sidOf } from './exports.ts'

const rows = [
  ['SubmissionDate', 'enum_id', 'caseid', 'consent', 'call', 'KEY'],
  ['30/11/2026', '7', 'HH1', '1', answerOf(1), keyOf(1)],
  ['11/30/2026', '8', 'HH2', '0', detailedAnswer(3), keyOf(2)],
]

async function summaryOf(file: File) {
  const { tables, refused } = await readGuessing(file)
  return refused ?? tables.map((table) => ({ ...sidsOf(table), kept: table.kept, name: table.name }))
}

function sidsOf({ rows: read }: Awaited<ReturnType<typeof readGuessing>>['tables'][number]) {
  const sids = read.map(({ found }) => found.flatMap(({ calls }) => calls.map(({ sid }) => sid)))
  return { sids, keys: read.map(({ key }) => key), values: read.map(({ values }) => values.join()) }
}

const expected = (name: string) => [
  {
    name,
    kept: ['enum_id', 'caseid', 'consent'],
    sids: [[sidOf(1)], [sidOf(2), sidOf(3)]],
    keys: [keyOf(1), keyOf(2)],
    values: ['7,HH1,1', '8,HH2,0'],
  },
]

async function workbookOf(sheets: Readonly<Record<string, readonly (readonly string[])[]>>) {
  const data = Object.values(sheets).map((sheet) => sheet.map((cells) => cells.map((value) => ({ value }))))
  const stream = await writeExcel(
    data.map((sheet, at) => ({ data: sheet, sheet: Object.keys(sheets)[at] ?? '' })),
  ).toBuffer()
  return new Uint8Array(stream)
}

describe('an export', () => {
  it('is read as a CSV', async () => {
    expect(await summaryOf(fileOf(csvOf(rows), 'a.csv'))).toEqual(expected('a.csv'))
  })

  it('is read as a workbook', async () => {
    expect(await summaryOf(fileOf(await workbookOf({ data: rows }), 'a.xlsx'))).toEqual(expected('a.xlsx'))
  })

  it('is read from the sheet with the data, where there are others', async () => {
    const workbook = await workbookOf({ notes: [['Read me', 'please']], data: rows })
    expect(await summaryOf(fileOf(workbook, 'a.xlsx'))).toEqual(expected('a.xlsx, data'))
  })

  it('is read as the server’s JSON, whatever each submission leaves out', async () => {
    const [head = [], ...others] = rows
    const submissions = others.map((cells) => Object.fromEntries(cells.map((cell, at) => [head[at], cell])))
    const json = JSON.stringify([{ KEY: keyOf(9), note: null }, ...submissions])
    const { tables } = await readGuessing(fileOf(json, 'a.json'))
    expect(tables[0]?.rows.map(({ key, found }) => [key, found.length])).toEqual([
      [keyOf(9), 0],
      [keyOf(1), 1],
      [keyOf(2), 1],
    ])
  })

  it('may have repeat groups as lists in JSON', async () => {
    const json = JSON.stringify([{ KEY: keyOf(1), calls: [{ call: answerOf(1) }, { call: answerOf(2) }] }])
    const { tables } = await readGuessing(fileOf(json, 'a.json'))
    expect([...(tables[0]?.fields ?? [])]).toEqual([
      ['calls[1]/call', 1],
      ['calls[2]/call', 1],
    ])
  })
})

describe('a file that is no export', () => {
  it.each([
    ['is empty', fileOf('', 'a.csv'), { why: 'Empty' }],
    ['is an archive', fileOf(zipSync({ a: strToU8('b') }), 'a.zip'), { why: 'Zip' }],
    ['calls itself a workbook', fileOf(zipSync({ a: strToU8('b') }), 'a.xlsx'), { why: 'BadExcel' }],
    ['is a cut workbook', fileOf(strToU8('PK\u0003\u0004rest'), 'a.xlsx'), { why: 'BadExcel' }],
    ['is a very large workbook, once unpacked', fileOf(largeWorkbook(), 'a.xlsx'), { why: 'TooLarge' }],
    ['is very large JSON', fileOf(large('[{}'), 'a.json'), { why: 'TooLarge' }],
    ['is cut JSON', fileOf('[{"KEY":"uuid:1"', 'a.json'), { why: 'BadJson' }],
    ['is a refusal of the server', fileOf('{"error":{"code":401}}', 'a.json'), { why: 'BadJson' }],
  ])('is told when it %s', async (_, file, refused) => {
    expect(await summaryOf(file)).toEqual(refused)
  })

  it('is told when the browser may not read it any more', async () => {
    const file = fileOf('KEY\n1\n')
    file.slice = () => {
      throw new DOMException('gone', 'NotReadableError')
    }
    expect(await summaryOf(file)).toEqual({ why: 'Unreadable', reason: 'NotReadableError' })
  })
})

describe('the reading of a file', () => {
  it('tells how far it has come, and can be stopped', async () => {
    const stopper = new AbortController()
    const file = fileOf(csvOf([['KEY', 'a'], ...Array.from({ length: 40_000 }, (_, at) => [keyOf(at), 1])]))
    const shares: number[] = []
    const reading = {
      keep: () => [],
      signal: stopper.signal,
      progress(share: number) {
        shares.push(share)
        if (shares.length === 3) stopper.abort()
      },
    }
    expect(await readFile(file, reading)).toBeUndefined()
    expect(shares).toHaveLength(3)
    expect(shares.toSorted((one, other) => one - other)).toEqual(shares)
    expect(shares.at(-1)).toBeLessThan(1)
  })
})

/** A hundred kilobytes, unpacked a hundred megabytes. */
function largeWorkbook(): Uint8Array<ArrayBuffer> {
  return zipSync({ 'xl/worksheets/sheet1.xml': [new Uint8Array(100e6 + 1), { level: 1 }] })
}

/** Larger than any file that is read as a whole. */
function large(start: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((64 << 20) + 1).fill(32)
  bytes.set(strToU8(start))
  return bytes
}
