import type { Refusal } from '../twilio/transport.ts'
import type { Said, WordKey } from './words.ts'

/** Which side of the set-up has to change. */
type Text = readonly [title: WordKey, text: WordKey]

const credentials: Text = ['errorCredentials', 'errorCredentialsText']
const account: Text = ['errorAccount', 'errorAccountText']
const busy: Text = ['errorBusy', 'errorBusyText']
const number: Text = ['errorEnumeratorNumber', 'errorEnumeratorNumberText']
const callerId: Text = ['errorCallerId', 'errorCallerIdText']
const permission: Text = ['errorPermission', 'errorPermissionText']

/**
 * The text for each of Twilio's codes that placing or following a call can meet. Twilio's `To` is the
 * enumerator's phone, which it rings first; the respondent's number is only in the TwiML, and what is wrong
 * with that one shows on the respondent's leg, and its codes (132xx) only in Twilio's own log. https://www.twilio.com/docs/api/errors
 */
const texts: Readonly<Record<number, Text>> = {
  10001: account,
  10004: busy,
  20003: credentials,
  20005: account,
  20008: ['errorTestCredentials', 'errorTestCredentialsText'],
  20403: permission,
  20404: ['errorNotFound', 'errorNotFoundText'],
  20429: busy,
  21210: callerId,
  21211: number,
  21212: callerId,
  21213: callerId,
  21214: ['errorEnumeratorUnreachable', 'errorEnumeratorUnreachableText'],
  21215: ['errorCountry', 'errorCountryText'],
  21216: ['errorBlocked', 'errorBlockedText'],
  21217: number,
  21219: ['errorUnverified', 'errorUnverifiedText'],
  21220: ['errorCallOver', 'errorCallOverText'],
  70051: permission,
}

/** What to tell the enumerator; a code that is not in the table gets Twilio's own words. */
export function describeRefusal(refusal: Refusal): { title: Said; text: Said; code: number } {
  const known = texts[refusal.code]
  if (known) return { title: { key: known[0] }, text: { key: known[1] }, code: refusal.code }
  return {
    title: { key: 'errorOther' },
    text: { key: 'errorOtherText', values: { message: refusal.message } },
    code: refusal.code,
  }
}

/** The codes in the table, for the documents and their test. */
export const knownCodes: readonly number[] = Object.keys(texts).map(Number)
