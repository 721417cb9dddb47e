import { type FurtherCode, languageCodes } from '../../../src/plugin/words/language-names.ts'
import { type LanguagePart, languagePart } from '../../../src/plugin/words/language-part.ts'
import type { LanguageTables } from '../../../src/plugin/words/language-tables.ts'
import { am } from '../../../src/plugin/words/languages/am.ts'
import { ar } from '../../../src/plugin/words/languages/ar.ts'
import { bn } from '../../../src/plugin/words/languages/bn.ts'
import { es } from '../../../src/plugin/words/languages/es.ts'
import { fr } from '../../../src/plugin/words/languages/fr.ts'
import { hi } from '../../../src/plugin/words/languages/hi.ts'
import { pt } from '../../../src/plugin/words/languages/pt.ts'
import { sw } from '../../../src/plugin/words/languages/sw.ts'
import { ur } from '../../../src/plugin/words/languages/ur.ts'

/** Every language besides English, by its code. */
export const languageFiles: Readonly<Record<FurtherCode, LanguageTables>> = {
  fr,
  es,
  pt,
  ar,
  hi,
  sw,
  bn,
  ur,
  am,
}

/** What the zip's files of words bring. */
export const wordsParts: Readonly<Record<`words-${FurtherCode}`, LanguagePart>> = {
  'words-fr': languagePart('fr', languageFiles.fr),
  'words-es': languagePart('es', languageFiles.es),
  'words-pt': languagePart('pt', languageFiles.pt),
  'words-ar': languagePart('ar', languageFiles.ar),
  'words-hi': languagePart('hi', languageFiles.hi),
  'words-sw': languagePart('sw', languageFiles.sw),
  'words-bn': languagePart('bn', languageFiles.bn),
  'words-ur': languagePart('ur', languageFiles.ur),
  'words-am': languagePart('am', languageFiles.am),
}

export const furtherCodes: readonly FurtherCode[] = languageCodes.filter((code) => code !== 'en')
