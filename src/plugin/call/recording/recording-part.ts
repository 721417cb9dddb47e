import { type Recorded, recordingBox } from '../../screen/recording-box.ts'
import { createRecordingView } from '../../screen/recording-view.ts'
import { type Language, wordsIn } from '../../words/language.ts'
import { englishRecording } from '../../words/recording-words.ts'
import { createRecorder } from './recorder.ts'

/** What a field needs to record by consent. */
export const recordingPart = {
  createRecorder,
  createRecordingView,
  createRecordingBox(language: Language) {
    const words = wordsIn(language, 'recording', englishRecording)
    return (recorded: Recorded) => recordingBox(recorded, words)
  },
}

export type RecordingPart = typeof recordingPart
