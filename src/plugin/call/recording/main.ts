import { registerPart } from '../../parts.ts'
import { recordingPart } from './recording-part.ts'

/** recording.js: loaded where the form says `record=consent`. */
registerPart(window, 'recording', recordingPart)
