import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { type FurtherCode, languageCodes } from '../../../src/plugin/words/language-names.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { type Packed, type PackedLanguages, pack } from '../../../src/plugin/words/packed.ts'

const keys = Object.keys(allEnglish)

const packed: Readonly<Record<FurtherCode, Packed>> = {
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

/** The languages as script.js holds them. */
export const packedLanguages: PackedLanguages = (code) => packed[code]

export const furtherCodes = languageCodes.filter((code) => code !== 'en')
