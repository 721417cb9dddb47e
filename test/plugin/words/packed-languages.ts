import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { languageCodes } from '../../../src/plugin/words/language-names.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { type PackedLanguages, pack } from '../../../src/plugin/words/packed.ts'

const keys = Object.keys(allEnglish)

/** The languages as script.js holds them. */
export const packedLanguages: PackedLanguages = {
  fr: pack(languages.fr, keys),
  es: pack(languages.es, keys),
  pt: pack(languages.pt, keys),
  ar: pack(languages.ar, keys),
  hi: pack(languages.hi, keys),
  sw: pack(languages.sw, keys),
  bn: pack(languages.bn, keys),
  ur: pack(languages.ur, keys),
  am: pack(languages.am, keys),
}

export const furtherCodes = languageCodes.filter((code) => code !== 'en')
