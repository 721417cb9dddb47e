import { describe, expect, it } from 'vitest'
import { findLateCall, findLostCall, type Search } from '../../../../src/plugin/call/lost-call.ts'
import type { Finding } from '../../../../src/plugin/once/search.ts'
import type { Account } from '../../../../src/plugin/world.ts'
import type { CallIntent } from '../../../../src/stored/metadata.ts'
import type { Call } from '../../../../src/twilio/calls.ts'
import type { TwilioRequest } from '../../../../src/twilio/transport.ts'
import { accountSid, callJson } from '../../../twilio/call-json.ts'
import { callerId, callWith, dataOf, enumerator, refusalWith, respondent } from '../../world/fixtures.ts'

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
  return { to: enumerator, from: callerId, respondent, intent, isOwned: (sid) => owned.includes(sid) }
}

/** A Twilio that lists these calls, newest first, and a respondent's leg for each that `legs` has a number for. */
function listing(calls: readonly Call[], legs: Readonly<Record<string, string>> = {}) {
  const sent: TwilioRequest[] = []
  const account: Account = {
    accountSid,
    async send(request) {
      sent.push(request)
      const parent = request.query?.find(([name]) => name === 'ParentCallSid')?.[1]
      if (parent === undefined) return dataOf({ calls: calls.map(({ json }) => json) })
      const to = legs[parent]
      return dataOf({ calls: to === undefined ? [] : [callJson({ sid: 'CAleg', to })] })
    },
  }
  return { account, sent }
}

async function find(calls: readonly Call[], sought: Search, legs?: Readonly<Record<string, string>>) {
  return sidOf(await findLostCall(listing(calls, legs).account, sought))
}

function sidOf(finding: Finding<Call>): string {
  if (finding.kind === 'found') return `${finding.isSure ? 'surely ' : ''}${finding.item.sid}`
  return finding.kind === 'unclear' ? `perhaps ${finding.likely.sid}` : finding.kind
}

describe('a lost call, with the newest call known beforehand', () => {
  it('is the one that came after it', async () => {
    const calls = [made('CAnew', 0), made('CAknown', -5), made('CAold', -9)]
    expect(await find(calls, search({ newest: 'CAknown' }))).toBe('CAnew')
  })

  it('is not claimed where several came after it, since colleagues may share the phone', async () => {
    const calls = [made('CAlater', 3), made('CAnew', 0), made('CAknown', -5)]
    expect(await find(calls, search({ newest: 'CAknown' }))).toBe('perhaps CAnew')
  })

  it('is surely the one that went on to its respondent, whatever else is there', async () => {
    const calls = [made('CAlater', 3), made('CAnew', 0), made('CAknown', -5)]
    const legs = { CAlater: respondent, CAnew: '+254722000000' }
    expect(await find(calls, search({ newest: 'CAknown' }), legs)).toBe('surely CAlater')
  })

  it('is never one that went on to another respondent', async () => {
    const calls = [made('CAother', 3, { status: 'in-progress' }), made('CAnew', 0, { status: 'ringing' })]
    const legs = { CAother: '+254722000000' }
    expect(await find(calls, search({ newest: '' }), legs)).toBe('CAnew')
    expect(await find(calls.slice(0, 1), search({ newest: '' }), legs)).toBe('none')
  })

  it('is none while the newest is still the one known', async () => {
    const calls = [made('CAknown', 0), made('CAold', -9)]
    expect(await find(calls, search({ newest: 'CAknown' }))).toBe('none')
  })

  it('is the first there is where there was none before, and none where there is none', async () => {
    expect(await find([made('CAnew', 0)], search({ newest: '' }))).toBe('CAnew')
    expect(await find([], search({ newest: '' }))).toBe('none')
  })

  it('is found though the clock of the device is wrong by days', async () => {
    for (const at of [tapAt - 72 * hour, tapAt + 72 * hour]) {
      const calls = [made('CAnew', 0), made('CAknown', -1)]
      expect(await find(calls, search({ at, newest: 'CAknown' }))).toBe('CAnew')
    }
  })

  it('is never one that another field or an earlier attempt owns', async () => {
    const calls = [made('CAnew', 0), made('CAother', -1), made('CAknown', -5)]
    expect(await find(calls, search({ newest: 'CAknown' }, ['CAother']))).toBe('CAnew')
    expect(await find(calls, search({ newest: 'CAknown' }, ['CAother', 'CAnew']))).toBe('none')
  })

  it('is neither the leg of a respondent nor a call that came in', async () => {
    const calls = [
      made('CAleg', 0, { parent_call_sid: 'CAparent', direction: 'outbound-dial' }),
      made('CAinbound', 0, { direction: 'inbound' }),
      made('CAknown', -5),
    ]
    expect(await find(calls, search({ newest: 'CAknown' }))).toBe('none')
  })
})

describe('a lost call, with nothing known beforehand', () => {
  it('is the one that still goes on', async () => {
    const calls = [made('CAended', 0), made('CAalive', -60, { status: 'ringing' })]
    expect(await find(calls, search())).toBe('CAalive')
  })

  it('is not claimed among several that still go on', async () => {
    const calls = [made('CAone', 0, { status: 'ringing' }), made('CAtwo', -1, { status: 'queued' })]
    expect(await find(calls, search())).toBe('perhaps CAtwo')
  })

  it('is the one nearest to the tap by the clock', async () => {
    const calls = [made('CAlater', 8), made('CAnear', 1), made('CAearlier', -9)]
    expect(await find(calls, search())).toBe('CAnear')
  })

  it('is unclear where only calls of the last day are there, whose time does not fit', async () => {
    expect(await find([made('CAold', -180)], search())).toBe('perhaps CAold')
    const both = [made('CAskewed', 180), made('CAold', -180)]
    expect(await find(both, search())).toBe('perhaps CAskewed')
    // A clock that is wrong tells nothing of which, so the newest is likely.
    const behind = [made('CAnewest', 300), made('CAolder', 180)]
    expect(await find(behind, search())).toBe('perhaps CAnewest')
  })

  it('is none where all calls are older than a clock can be wrong', async () => {
    expect(await find([made('CAold', -60 * 27)], search())).toBe('none')
    expect(await find([], search())).toBe('none')
  })

  it('is none that is owned, however well it fits', async () => {
    const calls = [made('CAalive', 0, { status: 'in-progress' }), made('CAended', 0)]
    expect(await find(calls, search({}, ['CAalive', 'CAended']))).toBe('none')
  })
})

describe('a call that had been given up', () => {
  it.each([
    ['queued', 'none'],
    ['ringing', 'none'],
    ['busy', 'CAnew'],
    ['completed', 'CAnew'],
  ])('is taken for found while it is %s: %s', async (status, found) => {
    const { account } = listing([made('CAnew', 0, { status })])
    expect(sidOf(await findLateCall(account, search({ newest: '' })))).toBe(found)
  })

  it('is none where Twilio lists none, and unclear among several', async () => {
    expect(sidOf(await findLateCall(listing([]).account, search({ newest: '' })))).toBe('none')
    const several = listing([made('CAtwo', 1), made('CAone', 0)])
    expect(sidOf(await findLateCall(several.account, search({ newest: '' })))).toBe('perhaps CAone')
  })

  it('is found as soon as it has gone on to its respondent', async () => {
    const { account } = listing([made('CAnew', 0, { status: 'in-progress' })], { CAnew: respondent })
    expect(sidOf(await findLateCall(account, search({ newest: '' })))).toBe('surely CAnew')
  })
})

describe('looking for a lost call', () => {
  it('asks for calls with its two numbers and changes nothing', async () => {
    const { account, sent } = listing([made('CAnew', 0, { status: 'queued' })])
    expect(sidOf(await findLostCall(account, search({ newest: '' })))).toBe('CAnew')
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

  it('does not take a failure to say where a call went on to for an answer', async () => {
    const { account } = listing([made('CAnew', 0)])
    const send: Account['send'] = async (request) =>
      request.query?.some(([name]) => name === 'ParentCallSid') ? refusalWith(20500) : account.send(request)
    expect(sidOf(await findLostCall({ accountSid, send }, search({ newest: '' })))).toBe('CAnew')
  })
})
