import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { englishDispositions } from '../../../src/plugin/words/english/disposition-words.ts'
import type { LanguageTables } from '../../../src/plugin/words/language-tables.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { am } from './am.ts'
import { ar } from './ar.ts'
import { bn } from './bn.ts'
import { english, type FormWordKey, type FormWords } from './english.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { hi } from './hi.ts'
import { pt } from './pt.ts'
import { sw } from './sw.ts'
import { ur } from './ur.ts'

/** A text of the forms, or by its code the label of one of the plug-in's dispositions. */
export type FormText = FormWordKey | keyof typeof englishDispositions

/** A language that the forms are written in. */
export interface FormLanguage {
  /** As people find it in SurveyCTO's list of languages, and as columns name it. The plug-in knows each by it. */
  readonly name: string
  /** @throws Error for what is no FormText: a row of a worksheet is no more than cells */
  textOf(text: string): string
}

/** The language of the columns that name none. */
export const firstLanguage: FormLanguage = {
  name: 'English',
  textOf: reader({ ...english, ...englishDispositions }, allEnglish),
}

/** The others that the plug-in speaks. */
export const furtherLanguages: readonly FormLanguage[] = [
  language('français', fr, languages.fr),
  language('español', es, languages.es),
  language('português', pt, languages.pt),
  language('العربية', ar, languages.ar),
  language('हिन्दी', hi, languages.hi),
  language('Kiswahili', sw, languages.sw),
  language('বাংলা', bn, languages.bn),
  language('اردو', ur, languages.ur),
  language('አማርኛ', am, languages.am),
]

function language(name: string, words: FormWords, tables: LanguageTables): FormLanguage {
  const { core, recording, panel, dispositions } = tables
  return { name, textOf: reader({ ...words, ...dispositions }, { ...core, ...recording, ...panel }) }
}

/** A button is called in a hint what it is called on the screen. */
function reader(words: Readonly<Record<FormText, string>>, ofPlugIn: Readonly<Record<string, unknown>>) {
  const known = new Map<string, string>(Object.entries(words))
  return (text: string) => {
    const found = known.get(text)
    if (found === undefined) throw new Error(`The forms have no text called ${text}.`)
    return found.replace(/(?<!\$)\{(\w+)\}/g, (whole, key: string) => String(ofPlugIn[key] ?? whole))
  }
}
