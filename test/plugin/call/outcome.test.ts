import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNewer, legOf, mergeLeg, outcomeOf } from '../../../src/plugin/call/outcome.ts'
import type { Leg } from '../../../src/stored/metadata.ts'
import { type CallStatus, callStatuses, isFinal } from '../../../src/twilio/calls.ts'
import { callWith } from '../world/fixtures.ts'

function outcome(status: CallStatus, legStatus?: CallStatus, legVisible = true): string {
  const leg = legStatus && { sid: 'CAleg', status: legStatus }
  return outcomeOf({ status, leg: leg || undefined, legVisible }).kind
}

describe('the outcome', () => {
  it.each([
    ['queued', undefined, 'queued'],
    ['ringing', undefined, 'enumerator-rings'],
    ['busy', undefined, 'enumerator-busy'],
    ['no-answer', undefined, 'enumerator-no-answer'],
    ['failed', undefined, 'enumerator-failed'],
    ['canceled', undefined, 'canceled'],
    ['in-progress', undefined, 'connecting'],
    ['in-progress', 'queued', 'respondent-rings'],
    ['in-progress', 'ringing', 'respondent-rings'],
    ['in-progress', 'in-progress', 'talking'],
    ['in-progress', 'completed', 'talked'],
    ['in-progress', 'busy', 'respondent-busy'],
    ['completed', 'completed', 'talked'],
    ['completed', 'no-answer', 'respondent-no-answer'],
    ['completed', 'busy', 'respondent-busy'],
    ['completed', 'failed', 'respondent-failed'],
    ['completed', 'canceled', 'respondent-canceled'],
    ['completed', undefined, 'not-dialled'],
  ] as const)('of %s with %s is %s', (status, leg, kind) => {
    expect(outcome(status, leg)).toBe(kind)
  })

  it('is not claimed where the leg of the respondent could not be seen', () => {
    expect(outcome('completed', undefined, false)).toBe('unseen')
    for (const behind of ['queued', 'ringing', 'in-progress'] as const) {
      expect(outcome('completed', behind)).toBe('unseen')
    }
  })

  it('is one for every pair of statuses', () => {
    for (const status of callStatuses) {
      for (const leg of [undefined, ...callStatuses]) {
        for (const visible of [true, false]) expect(outcome(status, leg, visible)).toMatch(/^[a-z-]+$/)
      }
    }
  })

  it('never says that people talked where the leg of the respondent does not', () => {
    for (const status of callStatuses) {
      for (const leg of [undefined, ...callStatuses]) {
        const kind = outcome(status, leg)
        if (kind === 'talked') expect(leg).toBe('completed')
        if (kind === 'talking') expect(leg).toBe('in-progress')
      }
    }
  })

  it.each([
    ['in-progress', undefined, { wantsKey: true }, 'asks-for-key'],
    ['completed', undefined, { wantsKey: true }, 'no-key'],
    ['ringing', undefined, { wantsKey: true }, 'enumerator-rings'],
    ['no-answer', undefined, { wantsKey: true }, 'enumerator-no-answer'],
    ['in-progress', 'ringing', { wantsKey: true }, 'respondent-rings'],
    ['completed', 'completed', { wantsKey: true }, 'talked'],
    ['in-progress', undefined, { isVoicemail: true }, 'enumerator-voicemail'],
    ['completed', undefined, { isVoicemail: true }, 'enumerator-voicemail'],
    ['completed', 'canceled', { isVoicemail: true }, 'respondent-canceled'],
    ['in-progress', 'in-progress', { isVoicemail: true }, 'talking'],
  ] as const)('of %s with %s and %j is %s', (status, legStatus, more, kind) => {
    const leg = legStatus && ({ sid: 'CAleg', status: legStatus } as const)
    expect(outcomeOf({ status, leg, legVisible: true, ...more }).kind).toBe(kind)
  })

  it('claims nothing of a key or of voice mail where a leg may be there unseen', () => {
    const more = { leg: undefined, legVisible: false, wantsKey: true, isVoicemail: true }
    expect(outcomeOf({ ...more, status: 'in-progress' }).kind).toBe('connecting')
    expect(outcomeOf({ ...more, status: 'completed' }).kind).toBe('unseen')
  })

  it('has the seconds people talked where they are known', () => {
    const leg = { sid: 'CAleg', status: 'completed', talked: 60 } as const
    expect(outcomeOf({ status: 'completed', leg, legVisible: true })).toEqual({ kind: 'talked', seconds: 60 })
  })
})

describe('the leg of the respondent', () => {
  const created = { date_created: 'Thu, 15 Jan 2026 09:00:00 +0000' }

  it('talked from the answer to the end and rang before', () => {
    const json = { status: 'completed', duration: '60', end_time: 'Thu, 15 Jan 2026 09:01:12 +0000' }
    expect(legOf(callWith({ ...created, ...json }))).toMatchObject({ rung: 12, talked: 60 })
  })

  it('rang until its last change where nobody answered and Twilio gives no end', () => {
    const json = { status: 'no-answer', end_time: null, date_updated: 'Thu, 15 Jan 2026 09:00:31 +0000' }
    expect(legOf(callWith({ ...created, ...json }))).toMatchObject({ rung: 31, talked: 0 })
  })

  it('did not talk where nobody answered, whatever Twilio counts of the leg', () => {
    const json = { status: 'no-answer', duration: '31', end_time: 'Thu, 15 Jan 2026 09:00:31 +0000' }
    expect(legOf(callWith({ ...created, ...json }))).toMatchObject({ rung: 31, talked: 0 })
  })

  it('never rang for less than no time', () => {
    const json = { status: 'completed', duration: '60', end_time: 'Thu, 15 Jan 2026 09:00:59 +0000' }
    expect(legOf(callWith({ ...created, ...json })).rung).toBe(0)
  })

  it('has no seconds while it goes on, nor a time of ringing without dates', () => {
    expect(legOf(callWith({ status: 'in-progress' }))).toEqual({ sid: callWith().sid, status: 'in-progress' })
    const noEnd = { end_time: null, date_updated: null }
    for (const json of [{ date_created: null }, { ...created, ...noEnd }]) {
      expect(legOf(callWith({ status: 'busy', ...json }))).not.toHaveProperty('rung')
    }
  })
})

describe('a status', () => {
  it('never goes backward, and a final one stays', () => {
    for (const before of callStatuses) {
      expect(isNewer(before, before)).toBe(false)
      for (const after of callStatuses) {
        if (isFinal(before)) expect(isNewer(before, after)).toBe(false)
        if (isNewer(before, after)) expect(isNewer(after, before)).toBe(false)
      }
    }
    expect(isNewer('queued', 'ringing') && isNewer('ringing', 'in-progress')).toBe(true)
    expect(isNewer('queued', 'failed') && isNewer('in-progress', 'completed')).toBe(true)
  })

  it('of a leg is the furthest that was ever seen, in whatever order the looks come back', () => {
    const leg = fc.record({ sid: fc.constant('CAleg'), status: fc.constantFrom(...callStatuses) })
    fc.assert(
      fc.property(fc.array(leg, { minLength: 1 }), (looks) => {
        let seen: Leg | undefined = looks[0]
        for (const look of looks) {
          const before = seen
          seen = mergeLeg(before, look)
          if (before && seen) expect(isNewer(seen.status, before.status)).toBe(false)
          if (before && isFinal(before.status)) expect(seen?.status).toBe(before.status)
        }
      }),
    )
  })

  it('of a leg that a later look does not show is kept, and its seconds may come later', () => {
    const leg = { sid: 'CAleg', status: 'completed' } as const
    expect(mergeLeg(leg, undefined)).toBe(leg)
    expect(mergeLeg(undefined, leg)).toBe(leg)
    expect(mergeLeg(leg, { ...leg, talked: 60 })).toEqual({ ...leg, talked: 60 })
    expect(mergeLeg({ ...leg, talked: 60 }, leg)).toEqual({ ...leg, talked: 60 })
  })
})
