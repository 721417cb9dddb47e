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
) {
  const { memory, latest: now } = reconcile(
    { memory: memoryOf(...log), latest },
    answered && { item: answered, entry: entry(answered.sid) },
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
})
