import { describe, expect, it } from 'vitest'
import { pluralForms } from '../../../src/plugin/words/english/panel-words.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { englishTables, placesOf, tableNames } from './english-tables.ts'

const entries = Object.entries(languages)

/** A form of a count that English has not, such as `filesFew`, by what English has: `filesOther`. */
function englishFor(name: (typeof tableNames)[number], key: string): string | undefined {
  const english: Readonly<Record<string, string>> = englishTables[name]
  const form = pluralForms.find((one) => key.endsWith(one))
  return english[key] ?? (form && english[key.replace(new RegExp(`${form}$`), 'Other')])
}

describe('the English words', () => {
  it('have one key each, so that a designer can name any of them', () => {
    const keys = tableNames.flatMap((name) => Object.keys(englishTables[name]))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })
})

describe.each(entries)('the language %s', (code, tables) => {
  it.each(tableNames)('has every text of %s, none empty, and no other', (name) => {
    const keys = Object.keys(englishTables[name])
    const table: Readonly<Record<string, string>> = tables[name]
    expect(keys.filter((key) => !table[key]?.trim())).toEqual([])
    expect(Object.keys(table).filter((key) => englishFor(name, key) === undefined)).toEqual([])
  })

  it.each(tableNames)('loses no place of %s and invents none', (name) => {
    const wrong = Object.entries(tables[name]).filter(([key, text]) => {
      const expected = placesOf(englishFor(name, key) ?? '')
      const places = placesOf(text)
      // "One character" says its number in words; a language whose form for one is also that for none does not.
      const isFree = name === 'panel' && /(One|Two|Zero)$/.test(key)
      const without = (all: readonly string[]) =>
        String(isFree ? all.filter((place) => place !== '{n}') : all)
      return without(places) !== without(expected)
    })
    expect(wrong).toEqual([])
  })

  it('has the forms of a count that its own rules ask for, and no others', () => {
    const asked = new Intl.PluralRules(code).resolvedOptions().pluralCategories
    const wanted = pluralForms.filter((form) => asked.some((one) => one === form.toLowerCase()))
    const table: Readonly<Record<string, string>> = tables.panel
    for (const key of Object.keys(englishTables.panel).filter((one) => one.endsWith('Other'))) {
      const forms = pluralForms.filter((form) => table[key.replace(/Other$/, form)] !== undefined)
      // Nothing here counts to none, nor to the million at which the Romance languages have another form.
      const needed = wanted.filter((form) => form !== 'Zero' && (form !== 'Many' || code === 'ar'))
      expect([key, forms.filter((form) => needed.includes(form))]).toEqual([key, needed])
      expect(forms.filter((form) => !wanted.includes(form) && form !== 'One')).toEqual([])
    }
  })

  it('names a locale that Intl takes for this language', () => {
    expect(new Intl.Locale(tables.panel.locale).language).toBe(code)
  })

  it('holds no markup, no figures of its own and no space at the end of a text', () => {
    const texts = tableNames.flatMap((name) => Object.entries(tables[name]))
    const odd = texts.filter(
      ([key, text]) =>
        /[<>]|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/.test(text) ||
        (key !== 'comma' && text.trim() !== text),
    )
    expect(odd).toEqual([])
  })

  it('calls a button by what stands on it', () => {
    expect(tables.core.errorCallOverText).toContain(tables.core.updateStatus)
  })

  it('keeps the number of an error on the line of the word before it', () => {
    // In a language that is written from the right the two stand together from the left.
    expect(tables.core.errorCode).toMatch(/^(Twilio\u00a0\{code\}|\u2066Twilio\u00a0\{code\}\u2069)$/)
  })

  it('keeps what a parameter is to be as it is written', () => {
    const said = Object.values(tables.designer).join(' ') + tables.core.errorEnumeratorNumberText
    for (const word of [
      'from_number',
      'api_key',
      'api_secret',
      'consent',
      'keypad',
      'history',
      'messages',
      'sms',
      'messaging_service_sid',
      '4000',
    ])
      expect(said).toContain(word)
  })
})
