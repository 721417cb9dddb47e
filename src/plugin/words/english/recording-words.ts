/** Every word that only recording by consent shows. `{name}` is replaced by a value. */
export const englishRecording = {
  startRecording: 'Start recording',
  pauseRecording: 'Pause recording',
  resumeRecording: 'Resume recording',
  stopRecording: 'Stop recording',
  deleteRecording: 'Delete recording',
  deleteQuestion: 'Delete the recording? It cannot be brought back.',
  deleteIt: 'Delete',
  keepIt: 'Keep',

  recording: 'Recording',
  recordingOff: 'Not recording. Ask for consent first.',
  recordingWait: 'You can start when {who} has answered.',
  recordingOn: 'Recording',
  recordingOnSince: 'Recording since {time}',
  recordingUnknown: 'It is not known whether it records.',
  recordingPaused: 'Recording paused. Nothing said now is kept.',
  recordingStopped: 'Recording stopped. What was said before is kept.',
  recordingKept: 'The recording is kept.',
  recordingDeleted: 'The recording is deleted.',
  recordingAsking: 'Asking Twilio …',
  recordingNotStarted: 'Not recording: starting was not confirmed.',
  recordingNotPaused: 'Not paused: it may still be recording.',
  recordingNotResumed: 'Not resumed: it may still be paused.',
  recordingNotStopped: 'Not stopped: it may still be recording.',
  recordingNotDeleted: 'Not deleted: the recording may still be there. Try again.',
} as const

export type RecordingWordKey = keyof typeof englishRecording
export type RecordingWordTable = Readonly<Record<RecordingWordKey, string>>
export type RecordingWords = (key: RecordingWordKey, values?: Readonly<Record<string, string>>) => string
