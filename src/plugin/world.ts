import type { Clock } from '../twilio/clock.ts'
import type { Transport } from '../twilio/transport.ts'
import type { Page } from './page.ts'

/** The account at Twilio that the form belongs to, and the way there. */
export interface Account {
  send: Transport
  accountSid: string
}

/** What is needed of the device. */
export interface Device {
  clock: Clock
  random: () => number
  page: Page
}
