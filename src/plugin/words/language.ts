import { createWords, type Values } from './create-words.ts'
import { showDurationIn } from './duration.ts'
import { allEnglish } from './english/all-english.ts'
import { isRightToLeft, type LanguageCode } from './language-names.ts'
import { type PackedLanguages, unpack } from './packed.ts'

/** The language that the field speaks. */
export interface Language {
  code: LanguageCode
  isRightToLeft: boolean
  /** Its texts by their keys; empty for English. */
  table: Readonly<Record<string, string>>
  /** The form designer's own texts, by key. */
  texts: Readonly<Record<string, string>>
}

export function languageOf(code: LanguageCode, packed: PackedLanguages, texts: Language['texts']): Language {
  const table = code === 'en' ? {} : unpack(packed(code), Object.keys(allEnglish))
  return { code, isRightToLeft: isRightToLeft(code), table, texts }
}

/** Gives a text of the field's: the designer's own, else the language's, else the English one. */
export function wordsIn({ table, texts, isRightToLeft }: Language): (key: string, values?: Values) => string {
  return createWords({ ...allEnglish, ...table, ...texts }, isRightToLeft)
}

/** How the language says whole seconds; undefined where the designer's own text, or the English one, says it. */
export function durationIn({
  code,
  table,
  texts,
}: Language): ((seconds: number) => string | undefined) | undefined {
  if (code === 'en' || 'seconds' in texts) return undefined
  return (seconds) => showDurationIn(table['locale'] ?? code, seconds)
}
