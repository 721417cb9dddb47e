import { english as englishDesk } from '../../src/desk/words/english.ts'
import { englishCheck } from '../../src/plugin/words/english/check-words.ts'
import { englishDesigner } from '../../src/plugin/words/english/designer-words.ts'
import { englishDispositions } from '../../src/plugin/words/english/disposition-words.ts'
import { english } from '../../src/plugin/words/english/field-words.ts'
import { englishPanel } from '../../src/plugin/words/english/panel-words.ts'
import { englishRecording } from '../../src/plugin/words/english/recording-words.ts'

/** Every text of the screen by its key, as the documents write it: an ellipsis in place of a value. */
export const shownTable: Readonly<Record<string, string>> = Object.fromEntries(
  [english, englishPanel, englishRecording, englishDesigner, englishDispositions, englishCheck].flatMap(
    (table) => Object.entries(table).map(([key, text]) => [key, text.replace(/\{\w+\}/g, '…')]),
  ),
)

/** The desk's too. */
export const shownWords: readonly string[] = [...Object.values(shownTable), ...Object.values(englishDesk)]
