import type { LoadPart } from '../parts.ts'
import { englishDispositions } from '../words/disposition-words.ts'
import type { Language } from '../words/language.ts'
import { isRightToLeft, languageCodes, languageNamed } from '../words/language-names.ts'
import { readDispositions } from './disposition-list.ts'
import type { Host } from './host.ts'
import type { ReadDispositions } from './parameter-reader.ts'
import { textPrefix } from './parameters.ts'
import type { CheckedParameters, Problem } from './settings.ts'

/** What a field opens with: its parameters, and the language that it speaks. */
export interface Prepared {
  checked: CheckedParameters
  language: Language
  /** Besides the words of every field, as far as they are needed: of the designer's problems, the dispositions. */
  moreWords: Readonly<Record<string, string>>
  /** How the language says whole seconds; undefined where the device does not know that. */
  showDuration?: (seconds: number) => string | undefined
}

export interface Unprepared {
  host: Host
  loadPart: LoadPart
  check(readDispositions: ReadDispositions): CheckedParameters
}

/**
 * Reads the parameters with all that only some forms give, and loads the words of the language, English where they
 * do not come. A language that the plug-in does not have is no reason not to call.
 */
export async function prepare({ host, loadPart, check }: Unprepared): Promise<Prepared> {
  const checked = check(readDispositions)
  const named = languageNamed(checked.language)
  const isUnknown = checked.language !== '' && !named
  const problems = isUnknown ? [...checked.problems, unknownLanguage(checked.language)] : checked.problems
  const texts = readTexts(host)
  const wanted = named ?? languageNamed(host.language) ?? 'en'
  const hasDesigner = problems.length + Object.keys(texts).length > 0
  const [further, designer] = await Promise.all([
    wanted === 'en' ? undefined : loadPart(`words-${wanted}`),
    hasDesigner ? loadPart('designer') : undefined,
  ])
  const code = further ? wanted : 'en'
  const explained = designer ? designer.explain({ problems, texts }) : { problems, texts: {} }
  const language = { code, isRightToLeft: isRightToLeft(code), texts: explained.texts }
  const tables = further?.tables
  return {
    checked: { ...checked, problems: explained.problems },
    language: tables ? { ...language, tables } : language,
    moreWords: tables
      ? { ...tables.dispositions, ...tables.designer }
      : { ...englishDispositions, ...designer?.words },
    // The designer's own way of saying a duration goes before the device's.
    ...(further && !('seconds' in language.texts) ? { showDuration: further.showDuration } : {}),
  }
}

/** The designer's own texts by their keys, whether the field has such a text or not; an empty one is none. */
function readTexts({ parameter, parameterNames }: Host): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const name of parameterNames()) {
    const text = name.startsWith(textPrefix) ? String(parameter(name) ?? '').trim() : ''
    if (text) texts[name.slice(textPrefix.length)] = text
  }
  return texts
}

function unknownLanguage(value: string): Problem {
  const said = { key: 'problemLanguage', values: { value, codes: languageCodes.join(' ') } } as const
  return { parameter: 'language', said, blocks: false }
}
