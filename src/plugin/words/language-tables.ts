import type { CheckWordTable } from './english/check-words.ts'
import type { DesignerWordTable } from './english/designer-words.ts'
import type { DispositionWordTable } from './english/disposition-words.ts'
import type { WordTable } from './english/field-words.ts'
import type { PanelWordTable } from './english/panel-words.ts'
import type { RecordingWordTable } from './english/recording-words.ts'

/** All that the plug-in says, in one language. A language file beside this one holds one of these. */
export interface LanguageTables {
  core: WordTable
  designer: DesignerWordTable
  dispositions: DispositionWordTable
  recording: RecordingWordTable
  panel: PanelWordTable
  check: CheckWordTable
}
