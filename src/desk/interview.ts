import type { CallStatus } from '../twilio/calls.ts'

/**
 * A submission that has calls in it, or an instance of a repeat group in a file of its own, where that file says itself
 * whose case it is or whether it was completed.
 */
export interface Interview {
  /** The row's KEY, or the file and row where it has none. An instance's begins with its submission's: `uuid:…/calls[2]`. */
  readonly key: string
  /** '' where no column says it. */
  readonly enumerator: string
  /** What tells one respondent from another; the submission's KEY where no column says it. */
  readonly caseId: string
  /** Whether the interview was completed; undefined where no column says it. */
  readonly isDone: boolean | undefined
  /**
   * The respondent's numbers, digits alone: to be compared, never shown. Empty where no column was chosen, or it says
   * nothing that is one.
   */
  readonly numbers: readonly string[]
  /** Oldest first. */
  readonly calls: readonly DeskCall[]
}

/** What an export knows of one call. What it does not know is absent, and is never counted as none or as 0. */
export interface DeskCall {
  readonly sid: string
  /** The column that holds it: `call`, `call_2`; `call[2]` in the file of a repeat group. */
  readonly field: string
  /** The account that it was placed with, from its addresses at Twilio. */
  readonly accountSid?: string
  /** The enumerator's leg. */
  readonly status?: CallStatus
  /** Milliseconds since 1970. */
  readonly startedAt?: number
  readonly endedAt?: number
  /** Which of the form's numbers: 1, 2, …; 0 one that was entered by hand. */
  readonly number?: number
  /** The respondent's leg; absent where none was seen. */
  readonly leg?: DeskLeg
  /** The call was over before the respondent was dialled. Absent where that is not known. */
  readonly isUnrung?: true
  /** The code, AAPOR's or the team's own. */
  readonly disposition?: string
  /** What the field last knew of the recording that it made by consent. */
  readonly recording?: string
  /** False where the form does not record. */
  readonly mayBeRecorded?: boolean
}

export interface DeskLeg {
  readonly sid?: string
  readonly status: CallStatus
  /** Whole seconds. */
  readonly rung?: number
  readonly talked?: number
}
