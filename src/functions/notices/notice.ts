import { isSameNumber } from '../../twilio/phone-number.ts'
import { callerByPhone, callersOf } from '../people/callers.ts'
import { casesAt, type Respondent, respondentsAt } from '../people/directory.ts'
import type { Enumerator } from '../people/last-enumerator.ts'
import { maskNumber } from '../runtime/mask.ts'
import type { Visit } from '../runtime/visit.ts'
import { wordsFor } from '../settings/words.ts'

/** Something an enumerator or a supervisor should know. */
export interface Notice {
  /** The SID of what it is about: one notice for each, however often Twilio asks. */
  readonly about: string
  readonly text: string
  /** Opens the respondent's case; '' where the case or the link's form is not known. */
  readonly link: string
  /** For the e-mail alone, such as where a recording is. */
  readonly more: readonly string[]
}

/** Where a notice goes; '' for a way that is not there. */
export interface Recipient {
  readonly phone: string
  readonly email: string
}

/**
 * A respondent as notices name them: by name and case, never by a whole number, since forms may hide numbers
 * from enumerators. Who must know the number finds it in Twilio's log by the SID. Whoever shares the number is named
 * as well, since it may have been any of them.
 */
export function nameOf(visit: Visit, number: string): string {
  const { settings } = visit
  if (number === '') return wordsFor(settings, 'somebody')
  const people = respondentsAt(visit, number)
  if (people.length === 0) return wordsFor(settings, 'caller', { number: maskNumber(number) })
  return people.map((one) => withCase(visit, one)).join(' / ')
}

function withCase({ settings }: Visit, { name, caseId }: Respondent): string {
  const who = name || wordsFor(settings, 'respondent')
  return caseId === '' ? who : wordsFor(settings, 'withCase', { who, case: caseId })
}

/**
 * The respondent's case in SurveyCTO, by the link form of `.env`; of several who share the number, one for each.
 * https://support.surveycto.com/hc/en-us/articles/360046325374-Guide-to-unique-links-for-web-forms
 */
export function caseLinkFor(visit: Visit, number: string): string {
  const { caseLink } = visit.settings
  const links = casesAt(visit, number).map((id) => caseLink.split('{case}').join(encodeURIComponent(id)))
  return links.filter((link) => link !== '').join(' ')
}

/** The enumerator, and where nobody is known or can be reached, the supervisor. */
export function recipientsFor(visit: Visit, enumerator: Enumerator | undefined): Recipient[] {
  const isReachable = enumerator && (enumerator.phone !== '' || enumerator.email !== '')
  return isReachable ? [enumerator] : supervisorOf(visit)
}

export function supervisorOf({ settings }: Visit): Recipient[] {
  const { supervisor } = settings
  return supervisor.phone === '' && supervisor.email === '' ? [] : [supervisor]
}

/** Whether this number is one of the team's own. */
export function isTeam(visit: Visit, number: string): boolean {
  return (
    number !== '' &&
    (callerByPhone(callersOf(visit), number) !== undefined ||
      isSameNumber(visit.settings.supervisor.phone, number))
  )
}
