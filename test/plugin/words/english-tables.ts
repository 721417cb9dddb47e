import { englishCheck } from '../../../src/plugin/words/english/check-words.ts'
import { englishDesigner } from '../../../src/plugin/words/english/designer-words.ts'
import { englishDispositions } from '../../../src/plugin/words/english/disposition-words.ts'
import { english } from '../../../src/plugin/words/english/field-words.ts'
import { englishPanel } from '../../../src/plugin/words/english/panel-words.ts'
import { englishRecording } from '../../../src/plugin/words/english/recording-words.ts'
import type { LanguageTables } from '../../../src/plugin/words/language-tables.ts'

/** English in the shape of the other languages. */
export const englishTables = {
  core: english,
  dispositions: englishDispositions,
  designer: englishDesigner,
  recording: englishRecording,
  panel: englishPanel,
  check: englishCheck,
} satisfies LanguageTables

export const tableNames = ['core', 'dispositions', 'designer', 'recording', 'panel', 'check'] as const

/** The `{name}` places of a text, each as often as it stands there. */
export function placesOf(text: string): string[] {
  return (text.match(/\{[^}]*\}/g) ?? []).sort()
}
