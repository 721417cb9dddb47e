import { callPath, readCall, readCalls } from './calls.ts'
import { isRecord, textOf } from './json-values.ts'
import { type AskLegs, askLegs, type LegsQuestion, type LegsReply } from './legs.ts'
import { expectItem, expectShape, type Reply, readReply, type Transport } from './transport.ts'

/** Of a call, in place of Twilio's `.json`: its JSON and that of its leg in one answer. Not Twilio's. */
const legsEnd = '/Legs.json'

/** What is wanted, `call` and the statuses at which its leg is; and the mark of what was told before. */
export const legsFields = { wanted: 'Wanted', mark: 'Mark' } as const

/** What the Functions say of it: this, or no more than that nothing is other than what has the mark. */
export interface LegsTold {
  /** Twilio's, whole. */
  call?: object
  /** Twilio's list, with of each leg what is read; or its no, or nothing, with the status. */
  legs?: object
  legsStatus?: number
  /** Missing where something was not told, so that it is not taken for known. */
  mark?: string
}

interface Known {
  mark: string
  reply: LegsReply
}

/** Asks the team's own Functions for both legs at once; older ones, which do not know how, for each by itself. */
export function createServiceLegs(send: Transport, accountSid: string): AskLegs {
  let areOlder = false
  let known: Known = { mark: '', reply: { call: undefined, legs: undefined } }

  return async (question) => {
    const { sid, asksCall, legAt } = question
    const before = known
    if (!areOlder) {
      const wanted = (asksCall ? 'call,' : '') + legAt
      const path = callPath(accountSid, sid, legsEnd)
      const query = [[legsFields.wanted, wanted] as const, [legsFields.mark, before.mark] as const]
      const told = await send({ method: 'GET', path, query })
      // The Functions' own no, not Twilio's, whose codes have five figures.
      areOlder = told.kind === 'refused' && told.code === 400
      if (!areOlder) {
        known = readTold(question, told, before)
        return known.reply
      }
    }
    return askLegs(send, accountSid, question)
  }
}

function readTold({ sid, asksCall }: LegsQuestion, told: Reply<unknown>, before: Known): Known {
  const { unchanged, call, legs, legsStatus, mark } =
    told.kind === 'data' && isRecord(told.data) ? told.data : {}
  // Said of nothing but the mark that went along.
  if (unchanged) return before
  // Each is read as if it had come by itself.
  const part = (data: unknown = null, status: unknown = 200) =>
    told.kind === 'data' ? readReply(Number(status), JSON.stringify(data)) : told
  const reply = {
    call: asksCall ? expectItem(part(call), readCall, sid) : undefined,
    legs: asksCall && !legs ? undefined : expectShape(part(legs, legsStatus), readCalls),
  }
  return { mark: textOf(mark), reply }
}
