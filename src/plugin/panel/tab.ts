import type { Failure } from '../../twilio/transport.ts'
import type { State } from '../call/rules.ts'
import type { Choice } from '../form/choice.ts'
import type { Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import type { Beside } from '../once/writer.ts'
import type { Notice } from '../screen/drawing.ts'
import type { Language } from '../words/language.ts'
import type { Words } from '../words/words.ts'
import type { Account, Device } from '../world.ts'

/** What the panel needs of the field it belongs to. */
export interface PanelWorld extends Account, Device {
  document: Document
  /** The field's own words, in the form's language. */
  words: Words
  language: Language
  settings: Settings
  readOnly: boolean
  field: PanelField
  /** What is remembered of messages; the panel alone reads and guards it. */
  store: Beside
  /** What fields on this device own, messages as well as calls. */
  claims: Claims
  /** What the field says of a failure that has nothing to do with messages, such as refused credentials. */
  describe(failure: Failure): Notice
}

/** The field's part that the panel sees and may change. */
export interface PanelField {
  /** The number that a tap on Call dials; history and messages are of the same. */
  readonly choice: Choice
  /** A call is being placed, looked for or followed. */
  readonly isCalling: boolean
  /** Where the field's own call is, for what the history shows of it. */
  readonly state: State
  /** True while another number may be chosen. */
  readonly mayChoose: boolean
  /** undefined: the form's number again; '': nothing usable is entered; else E.164. */
  enter(number: string | undefined): void
}

/** One tab, drawn into an element of its own. */
export interface Tab {
  /** The content of its tabpanel. */
  readonly element: HTMLElement
  /** It is opened, or folded away. Nothing is asked of Twilio for a tab that was never opened. */
  show(visible: boolean): void
  /** The field has changed: another number, a call begun or ended. */
  fieldChanged(): void
  /** The respondent calls, or has called: there is something new to ask Twilio for. */
  respondentCalled?(): void
  /** The field's answer was cleared. */
  clear(): void
  stop(): void
}

export type OpenTab = (world: PanelWorld) => Tab

export type OpenPanel = (world: PanelWorld) => Panel

/** The tabs together. */
export interface Panel {
  fieldChanged(): void
  clear(): void
  stop(): void
}
