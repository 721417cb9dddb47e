import type { LogEntry } from '../../stored/metadata.ts'
import { isFinal } from '../../twilio/calls.ts'
import type { RecorderState, RecordingAction } from '../call/recording/recorder.ts'
import type { State } from '../call/rules.ts'
import type { Choice } from '../form/choice.ts'
import type { Kept } from '../once/writer.ts'

/** All that the screen shows. */
export interface Model {
  state: State
  /** The number that a tap calls. */
  choice: Choice
  /** The entry of the call shown, if there is one. */
  entry: LogEntry | undefined
  /** Calls whose respondent was rung, or may have been. */
  attemptsUsed: number
  mayCall: boolean
  /** It may be called as soon as no other call of the last request can turn up any more, or at once. */
  mayCallSoon: boolean
  /** Twilio is looked at again without being asked to. */
  isLooking: boolean
  recorder: RecorderState | undefined
  /** The device has no network: nothing is asked of Twilio until it is back. */
  offline: boolean
  /** An update that was asked for is under way. */
  updating: boolean
  /** How the form keeps what it is given. */
  kept: Kept
  /** Device time of the tap whose call had been given up and turned up at Twilio. */
  turnedUp: number | undefined
  /** Twilio may have been asked twice, and the enumerator's phone may ring for the second one. */
  mayRingAgain: boolean
}

/** A call that was only looked up may be somebody else's until its respondent's leg shows whose it is. */
export function mayHangUp({ state, entry }: Model): boolean {
  if (state.name !== 'following' || isFinal(state.seen.call.status)) return false
  return state.hangUp !== 'asked' && !entry?.foundFor
}

/** What can be asked of the field: by taps, and by SurveyCTO. */
export interface Field {
  readonly model: Model
  call(): void
  update(): void
  hangUp(): void
  /** Looks for a lost call at once. */
  checkNow(): void
  stopTrying(): void
  /** The enumerator says that their phone rang, while Twilio does not show the call. */
  sayItRang(): void
  /** The enumerator says that it did not. */
  sayNotPlaced(): void
  /** Another of the form's numbers. */
  choose(position: number): void
  /** undefined: the form's number again; '': nothing usable is entered; else the number, E.164. */
  enter(number: string | undefined): void
  record(action: RecordingAction): void
  dispose(code: string): void
  /** A finger has come down on the field. */
  touch(): void
  clear(): void
  stop(): void
}
