import { englishDesigner } from '../../../src/plugin/designer/designer-words.ts'
import { englishDispositions } from '../../../src/plugin/dispositions/disposition-words.ts'
import type { LanguageTables } from '../../../src/plugin/languages/language-tables.ts'
import { englishPanel } from '../../../src/plugin/panel/panel-words.ts'
import { englishRecording } from '../../../src/plugin/recording/recording-words.ts'
import { english } from '../../../src/plugin/words.ts'

/** English in the shape of the other languages. */
export const englishTables = {
  core: english,
  dispositions: englishDispositions,
  designer: englishDesigner,
  recording: englishRecording,
  panel: englishPanel,
} satisfies LanguageTables

export const tableNames = ['core', 'dispositions', 'designer', 'recording', 'panel'] as const

/** The `{name}` places of a text, each as often as it stands there. */
export function placesOf(text: string): string[] {
  return (text.match(/\{[^}]*\}/g) ?? []).sort()
}
