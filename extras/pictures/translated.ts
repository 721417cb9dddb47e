import { englishCheck } from '../../src/plugin/words/english/check-words.ts'
import { englishDesigner } from '../../src/plugin/words/english/designer-words.ts'
import { englishDispositions } from '../../src/plugin/words/english/disposition-words.ts'
import { english } from '../../src/plugin/words/english/field-words.ts'
import { englishPanel } from '../../src/plugin/words/english/panel-words.ts'
import { englishRecording } from '../../src/plugin/words/english/recording-words.ts'
import type { LanguageTables } from '../../src/plugin/words/language-tables.ts'

const inEnglish = {
  core: english,
  designer: englishDesigner,
  dispositions: englishDispositions,
  recording: englishRecording,
  panel: englishPanel,
  check: englishCheck,
}

type Table = Readonly<Record<string, string>>

/**
 * What a scene looks for on the screen, in another language: the text whose English the scene names, whatever is
 * filled in. What is in no table, such as a name or a key of the keypad, stays as it is.
 */
export function translated(text: string | RegExp, tables: LanguageTables): string | RegExp {
  const found = Object.entries<Table>(inEnglish).flatMap(([name, table]) => {
    const other: Table = { ...tables[name as keyof LanguageTables] }
    return Object.entries(table)
      .filter(([, template]) => isMeant(text, template))
      .map(([key, template]) => ({ template, other: other[key] ?? '' }))
  })
  // Of several the text itself, or the one that is most like it: one with little but values in it fits many.
  const likeness = (template: string) => (template === text ? Infinity : lettersOf(template))
  const [best] = found.sort((one, next) => likeness(next.template) - likeness(one.template))
  return best ? filled(best.other, text) : text
}

function isMeant(text: string | RegExp, template: string): boolean {
  if (typeof text !== 'string') return text.test(template.replace(/\{\w+\}/g, 'Maria'))
  const [whole, part] = [template.toLowerCase(), text.toLowerCase()]
  if (whole === part || (part.length > 5 && whole.includes(part))) return true
  return (
    template.includes('{') && lettersOf(template) > 2 && new RegExp(`^${filled(template).source}`).test(text)
  )
}

/** How much of it is not filled in. */
function lettersOf(template: string): number {
  return template.replace(/\{\w+\}/g, '').length
}

/** @param like where it must begin or end a text, so must this */
function filled(template: string, like: string | RegExp = ''): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const source = parts.join('.+').replace(/[\u00a0 ]/g, '\\s')
  const [from, to] =
    typeof like === 'string' ? ['', ''] : [/^\^/.exec(like.source) ?? '', /\$$/.exec(like.source) ?? '']
  return new RegExp(`${from}${source}${to}`)
}
