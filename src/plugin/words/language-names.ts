/** Each language by its codes, and by what it is called in each of the ten: a name in another language's column too. */
const names = {
  en: [
    'en eng',
    'english anglais anglaise inglés inglesa inglês',
    'kiingereza',
    'الإنجليزية إنجليزي',
    'अंग्रेज़ी इंग्लिश ইংরেজি انگریزی እንግሊዝኛ',
  ],
  fr: [
    'fr fra fre',
    'french français française francés francesa francês',
    'kifaransa',
    'الفرنسية فرنسي',
    'फ़्रेंच फ़्रांसीसी ফরাসি ফ্রেঞ্চ فرانسیسی ፈረንሳይኛ',
  ],
  es: [
    'es spa',
    'spanish espagnol espagnole español española castellano espanhol espanhola',
    'kihispania',
    'الإسبانية إسباني',
    'स्पेनिश স্প্যানিশ ہسپانوی ስፓኒሽ ስፓንኛ',
  ],
  pt: [
    'pt por',
    'portuguese portugais portugaise portugués portuguesa português',
    'kireno',
    'البرتغالية برتغالي',
    'पुर्तगाली পর্তুগিজ پرتگالی ፖርቹጋልኛ ፖርቱጋልኛ',
  ],
  ar: ['ar ara', 'arabic arabe árabe', 'kiarabu', 'العربية عربي عربی', 'अरबी আরবি ዓረብኛ አረብኛ'],
  hi: ['hi hin', 'hindi', 'kihindi', 'الهندية هندي', 'हिन्दी हिंदी হিন্দি ہندی ሕንድኛ ሂንዲ'],
  sw: [
    'sw swa swh',
    'swahili suajili suahili suaíli',
    'kiswahili',
    'السواحلية السواحيلية سواحيلي سواحلی',
    'स्वाहिली সোয়াহিলি ስዋሂሊኛ ስዋሂሊ',
  ],
  bn: [
    'bn ben',
    'bengali bangla bengalí',
    'kibengali kibangla',
    'البنغالية بنغالي بنگلہ بنگالی',
    'बंगाली बांग्ला বাংলা ቤንጋሊኛ ቤንጋሊ',
  ],
  ur: ['ur urd', 'urdu ourdou', 'kiurdu', 'الأوردية أوردو', 'उर्दू উর্দু اردو ኡርዱኛ ኡርዱ'],
  am: [
    'am amh',
    'amharic amharique amárico amarinya',
    'kiamhari kiamhara',
    'الأمهرية أمهري',
    'अम्हेरी अम्हारिक আমহারিক امہاری አማርኛ',
  ],
} as const

export type LanguageCode = keyof typeof names

/** English is in script.js as it is; the others are packed. */
export type FurtherCode = Exclude<LanguageCode, 'en'>

export const languageCodes: readonly LanguageCode[] = Object.keys(names).filter(isCode)

function isCode(text: string): text is LanguageCode {
  return Object.keys(names).includes(text)
}

/**
 * The language that a name means, as form designers and people write it: `français`, `French`, `En español`, `fr-CI`,
 * `Português (Brasil)`, `sw`. The first word that is a language's name counts. A code counts where no such word stands,
 * and where it stands alone or with a country: `es`, `am` and `en` are words as well. Undefined where there is neither.
 */
export function languageNamed(name: string): LanguageCode | undefined {
  // The usual one, without the work.
  if (name === 'English') return 'en'
  const text = simple(name)
  const words = text.split(/[\s\d_(),./|:;'’[\]\-\u2010-\u2015\u060c]+/)
  for (const word of words) {
    const named = word && languageCodes.find((code) => wordsOf(names[code].slice(1)).includes(word))
    if (named) return named
  }
  const [, alone] = /^[^a-z]*([a-z]{2,3})(?:[-_][a-z\d]{2,4}| [a-z]{2}| ?[([].*)?[^a-z]*$/.exec(text) ?? []
  const [, inBrackets] = /[([]([a-z]{2,3})[)\]]/.exec(text) ?? []
  const coded = languageCodes.find((code) => {
    const codes = wordsOf(names[code].slice(0, 1))
    return codes.includes(alone ?? '') || codes.includes(inBrackets ?? '')
  })
  // SurveyCTO calls a form's language so where its designer gave it no name.
  return coded ?? (words.includes('default') ? 'en' : undefined)
}

function wordsOf(lists: readonly string[]): string[] {
  return simple(lists.join(' ')).split(' ')
}

export function isRightToLeft(code: LanguageCode): boolean {
  return code === 'ar' || code === 'ur'
}

/** Without case and accents, the vowel signs of Arabic, and the dots that Hindi and Bengali are written with or without. */
function simple(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u093c\u09bc\u200b-\u200f]/g, '')
    .toLowerCase()
}
