import { describe, expect, it } from 'vitest'
import { firstChoice, restoredState } from '../../../src/plugin/call/restore.ts'
import { createCallStore } from '../../../src/plugin/call/store.ts'
import type { Settings } from '../../../src/plugin/form/settings.ts'
import { fingerprint } from '../../../src/plugin/once/fingerprint.ts'
import type { CallIntent, LogEntry } from '../../../src/stored/metadata.ts'
import { callJson, callSid } from '../../twilio/call-json.ts'
import { entryWith, respondent, settingsWith } from '../world/fixtures.ts'

const neighbour = '+254711222444'
const byHand = '+254799000111'
const salt = '0000002a'
const numbersOf = (...numbers: string[]) =>
  settingsWith({ respondents: numbers.map((number) => ({ number, label: '' })) })
const both = numbersOf(respondent, neighbour)
const intentTo = (to: number): CallIntent => ({ at: 1, to, via: 0, print: fingerprint(salt, neighbour) })
const entryTo = (number: string, changes: Partial<LogEntry> = {}) =>
  entryWith({ print: fingerprint(salt, number), number: number === neighbour ? 2 : 1, ...changes })

/** What an earlier view stored: a call with this status, what is known of it, and an intent. */
function storeWith(
  stored: {
    status?: string
    entry?: LogEntry
    intent?: CallIntent
    doubts?: readonly CallIntent[]
    answer?: string
  },
  settings: Settings = both,
) {
  const { status, entry, intent, doubts, answer } = stored
  const json = status === undefined ? {} : callJson({ status })
  const plugin = {
    version: 1,
    salt,
    intent,
    doubts,
    log: entry ? [{ ...entry, status: status ?? 'queued' }] : [],
  }
  const host = {
    parameter: () => undefined,
    parameterNames: () => [],
    storedAnswer: answer ?? '',
    storedMetadata: JSON.stringify({ ...json, plugin }),
    readMetadata: () => '',
    readOnly: false,
    language: '',
    setAnswer() {},
    setMetadata() {},
  }
  return createCallStore(host, settings, () => 0.5).store
}

describe('a field that is opened', () => {
  it('is ready where nothing is stored', () => {
    expect(restoredState(storeWith({}), false)).toEqual({ name: 'ready' })
  })

  it('looks for what an earlier view asked for, and knows what the enumerator has said of it', () => {
    const lost = storeWith({ intent: intentTo(1) })
    expect(restoredState(lost, false)).toEqual({ name: 'unsure' })
    expect(restoredState(storeWith({ intent: { ...intentTo(1), said: true } }), false)).toEqual({
      name: 'unsure',
      asked: true,
      said: true,
    })
  })

  it('claims to look for nothing where it is only read', () => {
    expect(restoredState(storeWith({ intent: intentTo(1) }), true)).toEqual({ name: 'ready' })
  })

  it('follows a call that goes on, and one whose respondent’s leg is not known yet', () => {
    const going = storeWith({ status: 'in-progress', entry: entryTo(neighbour) })
    expect(restoredState(going, false)).toMatchObject({ name: 'following', seen: { legVisible: true } })
    const open = storeWith({ status: 'completed', entry: entryTo(neighbour) })
    expect(restoredState(open, false)).toMatchObject({ name: 'following' })
  })

  it('shows a call that is over, with its leg', () => {
    const leg = { sid: 'CAleg', status: 'busy', rung: 2, talked: 0 } as const
    const over = storeWith({ status: 'completed', entry: entryTo(neighbour, { leg }) })
    expect(restoredState(over, false)).toMatchObject({ name: 'ended', seen: { leg } })
    const busy = storeWith({ status: 'busy', entry: entryTo(neighbour) })
    expect(restoredState(busy, false)).toMatchObject({ name: 'ended' })
  })

  it('says so where the call was to a number that is not in the form any more', () => {
    const other = storeWith({ status: 'busy', entry: entryTo(neighbour) }, numbersOf(respondent))
    expect(restoredState(other, false)).toEqual({ name: 'ready', note: 'other-number' })
  })
})

describe('an answer that still names a call which turned out to be somebody else’s', () => {
  const answer = `in-progress|${callSid}|https://api.twilio.com/x|`

  it.each(['intent', 'doubts'] as const)('does not make it this field’s again (%s)', (kept) => {
    const disowned = { ...intentTo(1), not: [callSid] }
    const store = storeWith({
      answer,
      ...(kept === 'intent' ? { intent: disowned } : { doubts: [disowned] }),
    })
    expect([store.latest, store.memory.log]).toEqual([undefined, []])
    // Without that it is the field's call, whose metadata is lost.
    expect(storeWith({ answer, intent: intentTo(1) }).latest).toMatchObject({ sid: callSid })
  })
})

describe('the number that a field begins with', () => {
  it('is the one asked for last, else the one called last, else the first there is', () => {
    expect(firstChoice(storeWith({ intent: intentTo(1) }), both)).toEqual({ to: 1 })
    expect(firstChoice(storeWith({ status: 'busy', entry: entryTo(neighbour) }), both)).toEqual({ to: 1 })
    expect(firstChoice(storeWith({}), both)).toEqual({ to: 0 })
    const gap = numbersOf('', neighbour)
    expect(firstChoice(storeWith({}, gap), gap)).toEqual({ to: 1 })
  })

  it('is one entered by hand where that was called last', () => {
    const intent = { ...intentTo(-1), hand: byHand }
    expect(firstChoice(storeWith({ intent }), both)).toEqual({ to: -1, hand: byHand })
    const entry = entryTo(respondent, { number: 0, hand: byHand })
    expect(firstChoice(storeWith({ status: 'busy', entry }), both)).toEqual({ to: -1, hand: byHand })
  })

  it('is the form’s where what was called last is not there any more', () => {
    expect(firstChoice(storeWith({ intent: intentTo(5) }), both)).toEqual({ to: 0 })
    expect(firstChoice(storeWith({ intent: intentTo(-1) }), both)).toEqual({ to: 0 })
  })
})
