import type { Failure } from '../../twilio/transport.ts'
import type { Choice } from '../choice.ts'
import type { Wires } from '../follow.ts'
import type { Notice } from '../screen.ts'
import type { Settings } from '../settings.ts'

/** What a tab needs of the field it belongs to. */
export interface PanelWorld {
  document: Document
  settings: Settings
  wires: Wires
  readOnly: boolean
  field: PanelField
  store: MessageStore
  /** What the field says of a failure that has nothing to do with messages, such as refused credentials. */
  describe(failure: Failure): Notice
}

/** The field's part that the panel sees and may change. */
export interface PanelField {
  /** The number that a tap on Call dials; history and messages are of the same. */
  readonly choice: Choice
  /** A call is being placed, looked for or followed. */
  readonly isCalling: boolean
  /** True while another number may be chosen. */
  readonly mayChoose: boolean
  /** undefined: the form's number again; '': nothing usable is entered; else E.164. */
  enter(number: string | undefined): void
}

/** Where a field keeps what it knows of its messages; the panel alone reads and guards it. */
export interface MessageStore {
  read(): unknown
  write(messages: unknown): void
}

/** One tab, drawn into an element of its own. */
export interface Tab {
  /** The content of its tabpanel. */
  readonly element: HTMLElement
  /** It is opened, or folded away. Nothing is asked of Twilio for a tab that was never opened. */
  show(visible: boolean): void
  /** The field has changed: another number, a call begun or ended. */
  fieldChanged(): void
  /** The field's answer was cleared. */
  clear(): void
  stop(): void
}

export type OpenTab = (world: PanelWorld) => Tab

/** The tabs together. */
export interface Panel {
  fieldChanged(): void
  clear(): void
  stop(): void
}
