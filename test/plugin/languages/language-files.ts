import { ar } from '../../../src/plugin/languages/ar.ts'
import { es } from '../../../src/plugin/languages/es.ts'
import { fr } from '../../../src/plugin/languages/fr.ts'
import { type LanguagePart, languagePart } from '../../../src/plugin/languages/language-part.ts'
import type { LanguageTables } from '../../../src/plugin/languages/language-tables.ts'
import { pt } from '../../../src/plugin/languages/pt.ts'
import type { FurtherCode } from '../../../src/plugin/prepare/language-names.ts'

/** Every language besides English, by its code. */
export const languageFiles: Readonly<Record<FurtherCode, LanguageTables>> = {
  fr,
  es,
  pt,
  ar,
  hi: fr,
  sw: fr,
  bn: fr,
  ur: fr,
  am: fr,
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
