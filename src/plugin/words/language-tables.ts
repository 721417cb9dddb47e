import type { DesignerWordTable } from './designer-words.ts'
import type { DispositionWordTable } from './disposition-words.ts'
import type { PanelWordTable } from './panel-words.ts'
import type { RecordingWordTable } from './recording-words.ts'
import type { WordTable } from './words.ts'

/** All that the plug-in says, in one language. A language file beside this one holds one of these. */
export interface LanguageTables {
  core: WordTable
  designer: DesignerWordTable
  dispositions: DispositionWordTable
  recording: RecordingWordTable
  panel: PanelWordTable
}
