import { generateKeyPairSync } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { DeskCall, Interview } from '../../../src/desk/interview.ts'
import { type Candidate, candidatesOf } from '../../../src/desk/recordings/choose/choice.ts'
import type { Found } from '../../../src/desk/recordings/choose/find.ts'
import type { Device } from '../../../src/desk/recordings/device.ts'
import { nameOf } from '../../../src/desk/recordings/fetch/names.ts'
import type { Folder } from '../../../src/desk/recordings/fetch/shelf.ts'
import { openSession, type Session } from '../../../src/desk/recordings/session.ts'
import type { Behaviour } from '../../../src/stand-in/twilio/behaviour.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import type { AccountRecording } from '../../../src/twilio/account-recordings.ts'
import { dial, enumerator, respondent, type Setup, setUp } from '../../stand-in/twilio/fixture.ts'

const origin = 'null'

/** An RSA pair as a team makes it, and its public half as Twilio is given it. */
export function makeKeys(publicKeySid = `CR${'a1'.repeat(16)}`) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = (type: 'pkcs8' | 'pkcs1') => privateKey.export({ type, format: 'pem' }).toString()
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return {
    publicKey,
    privateKey,
    pkcs8: pem('pkcs8'),
    pkcs1: pem('pkcs1'),
    twilio: { sid: publicKeySid, pem: spki },
  }
}

/**
 * The stand-in as a page's fetch has it: an answer without CORS, also at the end of a redirect, is a TypeError, and a
 * redirect to another origin takes no credentials along. https://fetch.spec.whatwg.org/#http-redirect-fetch
 */
export function pageFetch(twilio: Pick<StandInTwilio, 'fetch'>): typeof globalThis.fetch {
  return async (url, init) => {
    const headers = new Headers(init?.headers)
    headers.set('Origin', origin)
    const { method = 'GET', body = null } = init ?? {}
    const aborted = new Promise<never>((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError'))),
    )
    const request = new Request(String(url), { method, headers, body, redirect: 'manual' })
    let answer = await Promise.race([twilio.fetch(request), aborted])
    const to = answer.headers.get('Location')
    if (answer.status === 302 && to) {
      if (!answer.headers.has('Access-Control-Allow-Origin')) throw new TypeError('Failed to fetch')
      answer = await twilio.fetch(new Request(to, { headers: { Origin: origin } }))
    }
    if (!answer.headers.has('Access-Control-Allow-Origin')) throw new TypeError('Failed to fetch')
    return answer
  }
}

export interface Scene extends Setup {
  readonly interviews: readonly Interview[]
  readonly candidates: readonly Candidate[]
  readonly device: Device
  /** Files that the page gave the user. */
  readonly given: Map<string, Blob | string>
  session(signal?: AbortSignal, basic?: { username: string; password: string }): Session
}

/** So many recorded interviews at the stand-in, of two enumerators in turn: rung for 2 s, talked for 4. */
export async function recordInterviews(count: number, behaviour?: Partial<Behaviour>): Promise<Scene> {
  const setup = setUp(behaviour)
  const { twilio, clock } = setup
  const interviews: Interview[] = []
  for (let index = 0; index < count; index += 1) {
    const sid = await setup.place(dial(`<Number>${respondent}</Number>`, 'record="record-from-ringing-dual"'))
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    await clock.advance(2000)
    twilio.phones.answer(respondent)
    await clock.advance(4000)
    twilio.phones.hangUp(respondent)
    await clock.advance(5000)
    const call = { sid, field: 'call', accountSid: twilio.account.sid, startedAt: clock.now() - 11_000 }
    interviews.push(
      interviewOf([call], { key: `uuid:${index}`, enumerator: index % 2 === 0 ? 'Asha' : 'Juma' }),
    )
  }
  const given = new Map<string, Blob | string>()
  const device: Device = {
    fetch: pageFetch(twilio),
    clock,
    random: () => 0.5,
    give: (name, content) => given.set(name, content),
  }
  const { apiKey, apiSecret, sid: accountSid } = twilio.account
  const key = { username: apiKey, password: apiSecret }
  return {
    ...setup,
    interviews,
    candidates: candidatesOf(interviews),
    device,
    given,
    session: (signal = new AbortController().signal, credentials = key) =>
      openSession(device, { accountSid, credentials }, signal),
  }
}

export function interviewOf(calls: readonly DeskCall[], more: Partial<Interview> = {}): Interview {
  return { key: 'uuid:1', enumerator: 'Asha', caseId: 'case 1', isDone: true, numbers: [], ...more, calls }
}

export const callSid = `CA${'c'.repeat(32)}`
export const recordingSid = `RE${'e'.repeat(32)}`

export function recordingOf(more: Partial<AccountRecording> = {}): AccountRecording {
  return {
    sid: recordingSid,
    callSid,
    status: 'completed',
    createdAt: undefined,
    startedAt: undefined,
    seconds: 6,
    channels: 2,
    encryption: undefined,
    ...more,
  }
}

export function foundOf(more: Partial<AccountRecording> = {}, interview: Partial<Interview> = {}): Found {
  const recording = recordingOf(more)
  const call = { sid: recording.callSid ?? callSid, field: 'call' }
  const candidate = { interview: interviewOf([call], interview), call, nth: 1 }
  return { candidate, recording, name: nameOf(candidate, recording) }
}

/** A folder in memory. What is written stands there once it is closed. */
export function createFolder(): { folder: Folder; files: Map<string, Buffer> } {
  const files = new Map<string, Buffer>()
  const folder: Folder = {
    async getFileHandle(name, options) {
      if (!files.has(name) && !options?.create) throw new DOMException('Not there', 'NotFoundError')
      const parts: (Uint8Array | string)[] = []
      return {
        getFile: async () => new Blob([new Uint8Array(files.get(name) ?? [])]),
        createWritable: async () => ({
          write: async (content) => {
            parts.push(content)
          },
          close: async () => {
            files.set(name, Buffer.concat(parts.map((part) => Buffer.from(part))))
          },
          abort: async () => {},
        }),
      }
    },
  }
  return { folder, files }
}

/** A clock whose waiting tasks run by themselves, one after the other, so that nobody waits. */
export function createHurriedClock() {
  const clock = createVirtualClock()
  const waits: number[] = []
  onTestFinished(() => clock.advance(0))
  return {
    waits,
    clock: {
      now: clock.now,
      after(ms: number, task: () => void) {
        waits.push(ms)
        const stop = clock.after(ms, task)
        queueMicrotask(() => void clock.advance(ms))
        return stop
      },
    },
  }
}
