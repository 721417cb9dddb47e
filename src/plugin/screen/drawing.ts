import type { RecordingAction } from '../call/recording/recorder.ts'
import type { Problem, Settings } from '../form/settings.ts'
import type { Words } from '../words/words.ts'

/** Everything that a screen needs besides the field's model. */
export interface Scene {
  words: Words
  settings: Settings
  problems: readonly Problem[]
  now: number
}

/** What the view draws. All text is plain text, in the form's language. */
export interface Screen {
  setUp: SetUpBox | undefined
  notice: Notice | undefined
  /** What goes on, in one line; a screen reader hears it when it changes. */
  headline: string
  detail: string
  /** Device time from which a clock runs beside the headline, or to which it runs down. */
  clockSince: number | undefined
  people: readonly [Person, Person] | undefined
  numbers: readonly NumberChoice[]
  recording: RecordingBox | undefined
  dispositions: ReadonlyArray<{ code: string; label: string; chosen: boolean }>
  /** Nothing is left to do here. */
  goOn: string
  callButton: CallButton | undefined
  callNote: string
  buttons: Readonly<
    Record<
      'hangUp' | 'update' | 'updateFolded' | 'check' | 'stopTrying' | 'didRing' | 'didNotRing',
      Button | undefined
    >
  >
  /** What only who looks into a call wants to know, folded away with `updateFolded` under one line. */
  details:
    | { line: string; sid: string; statuses: ReadonlyArray<readonly [whose: string, status: string]> }
    | undefined
}

/** What is wrong with the form, in two voices. */
export interface SetUpBox {
  blocks: boolean
  /** What the enumerator is to do; `who` and `number` say whose number it is about, where it is about one. */
  told: ReadonlyArray<{ who: string; number: string; text: string }>
  /** What the form designer is to do: each begins with the parameter's name. */
  designer: ReadonlyArray<{ parameter: string; text: string }>
}

export interface Notice {
  tone: 'bad' | 'warn'
  title: string
  text: string
  code: string
  /** What only the form designer has a use for. */
  designer?: string
}

export interface Person {
  mark: 'waiting' | 'on' | 'done' | 'no'
  name: string
  note: string
  /** A phone number is read from left to right in every language. */
  noteIsNumber: boolean
}

export interface Button {
  text: string
  enabled: boolean
}

export interface CallButton extends Button {
  /** It may be tapped, and is not the next step. */
  quiet?: boolean
}

/** One of the form's numbers, to be chosen from. */
export interface NumberChoice {
  /** In `to_number`, from 0. */
  position: number
  text: string
  isNumber: boolean
  chosen: boolean
}

/** The box shown with `record=consent`. */
export interface RecordingBox {
  title: string
  text: string
  /** Recording goes on, as Twilio confirmed. */
  live: boolean
  failed: boolean
  buttons: ReadonlyArray<{ action: RecordingAction; text: string; enabled: boolean }>
  deletion: Deletion | undefined
}

/** What cannot be brought back is asked about once, and stands apart from what is tapped in a hurry. */
export interface Deletion {
  button: Button
  question: string
  yes: string
  no: string
}
