import { describe, expect, it } from 'vitest'
import type { DeskCall } from '../../../../src/desk/interview.ts'
import {
  type Choice,
  candidatesOf,
  chooseCalls,
  everyCall,
} from '../../../../src/desk/recordings/choose/choice.ts'
import { interviewOf } from '../scene.ts'

const call = (sid: string, more: Partial<DeskCall> = {}): DeskCall => ({ sid, field: 'call', ...more })
const interviews = [
  interviewOf(
    [
      call('CA1', { startedAt: Date.UTC(2026, 0, 15, 21, 30), disposition: '1.1' }),
      call('CA2', { startedAt: Date.UTC(2026, 0, 16, 9), field: 'again' }),
      call('CA3', { startedAt: Date.UTC(2026, 0, 17, 9) }),
    ],
    { key: 'uuid:a', enumerator: 'Asha', isDone: true },
  ),
  interviewOf([call('CA4'), call('CA1')], { key: 'uuid:b', enumerator: 'Juma', isDone: false }),
  interviewOf([call('CA5', { disposition: '2.1' })], { key: 'uuid:c', enumerator: '', isDone: undefined }),
]
const all = candidatesOf(interviews)

function chosen(part: Partial<Choice>, timeZone = 'UTC', lookTwice = new Set<string>()): string[] {
  return chooseCalls(all, { ...everyCall, ...part }, timeZone, lookTwice).map(({ call: { sid } }) => sid)
}

describe('the calls whose recordings are wanted', () => {
  it('are counted by field, and taken once where two rows have them', () => {
    const told = all.map(({ call: { sid }, nth, interview: { key } }) => [sid, nth, key])
    expect(told).toEqual([
      ['CA1', 1, 'uuid:a'],
      ['CA2', 1, 'uuid:a'],
      ['CA3', 2, 'uuid:a'],
      ['CA4', 1, 'uuid:b'],
      ['CA5', 1, 'uuid:c'],
    ])
  })

  it('are all of them unless something is chosen', () => {
    expect(chosen({})).toEqual(['CA1', 'CA2', 'CA3', 'CA4', 'CA5'])
  })

  it('are those of an enumerator, of a disposition, of interviews that are done or not', () => {
    expect(chosen({ enumerator: 'Juma' })).toEqual(['CA4'])
    expect(chosen({ disposition: '2.1' })).toEqual(['CA5'])
    expect(chosen({ done: 'yes' })).toEqual(['CA1', 'CA2', 'CA3'])
    expect(chosen({ done: 'no' })).toEqual(['CA4'])
  })

  it('are those of some days where the survey is, and none whose day is not known', () => {
    expect(chosen({ from: '2026-01-16', to: '2026-01-16' })).toEqual(['CA2'])
    // 21:30 in Greenwich is half past midnight in Nairobi.
    expect(chosen({ from: '2026-01-16', to: '2026-01-16' }, 'Africa/Nairobi')).toEqual(['CA1', 'CA2'])
    expect(chosen({ from: '2026-01-16' })).toEqual(['CA2', 'CA3'])
    expect(chosen({ to: '2026-01-15' })).toEqual(['CA1'])
  })

  it('are those that are to be looked at twice', () => {
    expect(chosen({ onlyLookTwice: true }, 'UTC', new Set(['CA5', 'CA9']))).toEqual(['CA5'])
  })
})
