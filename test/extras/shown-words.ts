import { englishDesigner } from '../../src/plugin/designer/designer-words.ts'
import { englishDispositions } from '../../src/plugin/dispositions/disposition-words.ts'
import { englishPanel } from '../../src/plugin/panel/panel-words.ts'
import { englishRecording } from '../../src/plugin/recording/recording-words.ts'
import { english } from '../../src/plugin/words.ts'

/** Every text of the screen by its key, as the documents write it: an ellipsis in place of a value. */
export const shownTable: Readonly<Record<string, string>> = Object.fromEntries(
  [english, englishPanel, englishRecording, englishDesigner, englishDispositions].flatMap((table) =>
    Object.entries(table).map(([key, text]) => [key, text.replace(/\{\w+\}/g, '…')]),
  ),
)

export const shownWords: readonly string[] = Object.values(shownTable)
