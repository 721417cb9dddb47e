import { englishDesigner } from '../../src/plugin/designer/designer-words.ts'
import { englishDispositions } from '../../src/plugin/dispositions/disposition-words.ts'
import type { LanguageTables } from '../../src/plugin/languages/language-tables.ts'
import { englishPanel } from '../../src/plugin/panel/panel-words.ts'
import { englishRecording } from '../../src/plugin/recording/recording-words.ts'
import { english } from '../../src/plugin/words.ts'

const inEnglish = {
  core: english,
  designer: englishDesigner,
  dispositions: englishDispositions,
  recording: englishRecording,
  panel: englishPanel,
}

type Table = Readonly<Record<string, string>>

/**
 * What a scene looks for on the screen, in another language: the text whose English the scene names, whatever is
 * filled in. What is in no table, such as a name or a key of the keypad, stays as it is.
 */
export function translated(text: string | RegExp, tables: LanguageTables): string | RegExp {
  for (const [name, table] of Object.entries<Table>(inEnglish)) {
    const key = Object.keys(table).find((one) => isMeant(text, table[one] ?? ''))
    const other: Table = { ...tables[name as keyof LanguageTables] }
    if (key !== undefined) return filled(other[key] ?? '')
  }
  return text
}

function isMeant(text: string | RegExp, template: string): boolean {
  if (typeof text !== 'string') return text.test(template.replace(/\{\w+\}/g, 'Maria'))
  return (
    template === text || (/\{\w+\}/.test(template) && new RegExp(`^${filled(template).source}`).test(text))
  )
}

function filled(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(parts.join('.+'))
}
