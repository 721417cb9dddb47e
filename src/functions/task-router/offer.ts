/** A respondent offered to one enumerator: a task of TaskRouter and the reservation of a worker for it. */
export interface Offer {
  readonly taskSid: string
  readonly reservationSid: string
}

/** Where the enumerator's call stands: just answered, asked for a key, or after the two were connected. */
export type OfferPart = 'answered' | 'key' | 'over'

/** As it stands in our own addresses' `?step=`, which Twilio signs. */
export function offerStep({ taskSid, reservationSid }: Offer, part: OfferPart = 'answered'): string {
  return `${taskSid}.${reservationSid}.${part}`
}

/** Undefined where it is none of ours. */
export function readOfferStep(step: string): { offer: Offer; part: OfferPart } | undefined {
  const found = /^(WT[0-9a-f]{32})\.(WR[0-9a-f]{32})\.(answered|key|over)$/i.exec(step)
  const [, taskSid, reservationSid, part] = found ?? []
  if (!taskSid || !reservationSid) return undefined
  const known = part === 'key' || part === 'over' ? part : 'answered'
  return { offer: { taskSid, reservationSid }, part: known }
}
