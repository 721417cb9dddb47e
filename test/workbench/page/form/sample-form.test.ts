import { expect, it } from 'vitest'
import { languageCodes, languageNamed } from '../../../../src/plugin/words/language-names.ts'
import { languages } from '../../../../src/workbench/page/form/languages.ts'
import { callField } from '../../../../src/workbench/page/form/sample-form.ts'
import { readAddress } from '../../../../src/workbench/page/parameters/page-settings.ts'

it('every language that the plug-in speaks can be chosen on the page, each once', () => {
  expect(languages.map(languageNamed).sort()).toEqual([...languageCodes].sort())
})

it.each(languages)('the sample form asks in %s, and the page may begin in it', (language) => {
  for (const texts of [callField.label, callField.hint]) {
    const same = languages.filter((other) => texts[other] === texts[language])
    expect(same).toEqual([language])
  }
  expect(readAddress(`?${new URLSearchParams({ language })}`).language).toBe(language)
})
