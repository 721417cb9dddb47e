import type { FurtherCode } from './language-names.ts'
import type { LanguageTables } from './language-tables.ts'
import { am } from './languages/am.ts'
import { ar } from './languages/ar.ts'
import { bn } from './languages/bn.ts'
import { es } from './languages/es.ts'
import { fr } from './languages/fr.ts'
import { hi } from './languages/hi.ts'
import { pt } from './languages/pt.ts'
import { sw } from './languages/sw.ts'
import { ur } from './languages/ur.ts'

/** Every language besides English, by its code. build.ts packs them; the field reads what is packed. */
export const languages: Readonly<Record<FurtherCode, LanguageTables>> = { fr, es, pt, ar, hi, sw, bn, ur, am }
