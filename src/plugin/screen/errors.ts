import { functionCodes } from '../../twilio/service-ask.ts'
import { isNoConnection, type NothingUsable } from '../../twilio/transport.ts'
import type { WordKey } from '../words/english/field-words.ts'
import type { SaidKey, Words } from '../words/words.ts'

/** What is said of an error, in two voices. */
export interface Told {
  /** What is wrong. */
  title: SaidKey
  /** What the enumerator does about it; absent where all they can do is to tell their supervisor. */
  text?: SaidKey
  /** What the form designer does about it: parameters, permissions, Twilio's console. */
  designer?: SaidKey
  /** It goes by with time, so that the same request may be taken later. */
  passes?: true
}

const credentials = supervisor('errorCredentials')
const permission = supervisor('errorPermission')
const account = supervisor('errorAccount')
const callerId = supervisor('errorCallerId')
const number: Told = { title: 'errorEnumeratorNumber', text: 'goBack', designer: 'errorEnumeratorNumberText' }
const busy: Told = { title: 'errorBusy', text: 'errorBusyText', passes: true }

/**
 * What is said for each of Twilio's codes that placing or following a call can meet. Twilio's `To` is the
 * enumerator's phone, which it rings first; the respondent's number is only in the TwiML, and what is wrong
 * with that one shows on the respondent's leg, and its codes (132xx) only in Twilio's own log.
 * https://www.twilio.com/docs/api/errors
 */
const errors: Readonly<Record<number, Told>> = {
  [functionCodes.doNotCall]: { title: 'errorDoNotCall', text: 'errorDoNotCallText' },
  [functionCodes.cannotCheck]: { title: 'errorCannotCheck', text: 'errorCannotCheckText', passes: true },
  10001: account,
  10004: busy,
  20003: credentials,
  20005: account,
  20008: supervisor('errorTestCredentials'),
  20403: permission,
  20404: supervisor('errorNotFound'),
  20429: busy,
  21210: callerId,
  21211: number,
  21212: callerId,
  21213: callerId,
  21214: {
    title: 'errorEnumeratorUnreachable',
    text: 'errorEnumeratorUnreachableText',
    designer: 'errorEnumeratorNumberText',
  },
  21215: supervisor('errorCountry'),
  21216: supervisor('errorBlocked'),
  21217: number,
  21219: supervisor('errorUnverified'),
  21220: { title: 'errorCallOver', text: 'errorCallOverText' },
  70051: permission,
}

/** A word that has its longer text beside it, under the same name and `Text`. */
export type Titled<Keys extends string> = { [Key in Keys]: `${Key}Text` extends Keys ? Key : never }[Keys]

/** Nothing the enumerator could mend: the longer text is the designer's. */
function supervisor(title: Titled<WordKey>): Told {
  return { title, designer: `${title}Text` }
}

/** A code as it is shown, to be looked up; '' for what is none of Twilio's, whose codes have five figures. */
export function shownCode(code: number, words: Words): string {
  return code < 10_000 ? '' : words('errorCode', { code: String(code) })
}

/** What is told of a code; one that is not in the table has Twilio's own words for the designer, as `{message}`. */
export function describeCode(code: number): Told {
  return errors[code] ?? supervisor('errorOther')
}

/** Why nothing usable came, in a sentence. A login page of a hotel is no lost connection, and neither is a 503. */
export function whyNothing(instead: NothingUsable | undefined): WordKey {
  if (isNoConnection(instead)) return 'connectionLost'
  const { cause, status = 0 } = instead ?? {}
  // 511 asks to log in at the network: https://www.rfc-editor.org/rfc/rfc6585#section-6
  if ((cause === 'html' && status < 400) || status === 511) return 'networkAnswered'
  return cause === 'server' ? 'twilioTrouble' : 'noAnswer'
}

/** The codes in the table, for the documents and their test; marked as pure, so that the build leaves it out. */
export const knownCodes: readonly number[] = /* @__PURE__ */ Object.keys(errors).map(Number)
