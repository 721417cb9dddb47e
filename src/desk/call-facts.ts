import { observedCodes } from '../stored/dispositions.ts'
import { type CallStatus, isFinal } from '../twilio/calls.ts'
import type { DeskCall } from './interview.ts'

/** The legs that rang until somebody gave up: a busy or a failed one did not ring. */
const rangInVain: readonly CallStatus[] = ['no-answer', 'canceled']

/** Whether the enumerator picked up; undefined where that is not known. */
export function enumeratorAnswered({ status, leg }: DeskCall): boolean | undefined {
  // Nobody is dialled before the enumerator is there.
  if (leg) return true
  if (status === undefined) return undefined
  if (status === 'completed' || status === 'in-progress') return true
  return isFinal(status) ? false : undefined
}

/**
 * Whether the respondent picked up a call that dialled them; undefined where that is not known, such as where no
 * leg of theirs was seen.
 */
export function respondentAnswered({ leg }: DeskCall): boolean | undefined {
  if (!leg) return undefined
  if (leg.status === 'completed' || leg.status === 'in-progress') return true
  return isFinal(leg.status) ? false : undefined
}

/** Nobody dialled the respondent, as far as is known: the call says nothing of them. */
export function isUndialled(call: DeskCall): boolean {
  return call.isUnrung === true || enumeratorAnswered(call) === false
}

export function isRungInVain({ leg }: DeskCall): boolean {
  return leg !== undefined && rangInVain.includes(leg.status)
}

/** Both legs, as far as they are known, have ended; undefined where no status is known. */
export function isOver({ status, leg }: DeskCall): boolean | undefined {
  if (status === undefined && !leg) return undefined
  return (status === undefined || isFinal(status)) && (!leg || isFinal(leg.status))
}

/**
 * The call's disposition: what was chosen, else what a phone that was not answered settles by itself, as in the field.
 * '' where neither says it.
 */
export function dispositionOf({ disposition, leg }: DeskCall): string {
  if (disposition) return disposition
  if (leg?.status === 'busy') return observedCodes.busy
  return leg?.status === 'no-answer' ? observedCodes.noAnswer : ''
}

/** Of a row of a repeat group `uuid:…/calls[2]`: its submission's KEY. */
export function submissionOf(key: string): string {
  return key.split('/')[0] ?? key
}
