import type { Behaviour } from '../../../../src/stand-in/twilio/behaviour.ts'
import { dial, enumerator, respondent, type Setup, setUp } from '../fixture.ts'

export interface Recorded extends Setup {
  /** Of the call. */
  readonly sid: string
  /** Of its recording, which is completed. */
  readonly recordingSid: string
  /** The account's path. */
  readonly account: string
  /** What a GET of this path answers, as the account unless `authorization` says otherwise. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
}

/** A call that was recorded from ringing on: two seconds of it rang at the respondent's, four were talked. */
export async function recordCall(
  behaviour?: Partial<Behaviour>,
  record = 'record-from-ringing-dual',
): Promise<Recorded> {
  const setup = setUp(behaviour)
  const { twilio, clock, calls } = setup
  const sid = await setup.place(dial(`<Number>${respondent}</Number>`, `record="${record}"`))
  await clock.advance(0)
  twilio.phones.answer(enumerator)
  await clock.advance(2000)
  twilio.phones.answer(respondent)
  await clock.advance(4000)
  twilio.phones.hangUp(respondent)
  await clock.advance(5000)
  const [recording] = twilio.world.recordings()
  const { sid: username, authToken } = twilio.account
  const usual = { Authorization: `Basic ${btoa(`${username}:${authToken}`)}` }
  return {
    ...setup,
    sid,
    recordingSid: recording?.sid ?? '',
    account: calls.replace(/\/Calls$/, ''),
    get: (path, headers = usual) =>
      twilio.fetch(new Request(new URL(path, 'https://api.twilio.com'), { headers })),
  }
}

export async function bytesOf(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await answer.arrayBuffer())
}
