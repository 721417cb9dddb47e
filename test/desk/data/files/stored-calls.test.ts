import { describe, expect, it } from 'vitest'
import { readCell } from '../../../../src/desk/data/files/stored-calls.ts'
import type { DeskCall } from '../../../../src/desk/interview.ts'
import { accountSid, answerOf, detailedAnswer, sidOf } from '../exports.ts'

function callsIn(text: string): readonly DeskCall[] {
  const held = readCell(text, 'call')
  return held?.kind === 'calls' ? held.calls : []
}

const earlier = {
  sid: sidOf(1),
  field: 'call',
  accountSid,
  status: 'completed',
  startedAt: Date.UTC(2026, 10, 30, 5, 10),
  number: 1,
  leg: { status: 'no-answer' },
  disposition: '3.13',
  mayBeRecorded: true,
}
const latest = {
  sid: sidOf(2),
  field: 'call',
  accountSid,
  status: 'completed',
  // Twilio's time, not that of the tap.
  startedAt: Date.UTC(2026, 10, 30, 5, 17),
  endedAt: Date.UTC(2026, 10, 30, 5, 18, 30),
  number: 2,
  leg: { sid: sidOf(4098), status: 'completed', rung: 12, talked: 63 },
  disposition: '1.1',
  recording: 'stopped',
  mayBeRecorded: true,
}

describe('an answer in a cell', () => {
  it('tells of every call of the field, oldest first', () => {
    expect(callsIn(detailedAnswer(2))).toEqual([earlier, latest])
  })

  it('of 2020 tells what its four items tell, and nothing is 0', () => {
    expect(callsIn(answerOf(2, 'no-answer'))).toEqual([
      { sid: sidOf(2), field: 'call', accountSid, status: 'no-answer', mayBeRecorded: true },
    ])
  })

  it('of before 2.4.0 tells of the latest call alone', () => {
    const { recording, ...before } = latest
    expect(callsIn(detailedAnswer(2).split('|').slice(0, 14).join('|'))).toEqual([before])
  })

  it('without an address of recordings is of a form that does not record', () => {
    const [status, sid, url] = answerOf(2).split('|')
    expect(callsIn([status, sid, url, ''].join('|'))[0]?.mayBeRecorded).toBe(false)
  })

  it('knows a status by Twilio’s words, and no other', () => {
    expect(callsIn(answerOf(2, 'COMPLETED'))[0]?.status).toBe('completed')
    expect(callsIn(answerOf(2, 'teleported'))[0]?.status).toBeUndefined()
  })

  it('says of a message that it is one', () => {
    expect(readCell(`delivered|SM${'0'.repeat(32)}|https://api.twilio.com/x|`, 'sms')).toEqual({
      kind: 'message',
    })
  })

  it('that is cut anywhere tells nothing that is not true', () => {
    const truth = new Map<string, DeskCall>(callsIn(detailedAnswer(2)).map((call) => [call.sid, call]))
    for (const cut of cuts(detailedAnswer(2)))
      for (const call of callsIn(cut)) expect(truth.get(call.sid)).toMatchObject(withoutTapTime(call))
  })

  it('that is cut tells so where a call is missing', () => {
    for (const cut of cuts(detailedAnswer(2)))
      if (callsIn(cut).length < 2)
        expect(readCell(cut, 'call')).toSatisfy((held) => held.kind === 'cut call' || held.isCut)
  })

  it('that is cut loses the call only where its SID is cut', () => {
    const whole = detailedAnswer(2)
    const lost = cuts(whole).filter((cut) => readCell(cut, 'call')?.kind === 'cut call')
    expect(lost.at(-1)).toBe(whole.slice(0, whole.indexOf('|https') - 1))
  })
})

/** But for those that are, to the letter, the answer of a form that does not record, of 2020, or of before 2.4.0. */
function cuts(whole: string): readonly string[] {
  const all = [...whole].map((_, at) => whole.slice(0, at)).slice('completed|CA'.length)
  return all.filter((cut) => !/(\.json\|?|\/Recordings|1\.1\|)$/.test(cut))
}

/** Where the call's own start is lost, that of the tap is left: it is two seconds earlier. */
function withoutTapTime({ startedAt, ...call }: DeskCall): Partial<DeskCall> {
  expect([undefined, earlier.startedAt, latest.startedAt, latest.startedAt - 2_000]).toContain(startedAt)
  return call
}

describe('a calculate that holds the metadata', () => {
  const log = [
    { sid: sidOf(1), at: 1_795_000_000_000, number: 1, print: 'x', status: 'completed', unrung: true },
    {
      sid: sidOf(2),
      at: 1_795_000_100_000,
      number: 0,
      print: 'x',
      hand: '+254711222333',
      status: 'completed',
      leg: { sid: sidOf(9), status: 'busy', rung: 3 },
      recording: { state: 'off' },
    },
  ]
  const twilio = {
    sid: sidOf(2),
    account_sid: accountSid,
    status: 'completed',
    to: '+254700000001',
    start_time: 'Mon, 30 Nov 2026 05:17:00 +0000',
  }
  const text = JSON.stringify({ ...twilio, plugin: { version: 1, salt: 's', log } })

  it('tells of every call in its log', () => {
    expect(callsIn(text)).toEqual([
      {
        sid: sidOf(1),
        field: 'call',
        status: 'completed',
        startedAt: 1_795_000_000_000,
        number: 1,
        isUnrung: true,
      },
      {
        sid: sidOf(2),
        field: 'call',
        accountSid,
        status: 'completed',
        startedAt: Date.UTC(2026, 10, 30, 5, 17),
        number: 0,
        leg: { sid: sidOf(9), status: 'busy', rung: 3 },
        recording: 'off',
      },
    ])
  })

  it('gives no phone number away', () => {
    expect(JSON.stringify(callsIn(text))).not.toMatch(/254/)
  })

  it('of 2020 tells of its one call', () => {
    expect(callsIn(JSON.stringify(twilio))).toMatchObject([{ sid: sidOf(2), accountSid, number: 1 }])
  })

  it('that is cut is told, and JSON of something else is nothing', () => {
    expect(readCell(text.slice(0, 400), 'meta')).toEqual({ kind: 'cut metadata' })
    expect(readCell('{"name":"x"}', 'meta')).toBeUndefined()
  })
})

describe('other cells', () => {
  it('that hold item 14 alone tell of every call', () => {
    expect(callsIn(`${sidOf(3)}/20261130T051000Z/1/unrung////completed`)).toMatchObject([{ isUnrung: true }])
    expect(callsIn(`${sidOf(3)}/20261130T051000Z/1/busy//3.12//completed`)).toMatchObject([
      { sid: sidOf(3), leg: { status: 'busy' }, disposition: '3.12' },
    ])
  })

  it('may hold a SID alone', () => {
    expect(readCell(sidOf(3), 'call_sid')).toEqual({ kind: 'sid' })
  })

  it.each(['', 'completed', 'a|b', 'CAR', '1|2', 'https://api.twilio.com'])(
    'like "%s" are nothing',
    (text) => {
      expect(readCell(text, 'x')).toBeUndefined()
    },
  )
})
