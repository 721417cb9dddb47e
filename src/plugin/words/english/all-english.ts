import { englishCheck } from './check-words.ts'
import { englishDesigner } from './designer-words.ts'
import { englishDispositions } from './disposition-words.ts'
import { english } from './field-words.ts'
import { englishPanel } from './panel-words.ts'
import { englishRecording } from './recording-words.ts'

/** All that the plug-in says, in English. No two tables have a key in common. What is drawn first stands first. */
export const allEnglish: Readonly<Record<string, string>> = {
  ...english,
  ...englishDesigner,
  ...englishDispositions,
  ...englishRecording,
  ...englishPanel,
  ...englishCheck,
}
