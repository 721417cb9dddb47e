import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsvRows } from '../../../../src/desk/data/files/csv-rows.ts'

async function rowsIn(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: 'utf-8' | 'utf-16le' = 'utf-8',
  pieceSize = 7,
) {
  const rows: (readonly string[])[] = []
  let isUnclosed = false
  for await (const piece of readCsvRows(new Blob([bytes]), encoding, pieceSize)) {
    rows.push(...piece.rows)
    isUnclosed ||= piece.isUnclosed ?? false
  }
  return { rows: rows.filter((row) => row.some((cell) => cell !== '')), isUnclosed }
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

function utf16Of(text: string): Uint8Array<ArrayBuffer> {
  const units = Uint16Array.from(text, (_, at) => text.charCodeAt(at))
  return new Uint8Array(units.buffer)
}

const cell = fc.string({
  unit: fc.constantFrom('a', '1', '"', ',', ';', '\t', '|', '\n', 'é', '語', '😀', ' '),
})
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

describe('the rows of a CSV', () => {
  it('are those that another reader finds, wherever the file is cut into pieces', async () => {
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    const separator = fc.constantFrom(',', ';', '\t')
    const newline = fc.constantFrom('\n', '\r\n')
    const piece = fc.integer({ min: 1, max: 40 })
    await fc.assert(
      fc.asyncProperty(table, separator, newline, piece, async (rows, delimiter, end, size) => {
        const head = (rows[0] ?? []).map((_, at) => `column${at}`)
        const text = [head, ...rows].map((row) => row.map(quoted).join(delimiter)).join(end) + end
        const expected = parse(text, { delimiter, record_delimiter: end, relax_column_count: true })
        // The header is in the first piece.
        const { rows: found } = await rowsIn(bytesOf(text), 'utf-8', 60 + size)
        expect(found).toEqual(expected.filter((row: readonly string[]) => row.some((one) => one !== '')))
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['commas', 'KEY,call,a\n1,x|y,3\n'],
    ['semicolons', 'KEY;call;a\n1;x|y;3\n'],
    ['tabs', 'KEY\tcall\ta\n1\tx|y\t3\n'],
    ['lines that end as on old Macs', 'KEY,call,a\r1,x|y,3\r'],
    ['lines that end as on Windows', 'KEY,call,a\r\n1,x|y,3\r\n'],
    ['lines that end in one way and the other', 'KEY,call,a\r\n1,x|y,3\n'],
    ['no line break at the end', 'KEY,call,a\n1,x|y,3'],
    ['a line that tells the separator', 'sep=;\r\nKEY;call;a\r\n1;x|y;3\r\n'],
    ['empty lines', 'KEY,call,a\n\n1,x|y,3\n\n'],
    ['a mark of UTF-8', '\ufeffKEY,call,a\n1,x|y,3\n'],
  ])('are read with %s', async (_, text) => {
    const { rows } = await rowsIn(bytesOf(text), 'utf-8', 1_000)
    expect(rows).toEqual([
      ['KEY', 'call', 'a'],
      ['1', 'x|y', '3'],
    ])
  })

  it('are read from UTF-16, with a letter cut in two by the end of a piece', async () => {
    const { rows } = await rowsIn(utf16Of('\ufeffKEY\tname\n1\tAñé語😀\n'), 'utf-16le', 23)
    expect(rows).toEqual([
      ['KEY', 'name'],
      ['1', 'Añé語😀'],
    ])
  })

  it('may have commas, line breaks and quotation marks in cells', async () => {
    const { rows } = await rowsIn(bytesOf('KEY,b\n1,"a, ""b""\nc"\n2,d\n'), 'utf-8', 12)
    expect(rows).toEqual([
      ['KEY', 'b'],
      ['1', 'a, "b"\nc'],
      ['2', 'd'],
    ])
  })

  it('tell of a quotation mark that is never closed', async () => {
    const { rows, isUnclosed } = await rowsIn(bytesOf('KEY,b\n1,2\n3,"4\n5,6\n'), 'utf-8', 12)
    expect(isUnclosed).toBe(true)
    expect(rows.slice(0, 2)).toEqual([
      ['KEY', 'b'],
      ['1', '2'],
    ])
  })
})
