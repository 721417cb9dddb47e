import type { CallStatus } from '../../../twilio/calls.ts'
import type { DeskCall, DeskLeg } from '../../interview.ts'
import { ownCopy } from './own-copy.ts'

type OrUndefined<Type> = { readonly [Key in keyof Type]?: Type[Key] | undefined }

/** What one source tells of a call; undefined, or an empty text, is not known. */
export interface TellsOfCall extends OrUndefined<Omit<DeskCall, 'leg'>> {
  readonly sid: string
  readonly field: string
  readonly leg?: TellsOfLeg | undefined
}

interface TellsOfLeg extends OrUndefined<DeskLeg> {
  readonly status: CallStatus | undefined
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** A call with nothing but what is known of it. Its SIDs keep no cell of the export in memory. */
export function deskCall(told: TellsOfCall): DeskCall {
  const { leg } = told
  const call: Writable<DeskCall> = { sid: ownCopy(told.sid), field: told.field }
  if (told.accountSid) call.accountSid = ownCopy(told.accountSid)
  if (told.status) call.status = told.status
  if (told.startedAt !== undefined) call.startedAt = told.startedAt
  if (told.endedAt !== undefined) call.endedAt = told.endedAt
  if (told.number !== undefined) call.number = told.number
  if (leg?.status) call.leg = deskLeg(leg, leg.status)
  else if (told.isUnrung) call.isUnrung = true
  if (told.disposition) call.disposition = ownCopy(told.disposition)
  if (told.recording) call.recording = told.recording
  if (told.mayBeRecorded !== undefined) call.mayBeRecorded = told.mayBeRecorded
  return call
}

function deskLeg({ sid, rung, talked }: TellsOfLeg, status: CallStatus): DeskLeg {
  const leg: Writable<DeskLeg> = { status }
  if (sid) leg.sid = ownCopy(sid)
  if (rung !== undefined) leg.rung = rung
  if (talked !== undefined) leg.talked = talked
  return leg
}
