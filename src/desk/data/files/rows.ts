/** Some rows of a sheet, as they come. */
export interface RowPiece {
  /** Which sheet of a workbook; '' where a file is one table. */
  readonly sheet: string
  readonly rows: readonly (readonly string[])[]
  /** How much of the file has been read: from 0 to 1. */
  readonly share: number
  /** A quotation mark in the last of these rows is never closed. */
  readonly isUnclosed?: boolean
}

/** A file that cannot be read, with the end of its key in data-words.ts. */
export class UnreadableFile extends Error {
  readonly why: 'TooLarge' | 'BadJson' | 'BadExcel'

  constructor(why: UnreadableFile['why']) {
    super(why)
    this.why = why
  }
}
