import type { LanguageTables } from './language-tables.ts'
import { createWords, type Values } from './words.ts'

/** The language that the field speaks, and what of its texts is not in script.js. */
export interface Language {
  /** `en`, `fr`, … */
  code: string
  isRightToLeft: boolean
  /** Absent for English. */
  tables?: LanguageTables
  /** The form designer's own texts, by key. */
  texts: Readonly<Record<string, string>>
}

/** For these nothing has to be loaded; SurveyCTO calls the language of a form that has only one `default`. */
export function isEnglish(language: string): boolean {
  return /^$|^(en|english|default)\b/i.test(language)
}

/** Tells the browser how an area of the page is written, and a screen reader how it is read. */
export function setLanguage(area: HTMLElement, { code, isRightToLeft }: Language): void {
  area.lang = code
  area.dir = isRightToLeft ? 'rtl' : 'ltr'
}

/**
 * The texts of one table: the designer's own, else the language's, else the English ones.
 * @param english the table in English, which is complete
 */
export function wordsIn(
  { tables, texts, isRightToLeft }: Language,
  name: keyof LanguageTables,
  english: Readonly<Record<string, string>>,
): (key: string, values?: Values) => string {
  return createWords({ ...english, ...(tables ? tables[name] : {}), ...texts }, isRightToLeft)
}
