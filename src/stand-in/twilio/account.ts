/** The accounts and keys that the stand-in knows. None of them exists at Twilio. */
export interface Account {
  readonly sid: string
  readonly authToken: string
  /** A standard key: may do everything. */
  readonly apiKey: string
  readonly apiSecret: string
  /** When it was opened, and its numbers were bought. */
  readonly openedAt: number
  /** Numbers the account owns and may show as caller ID. */
  readonly twilioNumbers: readonly string[]
  /** A messaging service that holds all of them. https://www.twilio.com/docs/messaging/services */
  readonly messagingServiceSid: string
  /** A key that may do only what `behaviour.restrictedPermissions` says. */
  readonly restricted: { readonly apiKey: string; readonly apiSecret: string }
  /** Test credentials. https://www.twilio.com/docs/iam/test-credentials */
  readonly test: { readonly sid: string; readonly authToken: string }
}

// Put together rather than written out, so that no scanner takes them for somebody's real credentials.
const zeros = '0'.repeat(31)

/** Readable at a glance as made up, yet of Twilio's form: two letters and 32 hexadecimal digits. */
export const standInAccount: Account = {
  sid: `AC${zeros}1`,
  authToken: '7e57'.repeat(8),
  apiKey: `SK${zeros}1`,
  apiSecret: 'WorkbenchSecretNotForRealTwilio1',
  openedAt: Date.UTC(2025, 0, 6, 9, 0, 0),
  twilioNumbers: ['+12025550110', '+12025550111', '+12025550112'],
  messagingServiceSid: `MG${zeros}1`,
  restricted: { apiKey: `SK${zeros}2`, apiSecret: 'WorkbenchSecretNotForRealTwilio2' },
  test: { sid: `AC${zeros}2`, authToken: '7e58'.repeat(8) },
}

/** The SID of one of the account's numbers or caller IDs, made of its digits; null for what is no number. */
export function numberSid(number: string): string | null {
  return /^\+\d{5,15}$/.test(number) ? `PN${number.slice(1).padStart(32, '0')}` : null
}
