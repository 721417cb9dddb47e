import { type Language, languageOf } from '../words/language.ts'
import { languageCodes, languageNamed } from '../words/language-names.ts'
import type { PackedLanguages } from '../words/packed.ts'
import { checkParameters } from './check-parameters.ts'
import { explain } from './explain.ts'
import type { Host } from './host.ts'
import { textPrefix } from './parameters.ts'
import { readText } from './read-text.ts'
import type { CheckedParameters, Problem } from './settings.ts'

/** What a field opens with: its parameters, and the language that it speaks. */
export interface ReadForm {
  checked: CheckedParameters
  language: Language
}

/** What a form gives of its parameters. */
type Given = Pick<Host, 'parameter' | 'parameterNames'>

/**
 * Reads all that the form gives. A language that the plug-in does not have is no reason not to call: the field then
 * speaks the form's, or English.
 */
export function readForm(host: Host, languages: PackedLanguages): ReadForm {
  const { checked, texts } = checkForm(host)
  const code = languageNamed(checked.language) ?? languageNamed(host.language) ?? 'en'
  return { checked, language: languageOf(code, languages, texts) }
}

/** The parameters with all that is wrong or odd about them, and those of the designer's own texts that the field has. */
export function checkForm(given: Given): { checked: CheckedParameters; texts: Language['texts'] } {
  const checked = checkParameters(given.parameter, given.parameterNames())
  const isUnknown = checked.language !== '' && !languageNamed(checked.language)
  const problems = isUnknown ? [...checked.problems, unknownLanguage(checked.language)] : checked.problems
  const explained = explain({ problems, texts: readTexts(given) })
  return { checked: { ...checked, problems: explained.problems }, texts: explained.texts }
}

/** The designer's own texts by their keys, whether the field has such a text or not; an empty one is none. */
function readTexts({ parameter, parameterNames }: Given): Readonly<Record<string, string>> {
  // A plain object would take `text___proto__` for its own nature.
  const texts: Record<string, string> = Object.create(null)
  for (const name of parameterNames()) {
    const text = name.startsWith(textPrefix) ? readText(parameter(name)) : ''
    if (text) texts[name.slice(textPrefix.length)] = text
  }
  return texts
}

function unknownLanguage(value: string): Problem {
  const said = { key: 'problemLanguage', values: { value, codes: languageCodes.join(' ') } } as const
  return { parameter: 'language', said, blocks: false }
}
