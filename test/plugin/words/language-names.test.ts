import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRightToLeft, languageCodes, languageNamed } from '../../../src/plugin/words/language-names.ts'

const named: Readonly<Record<string, readonly string[]>> = {
  en: ['English', 'english', 'en', 'EN-US', 'English (Kenya)', 'eng'],
  fr: [
    'français',
    'Français',
    'FRANÇAIS',
    'Francais',
    'French',
    'fr',
    'fr-CI',
    'fr_FR',
    'Français (Côte d’Ivoire)',
  ],
  es: ['Español', 'espanol', 'Spanish', 'es-MX', 'Castellano'],
  pt: ['Português', 'Português (Brasil)', 'portugues', 'Portuguese', 'pt_BR', 'Brazilian Portuguese'],
  ar: ['العربية', 'العَرَبِيّة', 'عربي', 'Arabic', 'ar', 'ar-EG', 'Arabic (العربية)'],
  hi: ['हिन्दी', 'हिंदी', 'Hindi', 'hi-IN'],
  sw: ['Kiswahili', 'Swahili', 'sw', 'sw-TZ', 'SWAHILI (Tanzania)'],
  bn: ['বাংলা', 'Bangla', 'Bengali', 'bn-BD'],
  ur: ['اردو', 'Urdu', 'ur-PK'],
  am: ['አማርኛ', 'Amharic', 'am', 'am-ET'],
}

/** What everybody's devices call the languages, and some that are spoken in one country, in each of the ten. */
const called = languageCodes.flatMap((speaks) => {
  const nameIn = new Intl.DisplayNames([speaks], { type: 'language' })
  const further = ['pt-BR', 'es-419', 'es-MX', 'fr-CA', 'fr-CI', 'ar-EG', 'en-GB', 'sw-KE', 'ur-IN']
  return [...languageCodes, ...further].map((tag) => [nameIn.of(tag) ?? '', tag.slice(0, 2), speaks])
})

describe('the name of a language', () => {
  it.each(called)('%s means %s, as it is called in %s', (name, code) => {
    expect(languageNamed(name)).toBe(code)
    expect(languageNamed(name.toUpperCase())).toBe(code)
    expect(languageNamed(name.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))).toBe(code)
    expect(languageNamed(`1. ${name}`)).toBe(code)
    expect(languageNamed(`${name} (Kenya)`)).toBe(code)
    expect(languageNamed(`[${name}]`)).toBe(code)
  })

  it.each([
    ['En español', 'es'],
    ['en français', 'fr'],
    ['em português', 'pt'],
    ['En anglais', 'en'],
    ['In English', 'en'],
    ['Langue : l’anglais', 'en'],
    ["l'espagnol", 'es'],
    ['Língua portuguesa', 'pt'],
    ['Español (México)', 'es'],
    ['Lugha ya Kiswahili', 'sw'],
    ['اللغة الانجليزية', 'en'],
    ['अंग्रेजी', 'en'],
    ['01-fr', 'fr'],
    ['(sw)', 'sw'],
    ['Language [pt]', 'pt'],
    ['es-419', 'es'],
    ['pt BR', 'pt'],
    ['am (Ethiopia)', 'am'],
    ['spa', 'es'],
    ['language-default', 'en'],
    ['default', 'en'],
    ['Français (default)', 'fr'],
    ['default: Kiswahili', 'sw'],
  ])('%s means %s', (name, code) => {
    expect(languageNamed(name)).toBe(code)
  })

  it.each([
    'Deutsch am Rhein',
    'en Lingala',
    'Hausa es',
    'por Hausa',
    'Ben Ali',
    'spa and sauna',
    'constructor',
    '__proto__',
    'toString',
  ])('%s means none: a code counts alone, or with a country', (name) => {
    expect(languageNamed(name)).toBeUndefined()
  })

  it.each(Object.entries(named).flatMap(([code, names]) => names.map((name) => [name, code])))(
    '%s means %s',
    (name, code) => {
      expect(languageNamed(name)).toBe(code)
      expect(languageNamed(` ${name} `)).toBe(code)
    },
  )

  it('counts whether its accents stand beside their letters or in them', () => {
    expect(languageNamed('Français'.normalize('NFD'))).toBe('fr')
    expect(languageNamed('Português'.normalize('NFC'))).toBe('pt')
  })

  it.each(['', 'Lingala', 'Hausa', 'Tamil (India)', 'Africa', 'essay', 'fraternal', '42', '中文'])(
    '%s means none that the plug-in has',
    (name) => {
      expect(languageNamed(name)).toBeUndefined()
    },
  )

  it('is looked for in any text without an error, and is one of the codes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const code = languageNamed(name)
        return code === undefined || languageCodes.includes(code)
      }),
    )
  })
})

describe('the direction of writing', () => {
  it('is from the right for Arabic and Urdu', () => {
    expect(languageCodes.filter(isRightToLeft)).toEqual(['ar', 'ur'])
  })
})
