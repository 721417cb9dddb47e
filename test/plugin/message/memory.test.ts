import { describe, expect, it } from 'vitest'
import {
  isSameText,
  type MessageEntry,
  type MessageIntent,
  printText,
  readMessageMemory,
} from '../../../src/plugin/message/memory.ts'
import { readMessageMetadata, writeMessageMetadata } from '../../../src/plugin/message/metadata.ts'
import { emptyMemory, withEntry, writeMemory } from '../../../src/stored/memory.ts'
import { settingsWith } from '../world/fixtures.ts'

const intent: MessageIntent = { at: 1, to: 0, via: -1, print: 'aaaaa', text: 'bbbbb', newest: 'SM1' }
const entry: MessageEntry = { sid: 'SM1', at: 1, number: 1, print: 'aaaaa', status: 'queued' }
const byHand = { to: -1, hand: '+254711222333' }

describe('what is remembered of messages', () => {
  it('is read as it was written', () => {
    const memory = {
      salt: 'abcdef01',
      intent: { ...intent, ...byHand },
      doubts: [{ ...intent, said: true as const }],
      log: [
        { ...entry, errorCode: 30003, twins: ['SM2'] },
        { ...entry, sid: 'MM3', number: 0, hand: '+254711222333' },
      ],
    }
    expect(readMessageMemory(JSON.parse(JSON.stringify(writeMemory(memory, 'whole'))))).toEqual(memory)
  })

  it.each([undefined, null, 'text', 7, [], { log: 'x', intent: 'y', salt: 3 }])(
    'counts %o as nothing',
    (data) => {
      expect(readMessageMemory(data)).toEqual(emptyMemory)
    },
  )

  it.each([
    { sid: 'CA1' },
    { sid: 7 },
    { sid: 'ASM1' },
    { sid: 'SM1/2' },
    { status: 'ringing' },
    { number: -1 },
    { number: 1, hand: '+254711222333' },
    { number: 0, hand: 'nonsense' },
    { twins: [3] },
    { errorCode: 'x' },
  ])('drops an entry with %o, and keeps the others', (change) => {
    const { log } = readMessageMemory({ log: [{ ...entry, ...change }, entry] })
    expect(log).toEqual([entry])
  })

  it.each([{ at: 'x' }, { to: -2 }, { via: -2 }, { text: 3 }, { hand: '+254711222333' }, { newest: 3 }])(
    'does not take an intent with %o for one',
    (change) => {
      expect(readMessageMemory({ intent: { ...intent, ...change } }).intent).toBeUndefined()
    },
  )

  it('holds the latest twenty messages', () => {
    let log: readonly MessageEntry[] = []
    for (let n = 1; n <= 25; n += 1) log = withEntry(log, { ...entry, sid: `SM${n}` })
    expect(log).toHaveLength(20)
    expect(log[19]?.sid).toBe('SM25')
    expect(withEntry(log, { ...entry, sid: 'SM10', status: 'sent' })).toHaveLength(20)
  })

  it('loses numbers entered by hand where the form hides numbers now', () => {
    const memory = {
      salt: '',
      intent: { ...intent, ...byHand },
      doubts: [],
      log: [{ ...entry, number: 0, hand: '+254711222333' }],
    }
    const text = writeMessageMetadata(memory, undefined, settingsWith(), 'whole')
    expect(readMessageMetadata(text, settingsWith())).toEqual({ memory, latest: undefined })
    const { memory: clean } = readMessageMetadata(text, settingsWith({ displayNumber: false }))
    expect(JSON.stringify(clean)).not.toContain('254711222333')
    expect(clean).toMatchObject({ intent: { to: -1 }, log: [{ number: 0, sid: 'SM1' }] })
  })
})

describe('the text of a message', () => {
  const isSame = (sent: string, found: string) => isSameText('abcdef01', printText('abcdef01', sent), found)
  const trial = 'Sent from your Twilio trial account - '

  it('is the same with what Twilio puts in front of it for a trial account, and not with that within it', () => {
    expect(isSame('Six', `${trial}Six`)).toBe(true)
    expect(isSame('Six', `Six ${trial}`)).toBe(false)
    expect(isSame('Six', trial)).toBe(false)
  })

  it('that is nothing but signs is known by these', () => {
    expect(isSame('?!', ' ?!')).toBe(true)
    expect(isSame('?!', `${trial}?!`)).toBe(true)
    expect(isSame('?!', '!!')).toBe(false)
  })

  it('is not told where Twilio shows none', () => {
    expect(isSame('Six', '')).toBe('unknown')
  })
})
