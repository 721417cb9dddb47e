import { functionCodes } from '../../twilio/service-ask.ts'
import type { Refusal } from '../../twilio/transport.ts'
import type { WordKey } from '../words/english/field-words.ts'
import type { Said, Words } from '../words/words.ts'

/** A word that has its longer text beside it, under the same name and `Text`. */
type Title = { [Key in WordKey]: `${Key}Text` extends WordKey ? Key : never }[WordKey]

/**
 * What is said for each of Twilio's codes that placing or following a call can meet. Twilio's `To` is the
 * enumerator's phone, which it rings first; the respondent's number is only in the TwiML, and what is wrong
 * with that one shows on the respondent's leg, and its codes (132xx) only in Twilio's own log.
 * https://www.twilio.com/docs/api/errors
 */
const titles: Readonly<Record<number, Title>> = {
  [functionCodes.doNotCall]: 'errorDoNotCall',
  [functionCodes.cannotCheck]: 'errorCannotCheck',
  10001: 'errorAccount',
  10004: 'errorBusy',
  20003: 'errorCredentials',
  20005: 'errorAccount',
  20008: 'errorTestCredentials',
  20403: 'errorPermission',
  20404: 'errorNotFound',
  20429: 'errorBusy',
  21210: 'errorCallerId',
  21211: 'errorEnumeratorNumber',
  21212: 'errorCallerId',
  21213: 'errorCallerId',
  21214: 'errorEnumeratorUnreachable',
  21215: 'errorCountry',
  21216: 'errorBlocked',
  21217: 'errorEnumeratorNumber',
  21219: 'errorUnverified',
  21220: 'errorCallOver',
  70051: 'errorPermission',
}

/** A code as it is shown below the text, to be looked up; '' for what is none of Twilio's, whose codes have five figures. */
export function shownCode(code: number, words: Words): string {
  return code < 10_000 ? '' : words('errorCode', { code: String(code) })
}

/** What to tell the enumerator; a code that is not in the table gets Twilio's own words. */
export function describeRefusal({ code, message }: Refusal): { title: Said; text: Said; code: number } {
  const title: Title = titles[code] ?? 'errorOther'
  const text: `${Title}Text` = `${title}Text`
  return { title: { key: title }, text: { key: text, values: { message } }, code }
}

/** The codes in the table, for the documents and their test; marked as pure, so that the build leaves it out. */
export const knownCodes: readonly number[] = /* @__PURE__ */ Object.keys(titles).map(Number)
