import type { LogEntry } from '../../stored/metadata.ts'
import type { RecorderState, RecordingAction } from '../call/recording/recorder.ts'
import type { State } from '../call/rules.ts'
import type { Choice } from '../form/choice.ts'

/** All that the screen shows. */
export interface Model {
  state: State
  /** The number that a tap calls. */
  choice: Choice
  /** The entry of the call shown, if there is one. */
  entry: LogEntry | undefined
  callsPlaced: number
  mayCall: boolean
  recorder: RecorderState | undefined
  /** The device has no network: nothing is asked of Twilio until it is back. */
  offline: boolean
  /** An update that was asked for is under way. */
  updating: boolean
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
  /** The enumerator says that a call which could not be told from older ones did ring. */
  sayItRang(): void
  /** The enumerator says that a call which could not be looked up was not placed. */
  sayNotPlaced(): void
  /** Another of the form's numbers. */
  choose(position: number): void
  /** undefined: the form's number again; '': nothing usable is entered; else the number, E.164. */
  enter(number: string | undefined): void
  record(action: RecordingAction): void
  dispose(code: string): void
  /** The finger is on its way to the Call button. */
  touch(): void
  clear(): void
  stop(): void
}
