import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withEntry } from '../../src/stored/memory.ts'
import {
  type CallIntent,
  type CallMemory,
  emptyCallMemory,
  type LogEntry,
  readMetadata,
  writeMetadata,
} from '../../src/stored/metadata.ts'
import { callStatuses, readCall } from '../../src/twilio/calls.ts'
import { callWith, entryWith } from '../plugin/world/fixtures.ts'
import { callJson, callSid } from '../twilio/call-json.ts'

const words = fc.string({ unit: 'binary' })
const sids = fc.stringMatching(/^CA[0-9a-f]{1,32}$/)
const times = fc.integer({ min: 0, max: 4e12 })
const status = fc.constantFrom(...callStatuses)

const intent: fc.Arbitrary<CallIntent> = fc.record(
  {
    at: times,
    to: fc.nat(9),
    via: fc.nat(9),
    hand: fc.constantFrom('+254711222999', '+12025550123'),
    print: words,
    newest: words,
    not: fc.array(sids, { minLength: 1 }),
  },
  { requiredKeys: ['at', 'to', 'via', 'print'] },
)
const leg = fc.record(
  { sid: sids, status, rung: fc.nat(600), talked: fc.nat(14_400) },
  { requiredKeys: ['sid', 'status'] },
)
const recording = fc.record(
  { sid: words, state: fc.constantFrom('off', 'on', 'paused', 'stopped', 'deleted', 'unknown') },
  { requiredKeys: ['state'] },
)
const entry: fc.Arbitrary<LogEntry> = fc.record(
  {
    sid: sids,
    at: times,
    number: fc.integer({ min: 0, max: 9 }),
    hand: fc.constantFrom('+254711222999', '+12025550123'),
    print: words,
    status,
    leg,
    recording,
    disposition: words,
    talkingAt: times,
    foundFor: intent,
  },
  { requiredKeys: ['sid', 'at', 'number', 'print', 'status'] },
)
const call = fc
  .record({ status, annotation: fc.jsonValue(), new_key: fc.jsonValue() })
  .map((changes) => readCall(JSON.parse(JSON.stringify(callJson(changes)))))
const memory: fc.Arbitrary<CallMemory> = fc.record({
  call: fc.option(call, { nil: undefined }),
  intent: fc.option(intent, { nil: undefined }),
  doubts: fc.array(intent, { maxLength: 3 }),
  log: fc.array(entry, { maxLength: 20 }),
  salt: words,
  messages: fc.option(fc.constant<unknown>([{ sid: 'SM1' }]), { nil: undefined }),
})

describe('the metadata', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(memory, (given) => {
        expect(readMetadata(writeMetadata(given))).toEqual(given)
      }),
    )
  })

  it('holds every key as Twilio sent it, and one key more', () => {
    const json = callJson({ a_new_key: { deep: [1, null, 'x|y'] } })
    const written: unknown = JSON.parse(writeMetadata({ ...emptyCallMemory, call: callWith(json) }))
    expect(written).toEqual({ ...json, plugin: { version: 1, salt: '', log: [] } })
  })

  it('holds an intent before there is a call', () => {
    const wanted: CallIntent = { at: 1, to: 0, via: 1, print: '0a1b2', newest: '' }
    const stored = readMetadata(writeMetadata({ ...emptyCallMemory, salt: '0000002a', intent: wanted }))
    expect(stored).toEqual({ ...emptyCallMemory, intent: wanted, salt: '0000002a', messages: undefined })
  })

  it.each(['+123456789012345', '+2540711222333', '+999123456789', '+254611222333'])(
    'of 2.0.0 keeps a number entered by hand that would be refused today: %s',
    (hand) => {
      const log = [{ ...entryWith(), number: 0, hand }]
      const intent = { at: 1, to: -1, via: 0, print: '0a1b2', hand }
      const stored = readMetadata(
        JSON.stringify({ ...callJson(), plugin: { version: 1, salt: 'a', log, intent } }),
      )
      expect(stored).toMatchObject({ log, intent })
    },
  )

  it('of the 2020 plug-in is a call of this field', () => {
    const json = callJson({ status: 'completed' })
    const stored = readMetadata(JSON.stringify(json))
    expect(stored.call?.json).toEqual(json)
    expect(stored.intent).toBeUndefined()
    expect(stored.log).toEqual([
      { sid: callSid, at: Date.UTC(2026, 0, 15, 9), number: 1, print: '', status: 'completed' },
    ])
  })

  it('of the 2020 plug-in after a failed update holds no call', () => {
    const refusal = { code: 20003, message: 'Authenticate', more_info: '', status: 401 }
    expect(readMetadata(JSON.stringify(refusal))).toEqual(emptyCallMemory)
    expect(readMetadata('<html>Bad gateway</html>')).toEqual(emptyCallMemory)
  })

  it.each([
    ['nothing', ''],
    ['JSON that ends in the middle', writeMetadata({ ...emptyCallMemory, call: callWith() }).slice(0, 200)],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['the words of another plug-in', '1|two|3'],
    ['the JSON of another plug-in', '{"status":"done","sid":"x1","plugin":"timer"}'],
    ['a key of ours that is another’s', '{"plugin":[1]}'],
  ])('counts as none where it is %s', (_what, text) => {
    expect(readMetadata(text)).toEqual(emptyCallMemory)
  })

  it('never throws, whatever is stored', () => {
    const stored = fc.oneof(
      words,
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ ...callJson(), plugin: value })),
      fc.jsonValue().map((value) => JSON.stringify({ plugin: { intent: value, log: [value], salt: value } })),
    )
    fc.assert(
      fc.property(stored, (text) => {
        const read = readMetadata(text)
        expect(readMetadata(writeMetadata(read))).toEqual(read)
      }),
    )
  })

  it('drops an entry and an intent that are broken, and keeps the rest', () => {
    const broken = [{ ...entryWith(), status: 'dancing' }, { ...entryWith(), number: -1 }, null, 'CA1']
    const badParts = [{ leg: { sid: 'CAleg', status: 'x' } }, { recording: { state: 'x' } }, { foundFor: {} }]
    const log = [...broken, ...badParts.map((part) => ({ ...entryWith(), ...part })), entryWith()]
    const text = JSON.stringify({
      ...callJson(),
      plugin: { log, intent: { at: 1, to: -2, via: 0, print: '' } },
    })
    expect(readMetadata(text)).toMatchObject({ intent: undefined, log: [entryWith()], salt: '' })
    expect(readMetadata(text).call?.sid).toBe(callSid)
  })

  it.each([{ not: 7 }, { not: 'CA1' }, { not: ['CA1', 7] }, { newest: 7 }])(
    'takes no intent with %o, neither the pending one nor one that a call was found for',
    (broken) => {
      const wrong = { at: 1, to: 0, via: 0, print: '', ...broken }
      const log = [{ ...entryWith({ sid: 'CAwrong' }), foundFor: wrong }, entryWith()]
      const text = JSON.stringify({ ...callJson(), plugin: { log, intent: wrong } })
      expect(readMetadata(text)).toMatchObject({ intent: undefined, log: [entryWith()] })
    },
  )
})

describe('the log of calls', () => {
  it('keeps the latest twenty', () => {
    let log: readonly LogEntry[] = []
    for (let n = 1; n <= 25; n += 1) log = withEntry(log, entryWith({ sid: `CA${n}` }))
    expect(log.map(({ sid }) => sid)).toEqual(Array.from({ length: 20 }, (_, index) => `CA${index + 6}`))
  })

  it('holds a call once, at the place where it began', () => {
    const log = ['CA1', 'CA2', 'CA3'].map((sid) => entryWith({ sid }))
    const changed = withEntry(log, entryWith({ sid: 'CA2', status: 'busy' }))
    expect(changed.map(({ sid, status: word }) => `${sid} ${word}`)).toEqual([
      'CA1 queued',
      'CA2 busy',
      'CA3 queued',
    ])
    expect(log.map((before) => before.status)).toEqual(['queued', 'queued', 'queued'])
  })
})
