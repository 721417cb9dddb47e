import { describe, expect, it } from 'vitest'
import { createStore } from '../../../src/plugin/once/store.ts'
import { type Entry, emptyMemory, type Intent, type Memory } from '../../../src/stored/memory.ts'
import { respondent, settingsWith } from '../world/fixtures.ts'

interface Thing {
  sid: string
  status: string
}

const settings = settingsWith({
  respondents: [respondent, '+254711222334'].map((number) => ({ number, label: '' })),
})

/** A store of things that are neither calls nor messages, and what it wrote. */
function open(
  given: {
    memory?: Memory<Intent, Entry>
    latest?: Thing
    answered?: string
    numbers?: typeof settings
  } = {},
) {
  const written: string[] = []
  const note = (what: string) => (memory: Memory<Intent, Entry>, latest: Thing | undefined) => {
    written.push([what, latest?.sid, memory.intent && 'intent', memory.log.length].filter(Boolean).join(' '))
  }
  const store = createStore<Thing, Intent, Entry>({
    memory: given.memory ?? emptyMemory,
    latest: given.latest,
    writer: {
      kept: 'whole',
      again: () => written.push('again'),
      mark: () => written.push('mark'),
      keep: note('keep'),
      publish: note('publish'),
      putBack: note('put back'),
      takeBack: note('take back'),
      clear: (pending) => written.push(pending ? 'clear all but the intent' : 'clear'),
    },
    isAnswered: ({ sid }) => sid === given.answered,
    outline: ({ sid, status }) => ({ sid, status }),
    settings: given.numbers ?? settings,
    random: () => 0.5,
  })
  const intentFor = (to: number): Intent => ({ at: 1, to, via: 0, print: store.print({ to }) })
  const make = (sid: string, to = 0) => {
    const intent = intentFor(to)
    store.keepIntent(intent)
    store.keep({ sid, status: 'made' }, { sid, at: 1, number: to + 1, print: intent.print, status: 'made' })
  }
  return { store, written, intentFor, make }
}

describe('what a field remembers', () => {
  it('is its own as long as its number is in the form', () => {
    const { store, make } = open()
    make('X1', 0)
    make('X2', 1)
    expect(store.own().map(({ sid }) => sid)).toEqual(['X1', 'X2'])
    const [, other] = settings.respondents
    const numbers = settingsWith({ respondents: other ? [other] : [] })
    const { store: later } = open({ memory: store.memory, latest: { sid: 'X1', status: 'made' }, numbers })
    expect(later.own().map(({ sid }) => sid)).toEqual(['X2'])
    expect(later.entry()).toBeUndefined()
    expect(later.owns('X1')).toBe(true)
    expect(later.owns('X9')).toBe(false)
  })

  it('counts what is kept without a fingerprint, as the plug-in of 2020 kept it', () => {
    const log = [{ sid: 'X1', at: 1, number: 1, print: '', status: 'made' }]
    const { store } = open({ memory: { ...emptyMemory, log }, latest: { sid: 'X1', status: 'made' } })
    expect(store.own()).toEqual(log)
    expect(store.entry()?.sid).toBe('X1')
  })

  it('is marked once before an intent, however often that is written', () => {
    const { store, written, intentFor } = open()
    store.keepIntent(intentFor(0))
    store.keepIntent({ ...intentFor(0), newest: 'X0' })
    store.dropIntent()
    expect(written).toEqual(['mark', 'keep intent', 'keep intent', 'put back'])
  })

  it('changes with what is seen of one that it knows, and not with another', () => {
    const { store, written, make } = open()
    make('X1')
    store.keepSeen({ sid: 'X1', status: 'done' }, { twins: ['X2'] })
    expect(store.entry()).toMatchObject({ status: 'done', twins: ['X2'] })
    expect(store.owns('X2')).toBe(true)
    store.keepSeen({ sid: 'X9', status: 'done' }, {})
    expect(written.filter((what) => what.startsWith('publish'))).toHaveLength(2)
  })

  it('holds what was given up until it turns up, and then in its place', () => {
    const { store, written, make, intentFor } = open()
    const lost = { ...intentFor(1), at: 0 }
    store.keepIntent(lost)
    store.doubtIntent()
    expect(store.memory).toMatchObject({ intent: undefined, doubts: [lost] })
    make('X2')
    const late: Entry = { sid: 'X1', at: 0, number: 2, print: lost.print, status: 'made' }
    store.keepLate({ sid: 'X1', status: 'made' }, late)
    expect(store.memory.doubts).toEqual([])
    expect(store.memory.log.map(({ sid }) => sid)).toEqual(['X1', 'X2'])
    expect(store.latest?.sid).toBe('X2')
    expect(written.at(-1)).toBe('publish X2 2')
  })

  it('has what turned up late as its latest where nothing was asked for after it', () => {
    const { store, intentFor } = open()
    store.keepIntent(intentFor(0))
    store.doubtIntent()
    store.keepLate({ sid: 'X1', status: 'made' }, { sid: 'X1', at: 1, number: 1, print: '', status: 'made' })
    expect(store.latest?.sid).toBe('X1')
  })

  it('has what turned up late as its latest also beside an earlier one', () => {
    const { store, make, intentFor } = open()
    make('X1')
    store.keepIntent({ ...intentFor(0), at: 2 })
    store.doubtIntent()
    store.keepLate({ sid: 'X2', status: 'made' }, { sid: 'X2', at: 2, number: 1, print: '', status: 'made' })
    expect(store.latest?.sid).toBe('X2')
  })

  it('holds on to the others that were given up where one surely came to nothing', () => {
    const { store, written, intentFor } = open()
    for (const at of [1, 2]) {
      store.keepIntent({ ...intentFor(0), at })
      store.doubtIntent()
    }
    const [first] = store.memory.doubts
    const before = written.length
    if (first) store.dropDoubt(first)
    expect(store.memory.doubts.map(({ at }) => at)).toEqual([2])
    expect(written.slice(before)).toEqual(['keep'])
  })

  it('goes back to what its intent made where another of the same request was somebody else’s', () => {
    const { store, written, make, intentFor } = open()
    make('X1')
    make('X2')
    const beside: Entry = { sid: 'X3', at: 1, number: 1, print: '', status: 'made' }
    store.keep({ sid: 'X3', status: 'made' }, beside)
    store.disown('X3', intentFor(0))
    expect(store.latest?.sid).toBe('X2')
    expect(written.filter((what) => what === 'mark')).toHaveLength(3)
  })

  it('holds on to the others that were given up where one turns up', () => {
    const { store, intentFor } = open()
    for (const at of [1, 2]) {
      store.keepIntent({ ...intentFor(0), at })
      store.doubtIntent()
    }
    store.keepLate({ sid: 'X1', status: 'made' }, { sid: 'X1', at: 1, number: 1, print: '', status: 'made' })
    expect(store.memory.doubts.map(({ at }) => at)).toEqual([2])
    expect(store.latest?.sid).toBe('X1')
    store.doubtIntent()
    expect(store.memory.doubts).toHaveLength(1)
  })

  it('has one of the same tap beside the one that it shows', () => {
    const { store, make } = open()
    make('X1')
    store.keepLate({ sid: 'X0', status: 'made' }, { sid: 'X0', at: 1, number: 1, print: '', status: 'made' })
    expect(store.latest?.sid).toBe('X1')
    expect(store.memory.log.map(({ sid }) => sid)).toEqual(['X0', 'X1'])
  })

  it('goes back to the last that it knows where the field was left meanwhile', () => {
    const log = ['X1', 'X2'].map((sid) => ({ sid, at: 1, number: 1, print: '', status: 'made' }))
    const { store, intentFor } = open({
      memory: { ...emptyMemory, log },
      latest: { sid: 'X2', status: 'made' },
    })
    store.disown('X2', intentFor(0))
    expect(store.latest?.sid).toBe('X1')
    store.disown('X1', intentFor(0))
    expect(store.latest).toBeUndefined()
  })

  it('notes what else is known of one, whichever is the latest', () => {
    const { store, written, make } = open()
    make('X1')
    make('X2')
    store.note('X1', { twins: ['X3'] })
    expect(store.memory.log).toMatchObject([{ sid: 'X1', twins: ['X3'], status: 'made' }, { sid: 'X2' }])
    expect(store.owns('X3')).toBe(true)
    expect(written.at(-1)).toBe('publish X2 2')
  })

  it('notes nothing of one that it does not know', () => {
    const { store, written, make } = open()
    make('X1')
    const before = written.length
    store.note('X9', { twins: [] })
    expect(written).toHaveLength(before)
  })

  it('passes on how it was kept, and that it is to be tried again', () => {
    const { store, written } = open()
    expect(store.kept).toBe('whole')
    store.again()
    expect(written).toEqual(['again'])
  })

  it('makes its salt once', () => {
    const { store } = open()
    const { memory } = store
    expect(memory.salt).toBe('')
    const salt = store.salt()
    expect(salt).not.toBe('')
    expect(store.salt()).toBe(salt)
    const kept = open({ memory: { ...emptyMemory, salt: '12345678' } })
    expect(kept.store.salt()).toBe('12345678')
  })

  it('forgets the oldest of many that were given up', () => {
    const { store, intentFor } = open()
    for (const at of [1, 2, 3, 4]) {
      store.keepIntent({ ...intentFor(0), at })
      store.doubtIntent()
    }
    expect(store.memory.doubts.map(({ at }) => at)).toEqual([2, 3, 4])
  })

  it('is written into the answer again only where that is about another one', () => {
    const memory = { ...emptyMemory, log: [{ sid: 'X1', at: 1, number: 1, print: '', status: 'made' }] }
    for (const answered of ['X1', 'X0']) {
      const { store, written } = open({ memory, latest: { sid: 'X1', status: 'made' }, answered })
      store.settle()
      expect(written).toEqual(answered === 'X1' ? [] : ['publish X1 1'])
    }
  })

  it('goes back to the one before where the latest was somebody else’s, and to the intent', () => {
    const { store, written, make, intentFor } = open()
    make('X1')
    make('X2')
    store.disown('X2', intentFor(0))
    expect(store.latest?.sid).toBe('X1')
    expect(store.memory).toMatchObject({ intent: { to: 0 }, log: [{ sid: 'X1' }] })
    expect(written.at(-1)).toBe('take back X1 intent 1')
  })

  it('is nothing after clearing, but an intent that is still pending, with its salt', () => {
    const { store, written, make, intentFor } = open()
    make('X1')
    const { salt } = store.memory
    store.keepIntent(intentFor(0))
    store.clear(true)
    expect(store.memory).toMatchObject({ salt, intent: { to: 0 }, log: [] })
    store.clear(false)
    expect(store.memory).toEqual(emptyMemory)
    expect(written.slice(-2)).toEqual(['clear all but the intent', 'clear'])
  })
})
