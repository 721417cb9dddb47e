import { createHash } from 'node:crypto'
import { type Call, callStatuses } from '../../twilio/calls.ts'
import { pick } from '../../twilio/json-values.ts'
import { askLegs, type LegsReply } from '../../twilio/legs.ts'
import { type LegsTold, legsFields } from '../../twilio/service-legs.ts'
import { json, type Reply } from '../runtime/reply.ts'
import type { Visit } from '../runtime/visit.ts'
import type { Asked } from './asked.ts'
import { failed } from './refusals.ts'

/** A call and its respondent's leg in one answer, or a few bytes where both are as the form has seen them. */
export async function tellLegs({ ask, field }: Asked, visit: Visit): Promise<Reply> {
  const [sid = ''] = /CA[0-9a-f]{32}/.exec(ask) ?? []
  const wanted = field(legsFields.wanted).split(',')
  const reply = await askLegs(visit.sendPatiently, visit.settings.accountSid, {
    sid,
    asksCall: wanted.includes('call'),
    legAt: callStatuses.filter((status) => wanted.includes(status)),
  })
  if (reply.call && reply.call.kind !== 'data') {
    const { status, body } = failed(reply.call)
    return json(status, body)
  }
  const told = toldOf(reply)
  if (told.legsStatus !== undefined) return json(200, told)
  // Nothing is kept here of what a form has seen: it shows the mark of that. Of no leg there is the same to tell for all.
  const mark = createHash('sha256')
    .update(sid + JSON.stringify(told))
    .digest('base64url')
    .slice(0, 12)
  return json(200, mark === field(legsFields.mark) ? { unchanged: true } : { ...told, mark })
}

function toldOf({ call, legs }: LegsReply): LegsTold {
  // The call's JSON is what the form stores, every key of it.
  const whole = call?.kind === 'data' ? { call: call.data.json } : {}
  if (!legs) return whole
  if (legs.kind === 'data') return { ...whole, legs: { calls: legs.data.slice(0, 1).map(essenceOfLeg) } }
  const { status, body } = failed(legs)
  return { ...whole, legs: body, legsStatus: status }
}

/** What the plug-in reads of a respondent's leg; it stores none of its JSON. */
function essenceOfLeg({ json: leg }: Call): object {
  return pick(leg, ['sid', 'status', 'to', 'duration', 'date_created', 'date_updated', 'end_time'])
}
