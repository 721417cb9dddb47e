import { describe, expect, it } from 'vitest'
import type { Settings } from '../../../src/plugin/form/settings.ts'
import type { MessageIntent } from '../../../src/plugin/message/memory.ts'
import { createFieldStore, createTabStore } from '../../../src/plugin/message/store.ts'
import { fingerprint } from '../../../src/plugin/once/fingerprint.ts'
import { readMessage } from '../../../src/twilio/messages.ts'
import { messageJson, messagePath, messageSid } from '../../twilio/message-json.ts'
import { respondent, settingsWith } from '../world/fixtures.ts'

const salt = 'abcdef01'
const print = fingerprint(salt, respondent)
const intent: MessageIntent = { at: 1, to: 0, via: 0, print, text: 'bbbbb' }
const entry = { sid: messageSid, at: 1, number: 1, print, status: 'queued' as const }

/** The messages of a field that calls, and what it keeps of them beside its calls. */
function beside(kept?: unknown) {
  const place = { kept, tries: 0, writes: 0 }
  const store = createTabStore(
    {
      kept: 'short',
      again() {
        place.tries += 1
      },
      read: () => place.kept,
      write(written) {
        place.kept = written
        place.writes += 1
      },
    },
    settingsWith(),
    () => 0.5,
  )
  return { place, store }
}

function queued() {
  const message = readMessage(messageJson())
  if (!message) throw new Error('This is no message.')
  return message
}

describe('messages beside calls', () => {
  it('are kept from the tap on', () => {
    const { place, store } = beside()
    store.keepIntent(intent)
    expect(place.kept).toMatchObject({ intent, log: [] })
    store.keep(queued(), entry)
    expect(beside(place.kept).store.memory).toMatchObject({ intent: undefined, log: [entry] })
    expect(beside(place.kept).store.latest).toMatchObject({ sid: messageSid, status: 'queued' })
  })

  it('are all written, and nothing of it where they are only opened', () => {
    const { place, store } = beside({ salt, log: [entry] })
    store.settle()
    expect(place.writes).toBe(0)
    store.keepIntent(intent)
    expect(place.kept).toMatchObject({ short: undefined, log: [entry] })
  })

  it('are kept as the calls are, and tried again with them', () => {
    const { place, store } = beside()
    expect(store.kept).toBe('short')
    store.again()
    expect(place.tries).toBe(1)
  })

  it('leave nothing behind where the first came to nothing', () => {
    const { place, store } = beside()
    store.keepIntent(intent)
    store.dropIntent()
    expect(place.kept).toBeUndefined()
  })

  it('stay where another came to nothing', () => {
    const { place, store } = beside({ salt, log: [entry] })
    store.keepIntent(intent)
    store.dropIntent()
    expect(place.kept).toMatchObject({ salt, log: [entry] })
    expect(place.kept).toMatchObject({ intent: undefined })
  })

  it('go with the answer that is cleared, but for one that may be on its way', () => {
    const { place, store } = beside({ salt, log: [entry] })
    store.keepIntent(intent)
    // The field has dropped everything.
    place.kept = undefined
    store.clear(true)
    expect(place.kept).toMatchObject({ salt, intent, log: [] })
    place.kept = undefined
    store.clear(false)
    expect(place.kept).toBeUndefined()
  })
})

describe('messages that are a field’s answer', () => {
  const odd = '{ "of": "another plug-in" }'

  function open(stored: { answer?: string; metadata?: string } = {}, changes: Partial<Settings> = {}) {
    const form = { answer: '', metadata: odd, ...stored }
    const host = {
      parameter: () => undefined,
      parameterNames: () => [],
      storedAnswer: form.answer,
      storedMetadata: form.metadata,
      readOnly: false,
      language: '',
      readMetadata: () => form.metadata,
      setAnswer(text: string) {
        form.answer = text
      },
      setMetadata(text: string) {
        form.metadata = text
      },
    }
    return { form, store: createFieldStore(host, settingsWith(changes), () => 0.5) }
  }

  it.each([true, false])(
    'leave what stood in the form as it was, to the letter, where nothing came of one (numbers shown: %s)',
    (displayNumber) => {
      const { form, store } = open({}, { displayNumber })
      store.keepIntent(intent)
      expect(form.metadata).toContain('"intent"')
      store.dropIntent()
      expect(form.metadata).toBe(odd)
    },
  )

  it('do not bring back a number entered by hand where the form hides its numbers by now', () => {
    const hand = '+254799000111'
    const doubt = { ...intent, to: -1, hand }
    const metadata = JSON.stringify({ plugin: { version: 1, salt, doubts: [doubt], log: [] } })
    for (const displayNumber of [true, false]) {
      const { form, store } = open({ metadata }, { displayNumber })
      store.keepIntent(intent)
      store.dropIntent()
      expect(form.metadata.includes(hand)).toBe(displayNumber)
      expect(form.metadata === metadata).toBe(displayNumber)
    }
  })

  const answer = (status: string) => `${status}|${messageSid}|https://api.twilio.com${messagePath}.json|`

  it('are read from the answer where nothing else tells of them, as one to the form’s number', () => {
    const { store } = open({ answer: answer('sent') })
    expect(store.latest).toMatchObject({ sid: messageSid, status: 'sent' })
    expect(store.own()).toEqual([{ sid: messageSid, status: 'sent', at: 0, number: 1, print: '' }])
  })

  const log = [{ ...entry, sid: 'SMolder' }, entry]
  const metadata = JSON.stringify({ ...messageJson(), plugin: { version: 1, salt, log } })

  it.each(['', 'delivered|SMolder|x|'])(
    'are written into the answer again where the page was killed before it could: it was "%s"',
    (before) => {
      const { form, store } = open({ answer: before, metadata })
      store.settle()
      expect(form).toEqual({ answer: answer('queued'), metadata })
    },
  )

  it('are left as they stand there where both are about the same, however that is written', () => {
    const stored = { answer: answer('queued'), metadata: JSON.stringify(JSON.parse(metadata), null, 1) }
    const { form, store } = open(stored)
    store.settle()
    expect(form).toEqual(stored)
  })
})
