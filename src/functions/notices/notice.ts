import { isSameNumber } from '../../twilio/phone-number.ts'
import { callerByPhone, callersOf } from '../people/callers.ts'
import { respondentOf } from '../people/directory.ts'
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
 * from enumerators. Who must know the number finds it in Twilio's log by the SID.
 */
export function nameOf(visit: Visit, number: string): string {
  const { settings } = visit
  const respondent = respondentOf(visit, number)
  if (number === '') return wordsFor(settings, 'somebody')
  if (!respondent) return wordsFor(settings, 'caller', { number: maskNumber(number) })
  const who = respondent.name || wordsFor(settings, 'respondent')
  return respondent.caseId === '' ? who : wordsFor(settings, 'withCase', { who, case: respondent.caseId })
}

/**
 * The respondent's case in SurveyCTO, by the link form of `.env`.
 * https://support.surveycto.com/hc/en-us/articles/360046325374-Guide-to-unique-links-for-web-forms
 */
export function caseLinkFor(visit: Visit, number: string): string {
  const caseId = respondentOf(visit, number)?.caseId ?? ''
  const { caseLink } = visit.settings
  return caseId === '' ? '' : caseLink.split('{case}').join(encodeURIComponent(caseId))
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
