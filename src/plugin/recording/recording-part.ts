import { type Language, wordsIn } from '../language.ts'
import { createRecorder } from './recorder.ts'
import { type Recorded, recordingBox } from './recording-box.ts'
import { createRecordingView } from './recording-view.ts'
import { englishRecording } from './recording-words.ts'

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
