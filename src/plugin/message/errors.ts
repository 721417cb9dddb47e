import type { PanelWordKey } from '../words/english/panel-words.ts'

/** A word that has its longer text beside it, under the same name and `Text`. */
type Title = { [Key in PanelWordKey]: `${Key}Text` extends PanelWordKey ? Key : never }[PanelWordKey]

/**
 * What is said for each of Twilio's codes that a message can meet: on sending (21xxx), and later, when it is not
 * delivered (30xxx). Unlike a call's, a message's `To` is the respondent's number.
 * https://www.twilio.com/docs/api/errors
 */
const titles: Readonly<Record<number, Title>> = {
  11200: 'smsPictureLost',
  12300: 'smsPictureLost',
  21211: 'smsNumber',
  21212: 'smsSender',
  21217: 'smsNumber',
  21408: 'smsCountry',
  21601: 'smsSender',
  21602: 'smsEmpty',
  21603: 'smsSender',
  21604: 'smsNumber',
  21606: 'smsSender',
  21607: 'smsSender',
  21608: 'smsUnverified',
  21610: 'smsStopped',
  21611: 'smsQueue',
  21612: 'smsNoRoute',
  21614: 'smsLandline',
  21617: 'smsLong',
  21620: 'smsPictureAddress',
  21622: 'smsNoPictures',
  21623: 'smsPicturesMany',
  21701: 'smsService',
  21703: 'smsService',
  21705: 'smsService',
  30001: 'smsQueue',
  30002: 'smsSuspended',
  30003: 'smsUnreachable',
  30004: 'smsBlocked',
  30005: 'smsUnknown',
  30006: 'smsLandline',
  30007: 'smsFiltered',
  30008: 'smsNoReason',
  30011: 'smsNoPictures',
  30019: 'smsPictureLarge',
  30023: 'smsDaily',
  30032: 'smsUnregistered',
  30034: 'smsUnregistered',
  30036: 'smsTooLate',
  63038: 'smsDaily',
}

export interface MessageError {
  title: Title
  text: `${Title}Text`
}

/** Words for a code, with `{who}` in them; undefined where a message has nothing of its own to say of it. */
export function describeMessageError(code: number): MessageError | undefined {
  const title = titles[code]
  if (!title) return undefined
  const text: `${Title}Text` = `${title}Text`
  return { title, text }
}

/** The codes in the table, for the documents and their test; marked as pure, so that the build leaves it out. */
export const knownMessageCodes: readonly number[] = /* @__PURE__ */ Object.keys(titles).map(Number)
