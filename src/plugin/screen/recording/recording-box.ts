import type { Outcome } from '../../call/outcome.ts'
import type { RecorderState, RecordingAction } from '../../call/recording/recorder.ts'
import type { RecordingWordKey, RecordingWords } from '../../words/english/recording-words.ts'
import { showTime } from '../../words/words.ts'
import type { RecordingBox } from '../drawing.ts'
import type { Model } from '../model.ts'

const actionWords: Record<RecordingAction, RecordingWordKey> = {
  start: 'startRecording',
  pause: 'pauseRecording',
  resume: 'resumeRecording',
  stop: 'stopRecording',
  delete: 'deleteRecording',
}

const failedWords: Record<RecordingAction, RecordingWordKey> = {
  start: 'recordingNotStarted',
  pause: 'recordingNotPaused',
  resume: 'recordingNotResumed',
  stop: 'recordingNotStopped',
  delete: 'recordingNotDeleted',
}

/** A call and its respondent's name. */
export interface Recorded {
  model: Model
  outcome: Outcome
  who: string
}

/** Nothing to show where there is no call to record and nothing was recorded. */
export function recordingBox(
  { model, outcome, who }: Recorded,
  words: RecordingWords,
): RecordingBox | undefined {
  const { recorder } = model
  if (!recorder) return undefined
  const over = model.state.name === 'ended'
  const talking = outcome.kind === 'talking'
  const untouched = recorder.memory.state === 'off' && !recorder.doing && !recorder.failed
  if (untouched && !talking && (over || outcome.kind !== 'respondent-rings')) return undefined
  const actions = actionsFor(recorder, { talking, over })
  const enabled = recorder.doing === undefined
  return {
    title: words('recording'),
    text: textOf(recorder, { talking, over }, words, who),
    live: recorder.memory.state === 'on' && !over,
    failed: recorder.failed !== undefined,
    buttons: actions
      .filter((action) => action !== 'delete')
      .map((action) => ({ action, text: words(actionWords[action]), enabled })),
    deletion: actions.includes('delete')
      ? {
          button: { text: words('deleteRecording'), enabled },
          question: words('deleteQuestion'),
          yes: words('deleteIt'),
          no: words('keepIt'),
        }
      : undefined,
  }
}

/** Whether what is known of the recording is not the last of it. */
export function isRecordingOpen(recorder: RecorderState | undefined): boolean {
  if (!recorder) return false
  const { doing, failed, memory } = recorder
  return Boolean(doing || failed) || ['on', 'paused', 'unknown'].includes(memory.state)
}

interface Moment {
  talking: boolean
  over: boolean
}

function textOf(
  { memory, doing, failed, since }: RecorderState,
  moment: Moment,
  words: RecordingWords,
  who: string,
): string {
  if (doing) return words('recordingAsking')
  if (failed) return words(failedWords[failed.action])
  switch (memory.state) {
    case 'off':
      return moment.talking ? words('recordingOff') : words('recordingWait', { who })
    case 'on':
      if (moment.over) return words('recordingKept')
      return since === undefined ? words('recordingOn') : words('recordingOnSince', { time: showTime(since) })
    case 'paused':
      return words(moment.over ? 'recordingKept' : 'recordingPaused')
    case 'stopped':
      return words(moment.over ? 'recordingKept' : 'recordingStopped')
    case 'deleted':
      return words('recordingDeleted')
    case 'unknown':
      return words('recordingUnknown')
  }
}

/** What makes sense now. While nothing is certain, stopping and deleting must still be in reach. */
function actionsFor({ memory, failed }: RecorderState, { talking, over }: Moment): RecordingAction[] {
  switch (memory.state) {
    case 'off':
    case 'deleted':
      return talking ? ['start'] : []
    case 'on':
      return over ? ['delete'] : ['pause', 'stop', 'delete']
    case 'paused':
      return over ? ['delete'] : ['resume', 'stop', 'delete']
    case 'stopped':
      return ['delete']
    case 'unknown':
      if (over) return ['delete']
      return failed && failed.action !== 'delete' && failed.action !== 'stop'
        ? [failed.action, 'stop', 'delete']
        : ['stop', 'delete']
  }
}
