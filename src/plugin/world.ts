import type { Clock } from '../twilio/clock.ts'
import type { AskLegs } from '../twilio/legs.ts'
import type { Fetch, Transport } from '../twilio/transport.ts'
import type { Host } from './form/host.ts'
import type { Problem, Settings } from './form/settings.ts'
import type { Claims } from './once/claims.ts'
import type { Page } from './page.ts'
import type { Language } from './words/language.ts'
import type { PackedLanguages } from './words/packed.ts'
import type { Words } from './words/words.ts'

/** What the plug-in needs of the world around it. */
export interface World extends Device {
  host: Host
  document: Document
  /** Absent in an engine that is older than any that the apps should meet. */
  fetch: Fetch | undefined
  claims: Claims
  languages: PackedLanguages
  /** The style of what style.css does not know: the panel, and the field for a message. */
  panelStyle: string
}

export interface Running {
  clearAnswer(): void
  setFocus(): void
  /** As a tap on Call, for one that came before the field could take it. */
  call(): void
  /** Ends every timer and request's follow-up; nothing is written afterwards but a call on its way. */
  stop(): void
}

/** What a field opens with, once its parameters are known to be good. */
export interface Opening {
  world: World
  settings: Settings
  /** None of them blocks. */
  problems: readonly Problem[]
  account: Account
  words: Words
  language: Language
}

/** The account at Twilio that the form belongs to, and the way there. */
export interface Account {
  send: Transport
  accountSid: string
  /** One request for both legs of a call, where the way there has such; else each is asked after by itself. */
  askLegs?: AskLegs | undefined
}

/** What is needed of the device. */
export interface Device {
  clock: Clock
  random: () => number
  page: Page
}
