import { describe, expect, it } from 'vitest'
import { findByClock, findByOrder, type Listed, twinsAmong } from '../../../src/plugin/once/evidence.ts'

const minute = 60_000
const hour = 60 * minute
const tapAt = Date.UTC(2026, 0, 15, 9)

function listed(sid: string, afterMs: number | undefined): Listed {
  return { sid, createdAt: afterMs === undefined ? undefined : tapAt + afterMs }
}

describe('what an intent made, told by order', () => {
  const list = ['3', '2', '1'].map((sid) => listed(sid, 0))
  const all = (items: readonly Listed[]) => items

  it('is the oldest of those that came after the newest known beforehand', () => {
    expect(findByOrder(list, '1', all)).toMatchObject({ kind: 'found', item: { sid: '2' } })
    expect(findByOrder(list, '3', all)).toEqual({ kind: 'none' })
  })

  it('is the oldest of all where none was there before, or that one is not listed any more', () => {
    for (const newest of ['', '0']) {
      expect(findByOrder(list, newest, all)).toMatchObject({ item: { sid: '1' } })
    }
  })

  it('is one of those that could be it', () => {
    const notTwo = (items: readonly Listed[]) => items.filter(({ sid }) => sid !== '2')
    expect(findByOrder(list, '1', notTwo)).toMatchObject({ item: { sid: '3' } })
  })
})

describe('what an intent made, told by the clock', () => {
  it('is the nearest to the tap', () => {
    const list = [listed('later', 8 * minute), listed('near', minute), listed('earlier', -9 * minute)]
    expect(findByClock(list, tapAt)).toMatchObject({ kind: 'found', item: { sid: 'near' } })
  })

  it('is only likely where it is hours from the tap, and none where it is days', () => {
    expect(findByClock([listed('1', -5 * hour)], tapAt)).toMatchObject({ kind: 'unclear' })
    expect(findByClock([listed('1', -50 * hour), listed('2', undefined)], tapAt)).toEqual({ kind: 'none' })
    expect(findByClock([], tapAt)).toEqual({ kind: 'none' })
  })
})

describe('the twins of one thing', () => {
  const one = listed('one', 0)
  const sidsOf = (list: readonly Listed[], of = one, newest?: string) =>
    twinsAmong(list, of, newest).map(({ sid }) => sid)

  it('are those that Twilio made within a minute of it, before or after', () => {
    const list = [listed('late', 2 * minute), listed('after', minute), one, listed('before', -minute)]
    expect(sidsOf(list)).toEqual(['after', 'before'])
  })

  it('are never what was there before the tap, nor what has no time', () => {
    expect(sidsOf([listed('known', -1_000), listed('unknown', undefined)], one, 'known')).toEqual([])
    expect(sidsOf([listed('after', 0)], listed('one', undefined))).toEqual([])
  })
})
