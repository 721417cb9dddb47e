import { showDurationIn } from './duration.ts'
import type { FurtherCode } from './language-names.ts'
import type { LanguageTables } from './language-tables.ts'

/** What the file of a language, such as `words-fr.js`, leaves for the field to find. */
export interface LanguagePart {
  tables: LanguageTables
  /** Whole seconds in the words of the language; undefined where the device does not know them. */
  showDuration(seconds: number): string | undefined
}

export function languagePart(code: FurtherCode, tables: LanguageTables): LanguagePart {
  return { tables, showDuration: (seconds) => showDurationIn(code, seconds) }
}
