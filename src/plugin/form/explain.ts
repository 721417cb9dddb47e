import { allEnglish } from '../words/english/all-english.ts'
import { pluralForms } from '../words/english/panel-words.ts'
import { closestName } from './closest-name.ts'
import { parameterNames, textPrefix } from './parameters.ts'
import type { Problem } from './settings.ts'

/** Whose rules the device goes by is no text: what it cannot read as a language would stop the field. */
const keys = Object.keys(allEnglish).filter((key) => key !== 'locale')

/** What the form designer has written, made ready to be said and used. */
export interface Explained {
  problems: readonly Problem[]
  /** By their keys. */
  texts: Readonly<Record<string, string>>
}

/**
 * Says what an unknown parameter may have meant, and keeps of the designer's own texts those that the field has. A
 * text of the designer's may leave out what the field would put in; what it cannot put in is named.
 */
export function explain({ problems, texts }: Explained): Explained {
  const known: Record<string, string> = {}
  const all = problems.map(withClosest)
  const report = (key: string, said: Problem['said']) =>
    all.push({ parameter: textPrefix + key, said, blocks: false })
  for (const [key, text] of Object.entries(texts)) {
    const original = originalOf(key)
    if (original === undefined) {
      report(key, { key: 'problemText', values: { closest: textPrefix + closestName(key, keys) } })
      continue
    }
    known[key] = text
    const places = placesOf(original)
    const odd = placesOf(text).find((place) => !places.includes(place))
    if (odd !== undefined)
      report(key, { key: 'problemPlace', values: { place: odd, places: places.join(' ') || '–' } })
  }
  return { problems: all, texts: known }
}

function withClosest(problem: Problem): Problem {
  if (problem.said.key !== 'problemUnknown') return problem
  const closest = closestName(problem.parameter, parameterNames)
  return { ...problem, said: { key: 'problemUnknown', values: { ...problem.said.values, closest } } }
}

/** The English text that a key stands for; a count has more forms in some languages than in English. */
function originalOf(key: string): string | undefined {
  if (keys.includes(key)) return allEnglish[key]
  const form = pluralForms.find((one) => key.endsWith(one))
  const stem = form && key.slice(0, -form.length)
  return stem && keys.includes(`${stem}One`) ? allEnglish[`${stem}Other`] : undefined
}

function placesOf(text: string): string[] {
  return text.match(/\{\w+\}/g) ?? []
}
