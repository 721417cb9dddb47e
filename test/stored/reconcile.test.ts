import { describe, expect, it } from 'vitest'
import { type Entry, emptyMemory, type Intent, type Memory } from '../../src/stored/memory.ts'
import { reconcile } from '../../src/stored/reconcile.ts'

interface Thing {
  sid: string
  status: string
}

const entry = (sid: string, twins?: readonly string[]): Entry => ({
  sid,
  at: 1,
  number: 1,
  print: '',
  status: 'new',
  ...(twins ? { twins } : {}),
})
const thing = (sid: string, status = 'new'): Thing => ({ sid, status })
const memoryOf = (...log: Entry[]): Memory<Intent, Entry> => ({ ...emptyMemory, log })

/** What is remembered of metadata with this log and latest, beside an answer about this. */
function together(
  log: Entry[],
  latest: Thing | undefined,
  answered: Thing | undefined,
  disowned: readonly string[] = [],
  named: readonly string[] = answered ? [answered.sid] : [],
) {
  const { memory, latest: now } = reconcile(
    { memory: memoryOf(...log), latest },
    answered && { item: answered, log: named.map((sid) => entry(sid)) },
    disowned,
    (before, after) => before === 'new' && after === 'done',
  )
  return [memory.log.map(({ sid }) => sid).join(' '), now && `${now.sid} ${now.status}`]
}

describe('metadata and answer', () => {
  it('are as the metadata says where there is no answer, or both are about the same', () => {
    expect(together([entry('1')], thing('1'), undefined)).toEqual(['1', '1 new'])
    expect(together([entry('1')], thing('1'), thing('1'))).toEqual(['1', '1 new'])
  })

  it('have the further status of the two', () => {
    expect(together([entry('1')], thing('1'), thing('1', 'done'))).toEqual(['1', '1 done'])
    expect(together([entry('1')], thing('1', 'done'), thing('1'))).toEqual(['1', '1 done'])
  })

  it('are as the answer says where there is no metadata', () => {
    expect(together([], undefined, thing('1', 'done'))).toEqual(['1', '1 done'])
  })

  it('have both where the answer names another that the metadata does not know', () => {
    expect(together([entry('1')], thing('1'), thing('2'))).toEqual(['1 2', '2 new'])
  })

  it('are as the metadata says where that knows what the answer names, or disowned it', () => {
    expect(together([entry('1'), entry('2')], thing('2'), thing('1'))).toEqual(['1 2', '2 new'])
    expect(together([entry('2', ['1'])], thing('2'), thing('1'))).toEqual(['2', '2 new'])
    expect(together([entry('2', ['3'])], thing('2'), thing('1'))).toEqual(['2 1', '1 new'])
    expect(together([], undefined, thing('1'), ['1'])).toEqual(['', undefined])
  })

  it.each([
    ['is gone', [], ['1', '2', '3'], '1 2 3'],
    ['holds the latest alone', ['3'], ['1', '2', '3'], '1 2 3'],
    ['is behind', ['1', '2'], ['1', '2', '3'], '1 2 3'],
    ['is behind, and held the latest alone', ['2'], ['1', '2', '3'], '1 2 3'],
    ['is ahead', ['1', '2', '3', '4'], ['2', '3'], '1 2 3 4'],
    ['is of other calls', ['7'], ['1', '3'], '7 1 3'],
  ])('have every call, oldest first, where the metadata %s', (_, known, named, all) => {
    const log = known.map((sid) => entry(sid))
    expect(together(log, undefined, thing('3'), [], named)[0]).toBe(all)
  })

  it('have no call twice, and none that was disowned', () => {
    expect(together([entry('3', ['2'])], thing('3'), thing('3'), ['1'], ['1', '2', '3'])).toEqual([
      '3',
      '3 new',
    ])
  })

  it('have no more than the metadata may hold, and the latest of them', () => {
    const named = Array.from({ length: 25 }, (_, place) => String(place + 1))
    const [log] = together([entry('25'), entry('26')], thing('26'), thing('25'), [], named)
    expect(log?.split(' ')).toEqual([...named.slice(6), '26'])
  })
})
