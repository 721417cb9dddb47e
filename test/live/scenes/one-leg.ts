import { type Call, endCall, fetchCall, isFinal, listCalls } from '../../../src/twilio/calls.ts'
import { CannotLook } from '../halts.ts'
import { needsBusy, type Scene } from '../scene.ts'
import { need, type Session, startOf } from '../session.ts'

/** Says something to whoever answers, so that they know what this is, and hangs up. */
export const explaining = '<Response><Say>This is a test of Twilio. Please hang up.</Say></Response>'

const ringSeconds = 25
const shortRingSeconds = 5
const patienceMs = 90_000

/** The call, once this holds of it. */
export async function whenCall(
  session: Session,
  sid: string,
  isIt: (call: Call) => boolean,
  forMs = patienceMs,
): Promise<Call | undefined> {
  return session.until(forMs, async () => {
    const reply = await fetchCall(session.send, session.trial.accountSid, sid)
    return reply.kind === 'data' && isIt(reply.data) ? reply.data : undefined
  })
}

/** @throws CannotLook where it does not end */
export async function whenOver(session: Session, sid: string): Promise<Call> {
  const call = await whenCall(session, sid, ({ status }) => isFinal(status))
  if (!call) throw new CannotLook('the call did not end')
  return call
}

/** @throws CannotLook where somebody, or their voice mail, has answered */
function expectUnanswered({ status }: Call): void {
  if (status === 'completed' || status === 'in-progress')
    throw new CannotLook('your phone, or its voice mail, has answered')
}

async function lookAtList(session: Session, { sid, to }: Call, placedAt: number): Promise<void> {
  const { send, clock, trial } = session
  const listed = await session.until(ringSeconds * 1000, async () => {
    const reply = await listCalls(send, trial.accountSid, { to, pageSize: 20 })
    return reply.kind === 'data' && reply.data.some((one) => one.sid === sid) ? clock.now() : undefined
  })
  if (listed === undefined) session.couldNot('list-lag', `not listed within ${ringSeconds} s`)
  else session.saw('list-lag', Math.round((listed - placedAt) / 1000))
}

export const ringing: Scene = {
  title: 'Calls your phone, looks for the call in the list, and hangs up while it rings',
  points: ['new-call-dates', 'list-lag', 'start-ringing', 'hung-up-ringing'],
  calls: 1,
  rings: 1,
  async play(session) {
    const { ledger, trial, clock, send } = session
    const more = [['Timeout', String(ringSeconds)]] as const
    const made = need(await ledger.place({ to: trial.ownNumber, twiml: explaining, more }), 'The call')
    const placedAt = clock.now()
    const dates = [made.createdAt, made.updatedAt, made.startedAt, made.endedAt]
    session.saw('new-call-dates', dates.every((date) => date === undefined) ? 'none' : 'some')
    session.keep('new-call', made.json)
    await lookAtList(session, made, placedAt)
    const rings = await whenCall(session, made.sid, ({ status }) => status !== 'queued', 20_000)
    if (rings?.status !== 'ringing') throw new CannotLook('the call was never seen ringing')
    session.saw('start-ringing', startOf(rings))
    session.keep('ringing-call', rings.json)
    need(await endCall(send, trial.accountSid, made.sid, 'completed'), 'Hanging up')
    session.saw('hung-up-ringing', (await whenOver(session, made.sid)).status)
  },
}

export const unanswered: Scene = {
  title: `Calls your phone for ${shortRingSeconds} seconds, which nobody should answer`,
  points: ['start-unanswered', 'unanswered'],
  calls: 1,
  rings: 1,
  async play(session) {
    const { ledger, trial } = session
    const more = [['Timeout', String(shortRingSeconds)]] as const
    const made = need(await ledger.place({ to: trial.ownNumber, twiml: explaining, more }), 'The call')
    const over = await whenOver(session, made.sid)
    expectUnanswered(over)
    session.saw('unanswered', over.status)
    session.saw('start-unanswered', startOf(over))
  },
}

export const busy: Scene = {
  title: 'Calls the number that is always busy',
  points: ['busy'],
  calls: 1,
  rings: 0,
  missing: needsBusy,
  async play(session) {
    const { ledger, trial } = session
    const made = need(await ledger.place({ to: trial.busyNumber ?? '', twiml: explaining }), 'The call')
    session.saw('busy', (await whenOver(session, made.sid)).status)
  },
}
