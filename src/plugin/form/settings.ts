import type { Address } from '../../twilio/phone-number.ts'
import type { Credentials } from '../../twilio/transport.ts'
import type { Disposition } from '../call/dispositions.ts'
import type { Said } from '../words/words.ts'

export interface Respondent {
  /** E.164; '' for a gap in a list of several. */
  number: string
  label: string
}

/** The form designer's parameters, checked. */
export interface Settings {
  /** '' where the calls go through the team's own Functions, which know it. */
  accountSid: string
  /** With `serviceUrl` the password is the key of those Functions, and there is no user. */
  credentials: Credentials
  /** Where the team's own Functions are; '' where Twilio itself is asked. */
  serviceUrl: string
  /** The enumerator, rung first; its value is '' where the field only sends a message and none is given. */
  enumerator: Address
  /** The respondent's numbers, in the designer's order; at least one is no gap. */
  respondents: readonly Respondent[]
  /** Caller IDs, E.164; at least one, save where messages leave from a messaging service. */
  twilioNumbers: readonly string[]
  record: 'always' | 'never' | 'consent'
  displayNumber: boolean
  /** Two letters of the country whose numbers may be written as they are dialled there; '' for none. */
  country: string
  ringSeconds: number
  maxMinutes: number | undefined
  whisper: string
  /** Nobody is rung before the enumerator has pressed a key; only with `serviceUrl`. */
  pressToCall: boolean
  /** Twilio finds out who answers the enumerator's phone; only without `serviceUrl`. */
  detectVoicemail: boolean
  attempts: number
  /** Empty when the enumerator is not asked. */
  dispositions: readonly Disposition[]
  details: boolean
  /** The tabs of the phone panel, in the designer's order, each once. */
  panel: readonly PanelTab[]
  /** What the field does: `sms` sends a message instead of calling, `check` says what works and does neither. */
  action: 'call' | 'sms' | 'check'
  message: MessageSettings
}

export type PanelTab = 'keypad' | 'history' | 'messages'

/** What the form gives for messages. */
export interface MessageSettings {
  /** The draft. */
  text: string
  /** http or https addresses of pictures and the like, ten at most. */
  mediaUrls: readonly string[]
  /** MG…; '' where messages leave from `twilio_number`. */
  serviceSid: string
}

/** The number at a position of `to_number`, from 0; '' where there is none. */
export function respondentNumber(settings: Settings, position: number): string {
  const respondent = settings.respondents[position]
  return respondent ? respondent.number : ''
}

/** The caller ID at a position of `twilio_number`, from 0. */
export function callerId(settings: Settings, position: number): string {
  return settings.twilioNumbers[position] || ''
}

export interface Problem {
  /** Its text begins with the parameter's name; '' for what no parameter is to blame for. */
  parameter: string
  said: Said
  /** False for what is only odd, such as a parameter nobody knows: it is said and does not stop a call. */
  blocks: boolean
  /** What the enumerator may be able to mend. */
  number?: WrongNumber
}

/** A number that nobody can call. It may have been entered in an earlier field. */
export interface WrongNumber {
  /** Its owner's label, or what they are called without one. */
  whose: Said | string
  /** As it was written; '' where there is none, or where it is hidden. */
  written: string
  why: Said
}

export interface CheckedParameters {
  /** Absent while a problem blocks. */
  settings: Settings | undefined
  /** For a check: what could be read in spite of all problems, to be looked at and never to call with. */
  read: Settings | undefined
  problems: readonly Problem[]
  action: Settings['action']
  /** As the designer wrote it; '' where the form's own is to be taken. */
  language: string
}
