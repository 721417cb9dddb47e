import { type Call, endCall, isFinal, listCalls } from '../../../src/twilio/calls.ts'
import { bridgeTwiml } from '../../../src/twiml/bridge.ts'
import { CannotLook } from '../halts.ts'
import type { PointId } from '../points.ts'
import { needsAnswering, needsBusy, type Scene } from '../scene.ts'
import { need, type Session } from '../session.ts'
import { whenOver } from './one-leg.ts'

const shortRingSeconds = 5
const longRingSeconds = 25
const patienceMs = 60_000

/** The respondent's leg, once this holds of it. @throws CannotLook where it never does */
async function whenLeg(session: Session, parentSid: string, isIt: (leg: Call) => boolean): Promise<Call> {
  const leg = await session.until(patienceMs, async () => {
    const reply = await listCalls(session.send, session.trial.accountSid, { parentSid, pageSize: 20 })
    return reply.kind === 'data' ? reply.data.find(isIt) : undefined
  })
  if (!leg) throw new CannotLook('the second leg was never seen so')
  return leg
}

/** A call as the plug-in places it, between the number that answers and `to`. @throws CannotLook */
async function bridge(session: Session, to: string, ringSeconds: number): Promise<string> {
  const { ledger, trial } = session
  const plan = { whisper: '', record: 'never', ringSeconds, maxMinutes: 1 } as const
  const twiml = bridgeTwiml(plan, to, trial.twilioNumber)
  return need(await ledger.place({ to: trial.answeringNumber ?? '', twiml }), 'The call').sid
}

/** Waits until both legs are over, says how, and answers both. */
async function noteBoth(session: Session, id: PointId, sid: string): Promise<{ parent: Call; leg: Call }> {
  const leg = await whenLeg(session, sid, ({ status }) => isFinal(status))
  const parent = await whenOver(session, sid)
  session.saw(id, `${parent.status}, ${leg.status}`)
  return { parent, leg }
}

export const legUnanswered: Scene = {
  title: `Joins the number that answers with your phone, for ${shortRingSeconds} seconds, which nobody should answer`,
  points: ['legs-unanswered'],
  calls: 2,
  rings: 1,
  missing: needsAnswering,
  async play(session) {
    const sid = await bridge(session, session.trial.ownNumber, shortRingSeconds)
    const { parent, leg } = await noteBoth(session, 'legs-unanswered', sid)
    if (parent.status === 'completed') session.keep('ended-call', parent.json)
    if (leg.status === 'no-answer') session.keep('unanswered-leg', leg.json)
  },
}

export const legHungUp: Scene = {
  title: 'Joins them again, and hangs up while your phone rings',
  points: ['legs-hung-up'],
  calls: 2,
  rings: 1,
  missing: needsAnswering,
  async play(session) {
    const { send, trial } = session
    const sid = await bridge(session, trial.ownNumber, longRingSeconds)
    await whenLeg(session, sid, ({ status }) => status === 'ringing')
    need(await endCall(send, trial.accountSid, sid, 'completed'), 'Hanging up')
    await noteBoth(session, 'legs-hung-up', sid)
  },
}

export const legBusy: Scene = {
  title: 'Joins the number that answers with the one that is always busy',
  points: ['legs-busy'],
  calls: 2,
  rings: 0,
  missing: (trial) => needsAnswering(trial) ?? needsBusy(trial),
  async play(session) {
    const sid = await bridge(session, session.trial.busyNumber ?? '', longRingSeconds)
    await noteBoth(session, 'legs-busy', sid)
  },
}
