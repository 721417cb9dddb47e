import { describe, expect, it } from 'vitest'
import { candidatesOf } from '../../../../src/desk/recordings/choose/choice.ts'
import { daysOf, findRecordings } from '../../../../src/desk/recordings/choose/find.ts'
import { megabytes, sizeOf } from '../../../../src/desk/recordings/choose/size.ts'
import type { TwilioRequest } from '../../../../src/twilio/transport.ts'
import { interviewOf, recordInterviews } from '../scene.ts'

const signal = new AbortController().signal
const day = (...date: readonly [number, number]) => Date.UTC(2026, date[0] - 1, date[1], 12)

describe('finding recordings', () => {
  it('finds those of the chosen calls at Twilio, and no others', async () => {
    const { session, candidates, twilio } = await recordInterviews(3)
    const counts: number[] = []
    const chosen = candidates.slice(0, 2)
    const seen = (count: number) => counts.push(count)
    const finding = await findRecordings(session().send, twilio.account.sid, chosen, { signal, seen })
    const found = finding.kind === 'found' ? finding.found : []
    expect(found.map(({ candidate }) => candidate.call.sid).sort()).toEqual(
      chosen.map(({ call }) => call.sid).sort(),
    )
    expect(found.map(({ recording }) => [recording.status, recording.seconds, recording.channels])).toEqual([
      ['completed', 6, 2],
      ['completed', 6, 2],
    ])
    expect(counts).toEqual([3])
  })

  it('goes through all pages, and takes a recording of the respondent’s leg too', async () => {
    const call = {
      sid: 'CA1',
      field: 'call',
      startedAt: day(1, 15),
      leg: { sid: 'CA2', status: 'completed' },
    } as const
    const asked: TwilioRequest[] = []
    const send = async (request: TwilioRequest) => {
      asked.push(request)
      const next_page_uri = asked.length < 3 ? `${request.path}?Page=${asked.length}&PageToken=PA` : null
      const recordings = [
        { sid: `RE${asked.length}`, call_sid: ['CA1', 'CA9', 'CA2'][asked.length - 1], status: 'completed' },
      ]
      return { kind: 'data', data: { recordings, next_page_uri } } as const
    }
    const candidates = candidatesOf([interviewOf([call])])
    const finding = await findRecordings(send, 'AC1', candidates, { signal, seen: () => {} })
    const found = finding.kind === 'found' ? finding.found : []
    expect(found.map(({ recording }) => recording.sid)).toEqual(['RE1', 'RE3'])
    expect(asked.map(({ query = [] }) => query.find(([name]) => name === 'Page')?.[1])).toEqual([
      undefined,
      '1',
      '2',
    ])
  })

  it('says why Twilio gave none', async () => {
    const { session, candidates, twilio } = await recordInterviews(1)
    const { send } = session(signal, { username: twilio.account.apiKey, password: 'wrong' })
    const finding = await findRecordings(send, twilio.account.sid, candidates, { signal, seen: () => {} })
    expect(finding).toMatchObject({ kind: 'refused', status: 401 })
  })

  it('lists the days of the calls and the day after, and all days as soon as one is not known', () => {
    const calls = [day(1, 31), day(1, 3)].map((startedAt, index) => ({
      sid: `CA${index}`,
      field: 'call',
      startedAt,
    }))
    expect(daysOf(candidatesOf([interviewOf(calls)]))).toEqual({ from: '2026-01-03', to: '2026-02-01' })
    const undated = [...calls, { sid: 'CA9', field: 'call' }]
    expect(daysOf(candidatesOf([interviewOf(undated)]))).toBeUndefined()
  })
})

describe('the size that is said before', () => {
  it('is 19.2 MB for ten minutes of two channels, and leaves out what says no length', () => {
    const size = sizeOf([
      { seconds: 600, channels: 2 },
      { seconds: undefined, channels: 2 },
    ])
    expect(size).toEqual({ bytes: 19_200_000, seconds: 600, unknown: 1 })
    expect([megabytes(size.bytes), megabytes(1_250_000_000), megabytes(250_000)]).toEqual([
      '19 MB',
      '1.3 GB',
      '0.3 MB',
    ])
  })

  it('is what the sounds then weigh, but for their heads', async () => {
    const { session, candidates, twilio } = await recordInterviews(1)
    const { send, fetchSound } = session()
    const accountSid = twilio.account.sid
    const finding = await findRecordings(send, accountSid, candidates, { signal, seen: () => {} })
    const [one] = finding.kind === 'found' ? finding.found : []
    if (!one) throw new Error(finding.kind)
    const sound = await fetchSound({ accountSid, sid: one.recording.sid, signal })
    expect(sound.kind === 'done' && sound.data.length).toBe(sizeOf([one.recording]).bytes + 44)
  })
})
