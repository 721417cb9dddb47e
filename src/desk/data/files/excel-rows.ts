import { unzipSync, zipSync } from 'fflate'
import readSheets from 'read-excel-file/universal'
import { type RowPiece, UnreadableFile } from './rows.ts'

/** Bytes, once unpacked. A workbook is read as a whole, and the page stands still meanwhile. */
const largestWorkbook = 100e6

/** The rows of every sheet of a workbook. */
export async function* readExcelRows(file: Blob): AsyncGenerator<RowPiece> {
  // Packed, it is smaller still.
  if (file.size > largestWorkbook) throw new UnreadableFile('TooLarge')
  const sheets = await readWorkbook(unpack(new Uint8Array(await file.arrayBuffer())))
  for (const [at, { sheet, data }] of sheets.entries()) {
    const rows = data.map((row) => row.map((cell: unknown) => textOfCell(cell)))
    yield { sheet: sheets.length > 1 ? sheet : '', rows, share: (at + 1) / sheets.length }
  }
}

/**
 * The workbook's texts as an archive that is not packed. What is packed and large the library would unpack in a worker,
 * which the page's policy forbids; and it would not look how large it is before.
 */
function unpack(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let total = 0
  const files = orBadExcel(() =>
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/\.(xml|rels)$/.test(name)) return false
        total += originalSize
        return total <= largestWorkbook
      },
    }),
  )
  if (total > largestWorkbook) throw new UnreadableFile('TooLarge')
  return zipSync(files, { level: 0 })
}

async function readWorkbook(bytes: Uint8Array<ArrayBuffer>) {
  try {
    return await readSheets(bytes.buffer)
  } catch {
    // An archive without a workbook in it. What the library says of it helps nobody.
    throw new UnreadableFile('BadExcel')
  }
}

function orBadExcel<Value>(read: () => Value): Value {
  try {
    return read()
  } catch {
    throw new UnreadableFile('BadExcel')
  }
}

function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString() : String(cell)
}
