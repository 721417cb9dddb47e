import { callsPath } from '../../../src/twilio/calls.ts'
import { twilioOrigin } from '../../../src/twilio/transport.ts'
import type { PointId } from '../points.ts'
import type { Scene } from '../scene.ts'
import type { Session } from '../session.ts'
import { anyPage, askAsPage, type Heard, isShown, type PageRequest } from '../wire.ts'

const noAnswer = 'no answer'

/** Enough at once for an account's limit, which Twilio does not publish. */
const burstSize = 200

async function lookAtOrigin(session: Session, id: PointId, origin: string): Promise<void> {
  const url = twilioOrigin + callsPath(session.trial.accountSid)
  const heard = await askAsPage(session, { method: 'OPTIONS', url, origin, asksFor: 'POST' })
  if (!heard) {
    session.couldNot(id, noAnswer)
    return
  }
  session.saw(id, isShown(heard, origin) ? 'let in' : 'not let in')
  if (id === 'origin-https')
    session.saw('preflight-kept', heard.header('Access-Control-Max-Age') ?? 'not said')
}

/** Says whether a page could read an answer with this status. */
function noteReadable(session: Session, id: PointId, heard: Heard | undefined, status: number): void {
  if (!heard) session.couldNot(id, noAnswer)
  else if (heard.status !== status) session.couldNot(id, `answered with ${heard.status}`)
  else session.saw(id, isShown(heard, anyPage) ? 'can be read' : 'cannot be read')
}

function bodyOf({ bytes }: Heard): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function keepRefusal(session: Session, of: string, heard: Heard | undefined): void {
  const body = heard && bodyOf(heard)
  if (typeof body === 'object' && body !== null) session.keep(of, { ...body })
}

async function lookAtRefusals(session: Session): Promise<void> {
  const { accountSid, credentials } = session.trial
  const list: PageRequest = {
    method: 'GET',
    url: `${twilioOrigin}${callsPath(accountSid)}?PageSize=1`,
    origin: anyPage,
    credentials: { ...credentials, password: 'not-the-password' },
  }
  const locked = await askAsPage(session, list)
  noteReadable(session, 'readable-401', locked, 401)
  keepRefusal(session, 'refused-login', locked)
  // Nobody can be called with this: it names no number at all.
  const nobody: PageRequest = {
    ...list,
    method: 'POST',
    url: twilioOrigin + callsPath(accountSid),
    credentials,
    form: [],
  }
  const refused = await askAsPage(session, nobody)
  noteReadable(session, 'readable-400', refused, 400)
  keepRefusal(session, 'refused-call', refused)
}

async function lookAtBusy(session: Session): Promise<void> {
  const { accountSid, credentials, burst } = session.trial
  if (!burst) {
    session.couldNot(
      'readable-429',
      `takes ${burstSize} requests at once: add --burst when nobody works with the account`,
    )
    return
  }
  const url = `${twilioOrigin}${callsPath(accountSid)}?PageSize=1`
  const one = (): Promise<Heard | undefined> =>
    askAsPage(session, { method: 'GET', url, origin: anyPage, credentials })
  const all = await Promise.all(Array.from({ length: burstSize }, one))
  const busy = all.find((heard) => heard?.status === 429)
  if (busy) noteReadable(session, 'readable-429', busy, 429)
  else session.couldNot('readable-429', `${burstSize} requests at once were not too many`)
}

async function lookAtHead(session: Session): Promise<void> {
  const { accountSid, credentials } = session.trial
  const url = twilioOrigin + callsPath(accountSid)
  const heard = await askAsPage(session, { method: 'HEAD', url, origin: anyPage, credentials })
  if (!heard) session.couldNot('head', noAnswer)
  else session.saw('head', heard.status === 200 ? 'answered' : `refused with ${heard.status}`)
}

async function lookAtVoice(session: Session): Promise<void> {
  const { credentials } = session.trial
  const url = 'https://voice.twilio.com/v1/DialingPermissions/Countries/US'
  const heard = await askAsPage(session, { method: 'GET', url, origin: anyPage, credentials })
  if (heard) noteReadable(session, 'voice-readable', heard, heard.status)
  else session.couldNot('voice-readable', noAnswer)
}

/** Requests alone: nothing rings, and nothing is billed. */
export const asking: Scene = {
  title: 'Asks Twilio as pages of several origins would, with and without the right password',
  points: [
    'origin-null',
    'origin-file',
    'origin-surveycto',
    'origin-https',
    'preflight-kept',
    'readable-401',
    'readable-400',
    'readable-429',
    'head',
    'voice-readable',
  ],
  calls: 0,
  rings: 0,
  async play(session) {
    await lookAtOrigin(session, 'origin-null', 'null')
    await lookAtOrigin(session, 'origin-file', 'file://')
    await lookAtOrigin(session, 'origin-surveycto', session.trial.surveyctoOrigin)
    await lookAtOrigin(session, 'origin-https', anyPage)
    await lookAtRefusals(session)
    await lookAtBusy(session)
    await lookAtHead(session)
    await lookAtVoice(session)
  },
}
