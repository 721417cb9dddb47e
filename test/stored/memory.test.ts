import { describe, expect, it } from 'vitest'
import {
  type Entry,
  emptyMemory,
  holdsHand,
  type Intent,
  isEmpty,
  isEntry,
  isIntent,
  type Memory,
  parseStored,
  readMemory,
  storedJson,
  withDoubt,
  withEntry,
  withLateEntry,
  writeMemory,
} from '../../src/stored/memory.ts'

const intent: Intent = { at: 1, to: 0, via: -1, print: '0a1b2' }
const entry = (sid: string, at = 1): Entry => ({ sid, at, number: 1, print: '0a1b2', status: 'new' })
const numbered = (count: number) => Array.from({ length: count }, (_, place) => entry(`X${place}`, place))
const memoryWith = (changes: Partial<Memory<Intent, Entry>>) => ({ ...emptyMemory, ...changes })
const sids = (log: readonly Entry[]) => log.map(({ sid }) => sid)

describe('what a field remembers', () => {
  it('is nothing at first, and as soon as there is one thing it is something', () => {
    expect(emptyMemory).toEqual({ salt: '', intent: undefined, doubts: [], log: [] })
    expect(isEmpty(emptyMemory)).toBe(true)
    expect(isEmpty(memoryWith({ salt: 'abc' }))).toBe(true)
    for (const one of [{ intent }, { doubts: [intent] }, { log: [entry('X')] }]) {
      expect(isEmpty(memoryWith(one))).toBe(false)
    }
  })

  it('is the latest twenty, also where one turns up late', () => {
    const full = numbered(20)
    expect(sids(withEntry(full, entry('new', 99)))).toEqual([...sids(full).slice(1), 'new'])
    const late = withLateEntry(full, entry('late', 18))
    expect(sids(late)).toEqual([...sids(full).slice(1, 18), 'late', 'X18', 'X19'])
  })

  it('has a changed one in its place', () => {
    const changed = { ...entry('X1'), status: 'done' }
    expect(withEntry(numbered(3), changed)).toEqual([entry('X0', 0), changed, entry('X2', 2)])
  })

  it('has the three that were given up last', () => {
    const given = [1, 2, 3, 4].map((at) => ({ ...intent, at }))
    expect(given.reduce<readonly Intent[]>(withDoubt, []).map(({ at }) => at)).toEqual([2, 3, 4])
  })
})

describe('what is written of it', () => {
  const memory = memoryWith({ salt: 'abc', log: numbered(3) })
  const asJson = (text: unknown): unknown => JSON.parse(JSON.stringify(text))

  it('is all of it where there is room, and no key that says nothing', () => {
    expect(asJson(writeMemory(memory, 'whole'))).toEqual({ version: 1, salt: 'abc', log: memory.log })
    expect(asJson(writeMemory({ ...memory, intent, doubts: [intent] }, 'whole'))).toEqual({
      ...{ version: 1, salt: 'abc', log: memory.log },
      ...{ intent, doubts: [intent] },
    })
  })

  it('says that it is short, and is the latest alone where a form takes hardly anything', () => {
    expect(writeMemory(memory, 'short')).toMatchObject({ short: true, log: memory.log })
    expect(writeMemory(memory, 'least')).toMatchObject({ short: true, log: [entry('X2', 2)] })
  })

  it('has Twilio’s JSON whole, unless it is long or room is short', () => {
    const essence = { sid: 'CA1' }
    const jsonOf = (length: number) => ({ a: 'x'.repeat(length - '{"a":""}'.length) })
    const longest = jsonOf(16_000)
    expect(storedJson(longest, essence, 'whole')).toBe(longest)
    expect(storedJson(jsonOf(16_001), essence, 'whole')).toBe(essence)
    for (const size of ['short', 'least'] as const) expect(storedJson({}, essence, size)).toBe(essence)
  })
})

describe('what is read of it', () => {
  const hand = '+254711222333'

  it.each<[object, boolean]>([
    [{}, true],
    [{ newest: 'CA1', said: true, hand }, true],
    [{ to: -1, via: 0 }, true],
    [{ at: '1' }, false],
    [{ to: -2 }, false],
    [{ to: 0.5 }, false],
    [{ to: '0' }, false],
    [{ via: -2 }, false],
    [{ via: undefined }, false],
    [{ print: 7 }, false],
    [{ newest: 7 }, false],
    [{ said: false }, false],
    [{ hand: 7 }, false],
    [{ hand: '<b>' }, false],
  ])('an intent with %j counts, or counts as nothing: %s', (changes, counts) => {
    expect(isIntent({ ...intent, ...changes })).toBe(counts)
  })

  it.each<[object, boolean]>([
    [{}, true],
    [{ number: 0, hand, twins: ['X2'] }, true],
    [{ sid: 7 }, false],
    [{ at: '1' }, false],
    [{ number: -1 }, false],
    [{ number: 1.5 }, false],
    [{ hand: '' }, false],
    [{ print: undefined }, false],
    [{ status: 7 }, false],
    [{ twins: 'X2' }, false],
    [{ twins: [7] }, false],
  ])('a call or message with %j counts, or counts as nothing: %s', (changes, counts) => {
    expect(isEntry({ ...entry('X1'), ...changes })).toBe(counts)
  })

  it('is what is right of it', () => {
    const stored = { salt: 7, intent: 'x', doubts: [intent, 7], log: [entry('X1'), null] }
    expect(readMemory(stored, isIntent, isEntry)).toEqual(
      memoryWith({ doubts: [intent], log: [entry('X1')] }),
    )
    for (const odd of [undefined, null, 'text', 7, []]) {
      expect(readMemory(odd, isIntent, isEntry)).toBe(emptyMemory)
      expect([isIntent(odd), isEntry(odd)]).toEqual([false, false])
    }
  })

  it('holds no number entered by hand where the form hides its numbers by now', () => {
    const text = JSON.stringify({ plugin: { log: [{ hand, sid: 'X1' }] } })
    expect(parseStored(text, true)).toEqual({ plugin: { log: [{ hand, sid: 'X1' }] } })
    expect(parseStored(text, false)).toEqual({ plugin: { log: [{ sid: 'X1' }] } })
    expect([holdsHand(text), holdsHand('{"plugin":{}}')]).toEqual([true, false])
  })

  it('is nothing where the text is no record', () => {
    for (const text of ['', '{"sid":', '17', 'null', '[1]']) expect(parseStored(text, true)).toBeUndefined()
  })
})
