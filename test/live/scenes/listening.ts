import { soundPath } from '../../../src/twilio/account-recordings.ts'
import { callPath, endCall, isFinal } from '../../../src/twilio/calls.ts'
import { isRecord, isSid, textOf } from '../../../src/twilio/json-values.ts'
import { changeRecording, startRecording } from '../../../src/twilio/recordings.ts'
import { twilioOrigin } from '../../../src/twilio/transport.ts'
import { CannotLook } from '../halts.ts'
import { needsAnswering, type Scene } from '../scene.ts'
import { need, type Session } from '../session.ts'
import { anyPage, askAsPage, isShown } from '../wire.ts'
import { whenCall, whenOver } from './one-leg.ts'

/** Stays on the line, in silence. */
const staying = '<Response><Pause length="50"/></Response>'
const recordedMs = 3000
const processedMs = 60_000

/** The call to the number that answers, as soon as it has. @throws CannotLook */
async function placeAnswered(
  session: Session,
  more: readonly (readonly [string, string])[] = [],
): Promise<string> {
  const { ledger, trial } = session
  const { sid } = need(
    await ledger.place({ to: trial.answeringNumber ?? '', twiml: staying, more }),
    'The call',
  )
  const call = await whenCall(session, sid, ({ status }) => status !== 'queued' && status !== 'ringing')
  if (call?.status !== 'in-progress') throw new CannotLook('ANSWERING_NUMBER did not answer')
  return sid
}

export const detection: Scene = {
  title: 'Calls the number that answers, with Twilio listening who it is',
  points: ['answered-by'],
  calls: 1,
  rings: 0,
  missing: needsAnswering,
  async play(session) {
    const { send, trial } = session
    const sid = await placeAnswered(session, [['MachineDetection', 'Enable']])
    const known = await whenCall(
      session,
      sid,
      ({ answeredBy, status }) => answeredBy !== '' || isFinal(status),
      40_000,
    )
    await endCall(send, trial.accountSid, sid, 'completed')
    const over = await whenOver(session, sid)
    if (known && known.answeredBy !== '' && !isFinal(known.status))
      session.saw('answered-by', 'while the call goes on')
    else session.saw('answered-by', over.answeredBy === '' ? 'never' : 'once the call is over')
  },
}

/** Starts recording, and keeps what Twilio says of it. @throws CannotLook */
async function beginFirst(session: Session, callSid: string): Promise<string> {
  const { send, trial } = session
  const path = callPath(trial.accountSid, callSid, '/Recordings.json')
  const form = [['RecordingChannels', 'dual']] as const
  const json = need(await send({ method: 'POST', path, form }), 'The recording')
  if (!isRecord(json) || !isSid(json['sid'], 'RE')) throw new CannotLook('the recording has no SID')
  session.ledger.note(callSid, json['sid'])
  session.saw('channels', String(json['channels']))
  return json['sid']
}

async function lookAtSecond(session: Session, callSid: string): Promise<void> {
  const second = await startRecording(session.send, session.trial.accountSid, callSid)
  if (second.kind === 'data') {
    session.ledger.note(callSid, second.data.sid)
    session.saw('second-recording', 'begins beside the first')
  } else if (second.kind === 'refused') session.saw('second-recording', `refused with ${second.code}`)
  else session.couldNot('second-recording', 'no usable answer')
}

/** Asks for the sound as a page does; where it is sent on, the place that it is sent to decides. */
async function lookAtSound(session: Session, sid: string): Promise<void> {
  const { accountSid, credentials } = session.trial
  const url = twilioOrigin + soundPath(accountSid, sid)
  const first = await askAsPage(session, { method: 'GET', url, origin: anyPage, credentials })
  if (!first) throw new CannotLook('no answer to a request for the sound')
  const target = textOf(first.header('Location'))
  const isSentOn = first.status >= 300 && first.status < 400 && URL.canParse(target, url)
  const last = isSentOn
    ? await askAsPage(session, { method: 'GET', url: new URL(target, url).href, origin: anyPage })
    : first
  if (last?.status !== 200) throw new CannotLook(`the sound was answered with ${last?.status ?? 'nothing'}`)
  session.saw('sound', isSentOn ? 'sent on to another address' : 'at once')
  const isReadable = isShown(first, anyPage) && isShown(last, anyPage)
  session.saw('sound-readable', isReadable ? 'can be read' : 'cannot be read')
}

export const recording: Scene = {
  title: 'Calls the number that answers, records some seconds twice, and fetches the sound as a page does',
  points: ['channels', 'second-recording', 'sound', 'sound-readable'],
  calls: 1,
  rings: 0,
  missing: needsAnswering,
  async play(session) {
    const { send, trial } = session
    const callSid = await placeAnswered(session)
    const sid = await beginFirst(session, callSid)
    await lookAtSecond(session, callSid)
    await session.until(recordedMs, async () => undefined)
    await changeRecording(send, trial.accountSid, { callSid, sid, to: 'stopped' })
    await endCall(send, trial.accountSid, callSid, 'completed')
    const path = callPath(trial.accountSid, callSid, `/Recordings/${sid}.json`)
    const kept = await session.until(processedMs, async () => {
      const reply = await send({ method: 'GET', path })
      const json = reply.kind === 'data' && isRecord(reply.data) ? reply.data : undefined
      return json?.['status'] === 'completed' ? json : undefined
    })
    if (!kept) throw new CannotLook('the recording was not completed within a minute')
    session.keep('recording', kept)
    await lookAtSound(session, sid)
  },
}
