import readSheets from 'read-excel-file/universal'
import { type RowPiece, UnreadableFile } from './rows.ts'

/** Bytes. A workbook is unpacked as a whole, to some fifty times its size: a larger one stops the page. */
const largestWorkbook = 12 << 20

/** The rows of every sheet of a workbook. */
export async function* readExcelRows(file: Blob): AsyncGenerator<RowPiece> {
  if (file.size > largestWorkbook) throw new UnreadableFile('TooLarge')
  const sheets = await unpack(await file.arrayBuffer())
  for (const [at, { sheet, data }] of sheets.entries()) {
    const rows = data.map((row) => row.map((cell: unknown) => textOfCell(cell)))
    yield { sheet: sheets.length > 1 ? sheet : '', rows, share: (at + 1) / sheets.length }
  }
}

async function unpack(bytes: ArrayBuffer) {
  try {
    // The reader for browsers would start workers, which the page's own policy forbids.
    return await readSheets(bytes)
  } catch {
    // A zip without a workbook in it, or a broken one. What the library says of it helps nobody.
    throw new UnreadableFile('BadExcel')
  }
}

function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString() : String(cell)
}
