import type { Titled, Told } from '../screen/errors.ts'
import type { PanelWordKey } from '../words/english/panel-words.ts'

type Title = Titled<PanelWordKey>

const number = back('smsNumber')
const sender = supervisor('smsSender')
const service = supervisor('smsService')
const lost = supervisor('smsPictureLost')
const noPictures = supervisor('smsNoPictures')
const unregistered = supervisor('smsUnregistered')
const queue = enumerator('smsQueue')
const landline = enumerator('smsLandline')
const daily = enumerator('smsDaily')

/**
 * What is said for each of Twilio's codes that a message can meet: on sending (21xxx), and later, when it is not
 * delivered (30xxx). Unlike a call's, a message's `To` is the respondent's number.
 * https://www.twilio.com/docs/api/errors
 */
const errors: Readonly<Record<number, Told>> = {
  11200: lost,
  12300: lost,
  21211: number,
  21212: sender,
  21217: number,
  21408: supervisor('smsCountry'),
  21601: sender,
  21602: enumerator('smsEmpty'),
  21603: sender,
  21604: number,
  21606: sender,
  21607: sender,
  21608: supervisor('smsUnverified'),
  21610: enumerator('smsStopped'),
  21611: queue,
  21612: enumerator('smsNoRoute'),
  21614: landline,
  21617: enumerator('smsLong'),
  21620: supervisor('smsPictureAddress'),
  21622: noPictures,
  21623: supervisor('smsPicturesMany'),
  21701: service,
  21703: service,
  21705: service,
  30001: queue,
  30002: { title: 'errorAccount', designer: 'errorAccountText' },
  30003: enumerator('smsUnreachable'),
  30004: enumerator('smsBlocked'),
  30005: back('smsUnknown'),
  30006: landline,
  30007: enumerator('smsFiltered'),
  30008: enumerator('smsNoReason'),
  30011: noPictures,
  30019: supervisor('smsPictureLarge'),
  30023: daily,
  30032: unregistered,
  30034: unregistered,
  30036: enumerator('smsTooLate'),
  63038: daily,
}

/** The enumerator can do something about it. */
function enumerator(title: Title): Told {
  return { title, text: `${title}Text` }
}

/** A number that they may have entered in an earlier field. */
function back(title: PanelWordKey): Told {
  return { title, text: 'goBack' }
}

/** Nothing the enumerator could mend: the longer text is the designer's. */
function supervisor(title: Title): Told {
  return { title, designer: `${title}Text` }
}

/** Words for a code, with `{who}` in them; undefined where a message has nothing of its own to say of it. */
export function describeMessageError(code: number): Told | undefined {
  return errors[code]
}

/** The codes in the table, for the documents and their test; marked as pure, so that the build leaves it out. */
export const knownMessageCodes: readonly number[] = /* @__PURE__ */ Object.keys(errors).map(Number)
