import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { functions } from '../../src/stand-in/surveycto/expression.ts'
import { readEveryCall, writeEveryCall } from '../../src/stored/every-call.ts'
import type { LogEntry } from '../../src/stored/metadata.ts'
import { callStatuses } from '../../src/twilio/calls.ts'
import { callWith, entryWith } from '../plugin/world/fixtures.ts'
import { callSid } from '../twilio/call-json.ts'

const second = 'CAfedcba9876543210fedcba9876543210'
const talked = entryWith({
  at: Date.UTC(2026, 10, 30, 5, 17, 0, 412),
  status: 'completed',
  leg: { sid: second, status: 'completed', rung: 8, talked: 63 },
  disposition: '1.1',
  recording: { sid: 'RE01', state: 'stopped' },
})
const missed = entryWith({
  sid: second,
  at: Date.UTC(2027, 0, 2, 23, 59, 59),
  number: 0,
  status: 'no-answer',
})

const statuses = fc.constantFrom(...callStatuses)
const seconds = fc.option(fc.nat(100_000), { nil: undefined })
const entries: fc.Arbitrary<LogEntry> = fc
  .record({
    sid: fc.stringMatching(/^CA[0-9a-f]{32}$/),
    // A device's clock may be anywhere.
    at: fc.oneof(fc.nat(), fc.double(), fc.constantFrom(Number.POSITIVE_INFINITY, 8e15, -1, 253e12)),
    number: fc.nat(30),
    status: statuses,
    leg: fc.option(fc.record({ status: statuses, talked: seconds }), { nil: undefined }),
    disposition: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
    state: fc.option(fc.constantFrom('on', 'paused', 'deleted' as const), { nil: undefined }),
  })
  .map(({ sid, at, number, status, leg, disposition, state }) => ({
    ...entryWith({ sid, at, number, status }),
    ...(leg
      ? {
          leg: {
            sid: 'CAleg',
            status: leg.status,
            ...(leg.talked === undefined ? {} : { talked: leg.talked }),
          },
        }
      : {}),
    ...(disposition === undefined ? {} : { disposition }),
    ...(state ? { recording: { state } } : {}),
  }))

describe('every call of a field', () => {
  it('is written oldest first, one space between two, what is not known left empty', () => {
    expect(writeEveryCall([talked, missed])).toBe(
      `${callSid}/20261130T051700Z/1/completed/63/1.1/stopped/completed ${second}/20270102T235959Z/0/////no-answer`,
    )
    expect(writeEveryCall([])).toBe('')
  })

  it('has the start of the call itself where nobody noted the tap, and none where neither is known', () => {
    const call = callWith({ start_time: 'Tue, 18 Aug 2020 10:00:00 +0000' })
    expect(writeEveryCall([{ ...talked, at: 0 }], call)).toContain('/20200818T100000Z/')
    expect(writeEveryCall([{ ...missed, at: 0 }], call)).toBe(`${second}//0/////no-answer`)
  })

  it('is read back as what is known of each call', () => {
    expect(readEveryCall(writeEveryCall([talked, missed]))).toEqual([
      {
        sid: callSid,
        at: Date.UTC(2026, 10, 30, 5, 17),
        number: 1,
        legStatus: 'completed',
        talked: 63,
        disposition: '1.1',
        recording: 'stopped',
        status: 'completed',
      },
      {
        sid: second,
        at: missed.at,
        number: 0,
        legStatus: undefined,
        talked: undefined,
        disposition: undefined,
        recording: undefined,
        status: 'no-answer',
      },
    ])
  })

  it.each([
    ['call back', 'call%20back'],
    ['a/b|c', 'a%2Fb%7Cc'],
    ['"it\'s"', '%22it%27s%22'],
    ['=1+1', '%3D1%2B1'],
    ['*(!)~', '%2A%28%21%29%7E'],
    ['100%', '100%25'],
    ['à rappeler', '%C3%A0%20rappeler'],
    ['بعد', '%D8%A8%D8%B9%D8%AF'],
    ['3.14_b-c', '3.14_b-c'],
  ])('has a team’s own code %s as %s', (disposition, written) => {
    const text = writeEveryCall([{ ...talked, disposition }])
    expect(text.split('/')[5]).toBe(written)
    expect(readEveryCall(text)[0]?.disposition).toBe(disposition)
  })

  it('has half of a pair of UTF-16 replaced, and whole pairs kept', () => {
    const text = writeEveryCall([{ ...talked, disposition: '\ud83d\ude00 \ude00\ud83d' }])
    expect(readEveryCall(text)[0]?.disposition).toBe('\ud83d\ude00 \ufffd\ufffd')
  })

  it('holds no number but its place, nor anything else that was not asked for', () => {
    const byHand = { ...missed, hand: '+254711222999', print: 'fingerprint', foundFor: undefined }
    expect(writeEveryCall([byHand])).toBe(writeEveryCall([missed]))
  })

  it('leaves out what stands in broken metadata in place of a call', () => {
    const odd = { ...talked, sid: '=HYPERLINK("x")' }
    expect(writeEveryCall([odd, missed])).toBe(writeEveryCall([missed]))
  })

  it('comes through item-at(), CSV and spreadsheets unchanged, whatever is in the log', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 20 }), (log) => {
        const text = writeEveryCall(log)
        expect(text).toMatch(/^(CA[\w./% -]*)?$/)
        const rows = [
          ['KEY', 'call'],
          ['uuid:1', `a|b|${text}`],
        ]
        const csv = Papa.unparse(rows, { escapeFormulae: true })
        expect(parse(csv)).toEqual(rows)
        const item = functions['item-at']
        const fields = { fields: {}, datasets: {} }
        expect(item?.(['|', `a|b|${text}`, 2], fields, 0)).toBe(text)
        const told = readEveryCall(text)
        expect(told.map(({ sid, number, status }) => [sid, number, status])).toEqual(
          log.map(({ sid, number, status }) => [sid, number, status]),
        )
        expect(told.map(({ legStatus, talked: time }) => [legStatus, time])).toEqual(
          log.map(({ leg }) => [leg?.status, leg?.talked]),
        )
      }),
    )
  })
})

describe('a text that is to tell of every call', () => {
  const whole = writeEveryCall([talked, missed])

  it('is read without what is no call', () => {
    for (const text of ['', ' ', 'Maria said yes', '///////', 'SM01/20261130T051700Z/1', '|||'])
      expect(readEveryCall(text)).toEqual([])
    expect(readEveryCall(`what ${whole} else`)).toEqual(readEveryCall(whole))
  })

  it('is read without what cannot be, part by part', () => {
    expect(readEveryCall(`${callSid}/20261399T996161Z/-1/maybe/soon/%E0%A4%A/burnt/over/later`)).toEqual([
      {
        sid: callSid,
        at: undefined,
        number: undefined,
        legStatus: undefined,
        talked: undefined,
        disposition: '%E0%A4%A',
        recording: undefined,
        status: undefined,
      },
    ])
  })

  it('is read as far as it goes where it was cut: no part is half of one', () => {
    const all = readEveryCall(whole)
    for (let length = 0; length <= whole.length; length += 1) {
      const told = readEveryCall(whole.slice(0, length))
      told.forEach((call, place) => {
        const known = Object.entries(call).filter(([, value]) => value !== undefined)
        expect(all[place]).toMatchObject(Object.fromEntries(known))
      })
    }
  })

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('CA', '0', '/', ' ', '%', 'T', 'Z', 'é', '\n') }),
        (text) => {
          expect(Array.isArray(readEveryCall(text))).toBe(true)
        },
      ),
    )
  })
})
