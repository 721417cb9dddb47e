import type { Transport } from '../transport.ts'

/** What a form needs of its account. */
export interface Wanted {
  readonly calls: boolean
  readonly messages: boolean
  /** Calls are recorded, from their start or by consent. */
  readonly recordings: boolean
  /** By consent: the field then reads the recordings of its call. */
  readonly consent: boolean
  /** E.164, in the order of the form. */
  readonly callerIds: readonly string[]
  /** Two letters of those that are called, each once; '' for one that cannot be told. */
  readonly countries: readonly string[]
}

/** The ways to Twilio. Whatever goes through them is a GET. */
export interface Ways {
  readonly api: Transport
  /** To voice.twilio.com. */
  readonly voice: Transport
  /** Asks api.twilio.com without any login, and gives the status alone; undefined where none could be seen. */
  readonly open: (path: string) => Promise<number | undefined>
}
