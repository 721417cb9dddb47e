import type { Settings } from '../../../src/plugin/form/settings.ts'
import type { Model } from '../../../src/plugin/screen/model.ts'
import type { Language } from '../../../src/plugin/words/language.ts'
import type { Account, Device } from '../../../src/plugin/world.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import type { LogEntry } from '../../../src/stored/metadata.ts'
import { type Call, readCall } from '../../../src/twilio/calls.ts'
import type { Reply, TwilioRequest } from '../../../src/twilio/transport.ts'
import { accountSid, callJson, callSid } from '../../twilio/call-json.ts'
import { createFakePage } from './fake-page.ts'

export const speaksEnglish: Language = { code: 'en', isRightToLeft: false, table: {}, texts: {} }

export const token = 'not-a-real-token'
export const enumerator = '+254700000001'
export const respondent = '+254711222333'
export const callerId = '+12025550110'

/** The parameters of a field that can call. */
export const parameters = {
  from_number: enumerator,
  to_number: respondent,
  twilio_number: callerId,
  account_sid: accountSid,
  auth_token: token,
} as const

export function settingsWith(changes: Partial<Settings> = {}): Settings {
  return {
    accountSid,
    credentials: { username: accountSid, password: token },
    serviceUrl: '',
    enumerator: { kind: 'number', value: enumerator },
    respondents: [{ number: respondent, label: '' }],
    twilioNumbers: [callerId],
    record: 'always',
    displayNumber: true,
    country: '',
    ringSeconds: 30,
    maxMinutes: undefined,
    whisper: '',
    pressToCall: false,
    detectVoicemail: false,
    attempts: 1,
    dispositions: [],
    details: false,
    panel: [],
    action: 'call',
    message: { text: '', mediaUrls: [], serviceSid: '' },
    ...changes,
  }
}

/** A call as read from Twilio's JSON with `changes` in it. */
export function callWith(changes: Readonly<Record<string, unknown>> = {}): Call {
  const call = readCall(callJson(changes))
  if (!call) throw new Error('These changes make it no call.')
  return call
}

export function entryWith(changes: Partial<LogEntry> = {}): LogEntry {
  return {
    sid: callSid,
    at: Date.UTC(2026, 0, 15, 9),
    number: 1,
    print: '0a1b2',
    status: 'queued',
    ...changes,
  }
}

/** What the screen is drawn from: a field that has just been opened, with `changes`. */
export function modelWith(changes: Partial<Model> = {}): Model {
  return {
    state: { name: 'ready' },
    choice: { to: 0 },
    entry: undefined,
    attemptsUsed: 0,
    mayCall: true,
    mayCallSoon: changes.mayCall ?? true,
    isLooking: false,
    recorder: undefined,
    offline: false,
    updating: false,
    kept: 'whole',
    turnedUp: undefined,
    mayRingAgain: false,
    ...changes,
  }
}

/** Twilio's refusal with this code and message. */
export function refusalWith(code: number, message = '', status = 400) {
  return { kind: 'refused', status, code, message } as const
}

type Answer = Reply<unknown> | Promise<Reply<unknown>>

/** A Twilio that answers as `answer` says, `pass` lets time go by, and what was sent when. */
export function scriptTwilio(answer: (request: TwilioRequest, count: number) => Answer) {
  const clock = createVirtualClock(0)
  const page = createFakePage()
  const sent: Array<TwilioRequest & { second: number }> = []
  const send = async (request: TwilioRequest) => {
    sent.push({ ...request, second: clock.now() / 1000 })
    return answer(request, sent.length)
  }
  const world: Account & Device = { send, accountSid, clock, random: () => 0.5, page }
  const pass = (seconds: number) => clock.advance(seconds * 1000)
  return { world, clock, page, sent, pass, seconds: () => sent.map(({ second }) => second) }
}

export function dataOf(data: unknown): Reply<unknown> {
  return { kind: 'data', data }
}
