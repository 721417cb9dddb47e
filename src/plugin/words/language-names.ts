/**
 * Each language by all that it is called, in small letters and without accents: its code, its codes of three
 * letters, its own name, its English name.
 */
const names = {
  en: 'eng english default',
  fr: 'fra fre francais french',
  es: 'spa espanol castellano spanish',
  pt: 'por portugues portuguese',
  ar: 'ara العربية عربي arabic',
  hi: 'hin हिन्दी हिंदी hindi',
  sw: 'swa swh kiswahili swahili',
  bn: 'ben বাংলা bangla bengali',
  ur: 'urd اردو urdu',
  am: 'amh አማርኛ amharic amarinya',
}

export type LanguageCode = keyof typeof names

/** English is in script.js as it is; the others are packed. */
export type FurtherCode = Exclude<LanguageCode, 'en'>

export const languageCodes: readonly LanguageCode[] = Object.keys(names).filter(isCode)

function isCode(text: string): text is LanguageCode {
  return text in names
}

/**
 * The language that a name means, as form designers and people write it: `français`, `French`, `fr-CI`,
 * `Português (Brasil)`, `sw`. The first word that names a language counts; undefined where none does.
 */
export function languageNamed(name: string): LanguageCode | undefined {
  // The usual one, without the work.
  if (name === 'English') return 'en'
  for (const word of simple(name).split(/[\s\d_(),./|:;\-\u2010-\u2015\u060c]+/)) {
    const code = languageCodes.find((one) => word === one || names[one].split(' ').includes(word))
    if (code) return code
  }
  return undefined
}

export function isRightToLeft(code: LanguageCode): boolean {
  return code === 'ar' || code === 'ur'
}

/** Without case, accents, and the vowel signs that Arabic may be written with. */
function simple(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u200b-\u200f]/g, '')
    .toLowerCase()
}
