import { describe, expect, it } from 'vitest'
import type { MessageEntry, MessageIntent } from '../../../src/plugin/message/memory.ts'
import { numberOf, restoredChoice, restoredState } from '../../../src/plugin/message/restore.ts'
import { createTabStore } from '../../../src/plugin/message/store.ts'
import { fingerprint } from '../../../src/plugin/once/fingerprint.ts'
import type { Beside } from '../../../src/plugin/once/writer.ts'
import { writeMemory } from '../../../src/stored/memory.ts'
import { respondent, settingsWith } from '../world/fixtures.ts'

const salt = 'abcdef01'
const neighbour = '+254711222444'
const byHand = '+254799000111'
const printOf = (number: string) => fingerprint(salt, number)

const settingsFor = (...numbers: string[]) =>
  settingsWith({ respondents: numbers.map((number) => ({ number, label: '' })) })
const both = settingsFor(respondent, neighbour)

const intent: MessageIntent = { at: 1, to: 1, via: 0, print: printOf(neighbour), text: 'bbbbb' }
const entry: MessageEntry = { sid: 'SM1', at: 1, number: 2, print: printOf(neighbour), status: 'sent' }

/** What an earlier view remembered, read by a field with these settings. */
function storeOf(memory: { intent?: MessageIntent; log?: readonly MessageEntry[] }, settings = both) {
  const stored = writeMemory({ salt, intent: memory.intent, doubts: [], log: memory.log ?? [] }, 'whole')
  const beside: Beside = { kept: 'whole', read: () => stored, write() {}, again() {} }
  return createTabStore(beside, settings, () => 0.5)
}

describe('the number that a message was about to go to', () => {
  it('is where it was in the form, or where it has moved since', () => {
    expect(numberOf(intent, salt, both)).toBe(neighbour)
    expect(numberOf(intent, salt, settingsFor(neighbour, respondent))).toBe(neighbour)
    expect(numberOf(intent, salt, settingsFor(neighbour))).toBe(neighbour)
  })

  it('is the form’s first like any other', () => {
    const first = { ...intent, to: 0, print: printOf(respondent) }
    expect(numberOf(first, salt, both)).toBe(respondent)
  })

  it('is not known where it is not in the form any more', () => {
    expect(numberOf(intent, salt, settingsFor(respondent, byHand))).toBe('')
  })

  it('is the one in its place where another has the same fingerprint', () => {
    const alike = new Map<string, string>()
    for (let n = 0; ; n += 1) {
      const number = `+2547${String(n).padStart(8, '0')}`
      const other = alike.get(printOf(number))
      alike.set(printOf(number), number)
      if (other === undefined) continue
      const settings = settingsFor(other, number)
      expect(numberOf({ ...intent, to: 1, print: printOf(number) }, salt, settings)).toBe(number)
      return
    }
  })

  it('is the one entered by hand, where it may be told', () => {
    expect(numberOf({ ...intent, to: -1, hand: byHand }, salt, both)).toBe(byHand)
    expect(numberOf({ ...intent, to: -1 }, salt, both)).toBe('')
  })
})

describe('the number that is chosen when a field is opened again', () => {
  it('is the first where nothing was sent', () => {
    expect(restoredChoice(storeOf({}))).toEqual({ to: 0 })
  })

  it('is that of the latest message', () => {
    expect(restoredChoice(storeOf({ log: [entry] }))).toEqual({ to: 1 })
    const handed = { ...entry, number: 0, hand: byHand, print: printOf(respondent) }
    expect(restoredChoice(storeOf({ log: [handed] }))).toEqual({ to: -1, hand: byHand })
  })

  it('is the first where the latest was to one entered by hand that may not be told', () => {
    const hidden = { ...entry, number: 0, print: printOf(respondent) }
    expect(restoredChoice(storeOf({ log: [hidden] }))).toEqual({ to: 0 })
  })

  it('is that of a tap of which nothing came yet', () => {
    const print = printOf(respondent)
    const first = { ...entry, number: 1, print }
    expect(restoredChoice(storeOf({ intent, log: [first] }))).toEqual({ to: 1 })
    const handed = { ...intent, to: -1, hand: byHand, print }
    expect(restoredChoice(storeOf({ intent: handed, log: [entry] }))).toEqual({ to: -1, hand: byHand })
  })
})

describe('a field that wrote messages and is opened again', () => {
  it('is unsure of a message that it was about to send, but not where it is only shown', () => {
    expect(restoredState(storeOf({ intent }), false)).toEqual({ name: 'unsure' })
    expect(restoredState(storeOf({ intent }), true)).toEqual({ name: 'ready' })
  })

  it('is ready where it sent nothing', () => {
    expect(restoredState(storeOf({}), false)).toEqual({ name: 'ready' })
  })

  it('says so where the latest message was to a number that is not in the form any more', () => {
    const state = restoredState(storeOf({ log: [entry] }, settingsFor(respondent)), false)
    expect(state).toEqual({ name: 'ready', note: 'other-number' })
  })

  it('follows a message until it is final, and none where it is only shown', () => {
    const stateOf = (status: MessageEntry['status'], readOnly: boolean) =>
      restoredState(storeOf({ log: [{ ...entry, status }] }), readOnly)
    expect(stateOf('sent', false)).toMatchObject({ name: 'following', message: { status: 'sent' } })
    expect(stateOf('delivered', false)).toMatchObject({ name: 'ended', message: { status: 'delivered' } })
    expect(stateOf('sent', true)).toMatchObject({ name: 'ended', message: { status: 'sent' } })
  })

  it('knows the code of a message that failed', () => {
    const failed = { ...entry, status: 'undelivered', errorCode: 30003 } as const
    const state = restoredState(storeOf({ log: [failed] }), false)
    expect(state).toMatchObject({ message: { sid: 'SM1', errorCode: 30003 } })
  })
})
