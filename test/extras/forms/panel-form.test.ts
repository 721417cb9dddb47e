import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { callersAsset } from '../../../src/functions/deploy/people-assets.ts'
import { measureText } from '../../../src/plugin/message/segments.ts'
import { writeAnswer } from '../../../src/stored/answer.ts'
import { callWith, entryWith, settingsWith } from '../../plugin/world/fixtures.ts'
import {
  type Filling,
  fillIn,
  readDataset,
  readersOf,
  readWorkbook,
  realCredentials,
  settingsIn,
} from './workbook.ts'

const read = () => readWorkbook('twilio-call-panel.xlsx')

async function settingsFor(fields: Filling['fields'] = {}) {
  return settingsIn(await read(), { fields, credentials: realCredentials })
}

describe('the form with the phone panel', () => {
  it('has all three tabs, shows the number, and allows several calls', async () => {
    const { settings } = await settingsFor()
    expect(settings).toMatchObject({
      panel: ['keypad', 'history', 'messages'],
      displayNumber: true,
      details: true,
      record: 'never',
    })
    expect(settings?.attempts).toBeGreaterThan(1)
  })

  it('gives each enumerator the caller ID and the phone that enumerator_phones.csv has for their user name', async () => {
    const callers = readDataset('enumerator_phones')
    expect(callers.length).toBeGreaterThan(1)
    for (const { user = '', caller_id, from_number } of callers) {
      const { settings, problems } = await settingsFor({ username: user })
      expect(problems, user).toEqual([])
      expect(settings?.twilioNumbers, user).toEqual([caller_id])
      expect(settings?.enumerator.value, user).toBe(from_number)
    }
  })

  it('rings a SIP phone where enumerator_phones.csv names one', async () => {
    const { settings } = await settingsFor({ username: 'halima' })
    expect(settings?.enumerator.kind).toBe('sip')
  })

  it('tells somebody who is not in enumerator_phones.csv, and keeps the call field, which may hold a call', async () => {
    const workbook = await read()
    const { settings, problems } = await settingsFor({ username: 'anonymousUser' })
    expect(settings).toBeUndefined()
    expect(problems.map(({ parameter }) => parameter)).toEqual(['from_number', 'twilio_number'])
    const relevance = (name: string) => workbook.survey.find((row) => row.name === name)?.relevance
    expect(relevance('not_listed')).toMatch(/^\$\{from_number\} = ''$/)
    expect(fillIn(workbook, { fields: { username: 'anonymousUser' } }).fields['from_number']).toBe('')
    expect(relevance('call')).toBe('')
  })

  it('offers every number with a label of its own, and passes over those that are not there', async () => {
    const { settings } = await settingsFor({ home_number: '', neighbour_number: '+254711222444' })
    expect(settings?.respondents).toEqual([
      { number: '+254711222333', label: 'Maria (mobile)' },
      { number: '', label: 'Maria (home)' },
      { number: '+254711222444', label: 'Maria (neighbour)' },
    ])
  })

  it('reads which number was called and the one entered by hand from where a call stores them', async () => {
    const readers = readersOf(await read(), 'call')
    const settings = settingsWith({ details: true, panel: ['keypad'] })
    const byHand = entryWith({ number: 0, hand: '+254711999888' })
    const items = writeAnswer(callWith(), [byHand], settings).split('|')
    expect(items[readers['number_dialled'] ?? -1]).toBe('0')
    expect(items[readers['entered_number'] ?? -1]).toBe('+254711999888')
    expect(readers).toMatchObject({ call_status: 0, call_sid: 1, seconds_talked: 7, every_call: 14 })
  })

  it('drafts a message that fits into one', async () => {
    const { settings } = await settingsFor()
    const text = settings?.message.text ?? ''
    expect(text).toContain('Maria')
    expect(measureText(text)).toMatchObject({ messages: 1, odd: '' })
  })
})

describe('enumerator_phones.csv', () => {
  it('is a file that the Functions take as well', () => {
    const bytes = readFileSync(new URL('../../../extras/forms/enumerator_phones.csv', import.meta.url))
    expect(JSON.parse(callersAsset({ name: 'enumerator_phones.csv', bytes }))).toHaveLength(
      readDataset('enumerator_phones').length,
    )
  })

  it('holds nothing of the credentials', () => {
    for (const caller of readDataset('enumerator_phones'))
      expect(Object.keys(caller)).toEqual(['user', 'caller_id', 'email', 'from_number'])
  })
})
