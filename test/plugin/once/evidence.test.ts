import { describe, expect, it } from 'vitest'
import { findByClock, type Listed, madeWithin, youngerThan } from '../../../src/plugin/once/evidence.ts'

const minute = 60_000
const hour = 60 * minute
const tapAt = Date.UTC(2026, 0, 15, 9)

function listed(sid: string, afterMs: number | undefined): Listed {
  return { sid, createdAt: afterMs === undefined ? undefined : tapAt + afterMs }
}

describe('what an intent made, told by order', () => {
  const list = ['3', '2', '1'].map((sid) => listed(sid, 0))
  const sidsOf = (newest: string | undefined) => youngerThan(list, newest).map(({ sid }) => sid)

  it('is among those that came after the newest known beforehand', () => {
    expect(sidsOf('1')).toEqual(['3', '2'])
    expect(sidsOf('3')).toEqual([])
  })

  it('is among all where none was there before, or that one is not listed any more, or not known', () => {
    for (const newest of ['', '0', undefined]) expect(sidsOf(newest)).toEqual(['3', '2', '1'])
  })
})

describe('what an intent made, told by the clock', () => {
  it('is the nearest to the tap', () => {
    const list = [listed('later', 8 * minute), listed('near', minute), listed('earlier', -9 * minute)]
    expect(findByClock(list, tapAt)).toMatchObject({ kind: 'found', item: { sid: 'near' } })
  })

  it('is the nearest also of what clocks that differ a little show before the tap', () => {
    const list = [listed('near', 10_000), listed('earlier', -50_000)]
    expect(findByClock(list, tapAt)).toMatchObject({ kind: 'found', item: { sid: 'near' } })
  })

  it.each([
    ['a minute before', -minute, 'found'],
    ['longer before', -minute - 1, 'unclear'],
    ['ten minutes after', 10 * minute, 'found'],
    ['longer after', 10 * minute + 1, 'unclear'],
    ['26 hours after', 26 * hour, 'unclear'],
    ['longer after than a clock is wrong', 26 * hour + 1, 'none'],
    ['longer before than a clock is wrong', -26 * hour - 1, 'none'],
  ])('is taken for it, asked about, or left alone, by how far it is: %s the tap', (_far, afterMs, kind) => {
    expect(findByClock([listed('1', afterMs)], tapAt).kind).toBe(kind)
  })

  it('is not one without a date where another has one', () => {
    const dated = listed('dated', -5 * hour)
    const list = [listed('undated', undefined), dated]
    expect(findByClock(list, tapAt)).toEqual({ kind: 'unclear', likely: dated })
  })

  it('is not what was there minutes before: a list that lags shows that first, and the phone is shared', () => {
    const before = listed('before', -5 * minute)
    expect(findByClock([before], tapAt)).toEqual({ kind: 'unclear', likely: before })
    // Twilio was busy for a while, and was asked again.
    const after = listed('after', 6 * minute)
    expect(findByClock([after, before], tapAt)).toEqual({ kind: 'found', item: after })
    // Clocks that are set by the network differ by seconds.
    const nearly = listed('nearly', -30_000)
    expect(findByClock([nearly, before], tapAt)).toEqual({ kind: 'found', item: nearly })
  })

  it('is only likely where it is hours from the tap, and none where it is days', () => {
    expect(findByClock([listed('1', -5 * hour)], tapAt)).toMatchObject({ kind: 'unclear' })
    expect(findByClock([listed('1', -50 * hour), listed('2', undefined)], tapAt)).toEqual({ kind: 'none' })
    expect(findByClock([], tapAt)).toEqual({ kind: 'none' })
  })
})

describe('what the same request may have made', () => {
  const own = listed('own', 0)
  const sidsOf = (list: readonly Listed[], flightMs: number, of = own) =>
    madeWithin(list, of, flightMs).map(({ sid }) => sid)

  it('was made within its flight, and the second that Twilio’s dates leave open', () => {
    const list = [listed('later', 2_000), listed('after', 1_000), own, listed('before', -1_000)]
    expect(sidsOf(list, 400)).toEqual(['after', 'before'])
    expect(sidsOf(list, 1_000)).toEqual(['later', 'after', 'before'])
  })

  it('is not told of what has no time', () => {
    expect(sidsOf([listed('unknown', undefined)], 5_000)).toEqual([])
    expect(sidsOf([listed('after', 0)], 5_000, listed('own', undefined))).toEqual([])
  })
})
