/// <reference lib="es2018.intl" />
import type { CountedText, PanelWords, PluralForm } from './english/panel-words.ts'

/**
 * A text with a count `{n}` in the form that the language has for it.
 * @param values what else the text takes
 */
export function countWith(
  words: PanelWords,
  text: CountedText,
  n: number,
  values: Readonly<Record<string, string>> = {},
): string {
  const all = { n: String(n), ...values }
  return words(`${text}${formOf(words('locale'), n)}`, all) || words(`${text}Other`, all)
}

const forms: Readonly<Record<string, PluralForm>> = {
  zero: 'Zero',
  one: 'One',
  two: 'Two',
  few: 'Few',
  many: 'Many',
}

/** Chrome 63 and Safari 13 are the first to know the languages' rules; before, one is one and the rest is many. */
function formOf(locale: string, n: number): PluralForm {
  if (typeof Intl !== 'object' || typeof Intl.PluralRules !== 'function') return n === 1 ? 'One' : 'Other'
  return forms[new Intl.PluralRules(locale).select(n)] ?? 'Other'
}
