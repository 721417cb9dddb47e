import { describe, expect, it } from 'vitest'
import { chooseLostCall, findLostCall, type Search } from '../../../src/plugin/call/lost-call.ts'
import type { Finding } from '../../../src/plugin/once/search.ts'
import type { CallIntent } from '../../../src/stored/metadata.ts'
import type { Call } from '../../../src/twilio/calls.ts'
import type { TwilioRequest } from '../../../src/twilio/transport.ts'
import { accountSid, callJson } from '../../twilio/call-json.ts'
import { callerId, callWith, enumerator, refusalWith } from '../world/fixtures.ts'

const tapAt = Date.UTC(2026, 0, 15, 9)
const minute = 60_000
const hour = 60 * minute

/** A call that Twilio made `minutes` after the tap. */
function made(sid: string, minutes: number, changes: Readonly<Record<string, unknown>> = {}) {
  const date = new Date(tapAt + minutes * minute).toUTCString().replace('GMT', '+0000')
  return callWith({ sid, date_created: date, status: 'completed', ...changes })
}

function search(changes: Partial<CallIntent> = {}, owned: readonly string[] = []): Search {
  const intent = { at: tapAt, to: 0, via: 0, print: '', ...changes }
  return { to: enumerator, from: callerId, intent, isOwned: (sid) => owned.includes(sid) }
}

function sidOf(finding: Finding<Call>): string {
  return finding.kind === 'found' ? finding.item.sid : finding.kind
}

describe('a lost call, with the newest call known beforehand', () => {
  it('is the one that came after it', () => {
    const calls = [made('CAnew', 0), made('CAknown', -5), made('CAold', -9)]
    expect(sidOf(chooseLostCall(calls, search({ newest: 'CAknown' })))).toBe('CAnew')
  })

  it('is the nearest to the intent of several that came after it', () => {
    const calls = [made('CAlater', 3), made('CAnew', 0), made('CAknown', -5)]
    expect(sidOf(chooseLostCall(calls, search({ newest: 'CAknown' })))).toBe('CAnew')
  })

  it('is none while the newest is still the one known', () => {
    const calls = [made('CAknown', 0), made('CAold', -9)]
    expect(chooseLostCall(calls, search({ newest: 'CAknown' }))).toEqual({ kind: 'none' })
  })

  it('is the first there is where there was none before, and none where there is none', () => {
    expect(sidOf(chooseLostCall([made('CAnew', 0)], search({ newest: '' })))).toBe('CAnew')
    expect(chooseLostCall([], search({ newest: '' }))).toEqual({ kind: 'none' })
  })

  it('is found though the clock of the device is wrong by days', () => {
    for (const at of [tapAt - 72 * hour, tapAt + 72 * hour]) {
      const calls = [made('CAnew', 0), made('CAknown', -1)]
      expect(sidOf(chooseLostCall(calls, search({ at, newest: 'CAknown' })))).toBe('CAnew')
    }
  })

  it('is never one that another field or an earlier attempt owns', () => {
    const calls = [made('CAnew', 0), made('CAother', -1), made('CAknown', -5)]
    expect(sidOf(chooseLostCall(calls, search({ newest: 'CAknown' }, ['CAother'])))).toBe('CAnew')
    expect(chooseLostCall(calls, search({ newest: 'CAknown' }, ['CAother', 'CAnew']))).toEqual({
      kind: 'none',
    })
  })

  it('is neither the leg of a respondent nor a call that came in', () => {
    const calls = [
      made('CAleg', 0, { parent_call_sid: 'CAparent', direction: 'outbound-dial' }),
      made('CAinbound', 0, { direction: 'inbound' }),
      made('CAknown', -5),
    ]
    expect(chooseLostCall(calls, search({ newest: 'CAknown' }))).toEqual({ kind: 'none' })
  })
})

describe('a lost call, with nothing known beforehand', () => {
  it('is the one that still goes on', () => {
    const calls = [made('CAended', 0), made('CAalive', -60, { status: 'ringing' })]
    expect(sidOf(chooseLostCall(calls, search()))).toBe('CAalive')
  })

  it('is the one nearest to the tap by the clock', () => {
    const calls = [made('CAlater', 8), made('CAnear', 1), made('CAearlier', -9)]
    expect(sidOf(chooseLostCall(calls, search()))).toBe('CAnear')
  })

  it('is unclear where only calls of the last day are there, whose time does not fit', () => {
    expect(chooseLostCall([made('CAold', -180)], search())).toMatchObject({ kind: 'unclear' })
    const both = [made('CAskewed', 180), made('CAold', -180)]
    expect(chooseLostCall(both, search())).toMatchObject({ kind: 'unclear', likely: { sid: 'CAskewed' } })
  })

  it('is none where all calls are older than a clock can be wrong', () => {
    expect(chooseLostCall([made('CAold', -60 * 27)], search())).toEqual({ kind: 'none' })
    expect(chooseLostCall([], search())).toEqual({ kind: 'none' })
  })

  it('is none that is owned, however well it fits', () => {
    const calls = [made('CAalive', 0, { status: 'in-progress' }), made('CAended', 0)]
    expect(chooseLostCall(calls, search({}, ['CAalive', 'CAended']))).toEqual({ kind: 'none' })
  })
})

describe('looking for a lost call', () => {
  it('asks for calls with its two numbers and changes nothing', async () => {
    const sent: TwilioRequest[] = []
    const finding = await findLostCall(
      {
        accountSid,
        async send(request) {
          sent.push(request)
          return { kind: 'data', data: { calls: [callJson({ sid: 'CAnew' })] } }
        },
      },
      search({ newest: '' }),
    )
    expect(sidOf(finding)).toBe('CAnew')
    expect(sent.map(({ method }) => method)).toEqual(['GET'])
    expect(sent[0]?.query).toEqual([
      ['To', enumerator],
      ['From', callerId],
      ['PageSize', '20'],
    ])
  })

  it('does not take a failure for an empty list', async () => {
    const refusal = refusalWith(70051, '', 401)
    expect(await findLostCall({ accountSid, send: async () => refusal }, search())).toBe(refusal)
    const lost = { kind: 'nothing', cause: 'network' } as const
    expect(await findLostCall({ accountSid, send: async () => lost }, search())).toBe(lost)
  })
})
