import type { PhoneInput } from './phones.ts'

/** A call that comes in at a phone. Nothing here is called before `ring` has returned. */
export interface IncomingCall {
  readonly callSid: string
  readonly callerId: string
  answered(): void
  /** The call is over, or never came about, by the phone's doing. */
  ended(how: 'declined' | 'hung-up' | 'busy' | 'unreachable'): void
  /** Keys and words, once it is answered. */
  took(input: PhoneInput): void
}

/** A call that a phone makes. Nothing here is called before `dial` has returned. */
export interface OutgoingCall {
  readonly callSid: string
  readonly dialled: string
  /** Whoever holds the phone has given up or hung up. */
  hungUp(): void
  took(input: PhoneInput): void
}

/** Twilio's end of a line to one phone. */
export interface PhoneLine {
  /** Twilio's own voice. */
  say(text: string): void
  /** Somebody else in the call says something. */
  hear(text: string): void
  setAsking(asking: boolean): void
  /** Whom the phone is connected with now. */
  setCompany(others: readonly string[]): void
  /** Twilio ends it; may be called twice. */
  release(): void
}

/** The same for a call that the phone has made. */
export interface CallerLine extends PhoneLine {
  /** Twilio answers it. */
  pickUp(): void
}
