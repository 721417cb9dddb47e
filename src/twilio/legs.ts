import { type Call, type CallStatus, fetchCall, listCalls } from './calls.ts'
import type { Reply, Transport } from './transport.ts'

/** What is asked of a call and of the respondent's leg, its child. */
export interface LegsQuestion {
  /** The call's. */
  sid: string
  /** Where it is not, the respondent's leg is asked after whatever the call's status. */
  asksCall: boolean
  /** Statuses that the call may turn out to have with which the respondent's leg is asked after as well. */
  legAt: readonly CallStatus[]
}

/** What was asked after, as Twilio answered it. */
export interface LegsReply {
  call: Reply<Call> | undefined
  /** The respondent's, newest first. */
  legs: Reply<Call[]> | undefined
}

export type AskLegs = (question: LegsQuestion) => Promise<LegsReply>

/**
 * Asks one after the other, since most often the call's status says that the second need not be asked, and a leg that
 * is read after its call is never the older of the two.
 */
export async function askLegs(
  send: Transport,
  accountSid: string,
  { sid, asksCall, legAt }: LegsQuestion,
): Promise<LegsReply> {
  const call = asksCall ? await fetchCall(send, accountSid, sid) : undefined
  const wantsLeg = !call || (call.kind === 'data' && legAt.includes(call.data.status))
  const legs = wantsLeg ? await listCalls(send, accountSid, { parentSid: sid, pageSize: 5 }) : undefined
  return { call, legs }
}
