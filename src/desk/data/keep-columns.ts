import { type ColumnChoices, roles } from './column-choices.ts'
import type { ReadFile } from './files/read-file.ts'

/** The columns of a table that some of these choices are about. */
export function columnsOf(choices: readonly ColumnChoices[], columns: readonly string[]): readonly string[] {
  const chosen = new Set(choices.flatMap((one) => roles.map((role) => one[role])))
  return columns.filter((column, at) => column !== '' && chosen.has(column) && columns.indexOf(column) === at)
}

/** The files that have a chosen column of which nothing was kept when they were read. */
export function filesToReadAgain(files: readonly ReadFile[], choices: ColumnChoices): readonly File[] {
  return files
    .filter(({ tables }) =>
      tables.some(({ columns, kept }) =>
        columnsOf([choices], columns).some((column) => !kept.includes(column)),
      ),
    )
    .map(({ file }) => file)
}

/** Adds a file, in place of the same one as it was read before. */
export function withFile(files: readonly ReadFile[], read: ReadFile): readonly ReadFile[] {
  const isKnown = files.some(({ file }) => isSameFile(file, read.file))
  if (isKnown) return files.map((other) => (isSameFile(other.file, read.file) ? read : other))
  return [...files, read]
}

function isSameFile(one: File, other: File): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified
}
