import { describe, expect, it } from 'vitest'
import type { MessageIntent } from '../../../src/plugin/message/memory.ts'
import { createFieldStore, createTabStore } from '../../../src/plugin/message/store.ts'
import { fingerprint } from '../../../src/plugin/once/fingerprint.ts'
import { readMessage } from '../../../src/twilio/messages.ts'
import { messageJson, messageSid } from '../../twilio/message-json.ts'
import { respondent, settingsWith } from '../world/fixtures.ts'

const salt = 'abcdef01'
const print = fingerprint(salt, respondent)
const intent: MessageIntent = { at: 1, to: 0, via: 0, print, text: 'bbbbb' }
const entry = { sid: messageSid, at: 1, number: 1, print, status: 'queued' as const }

/** The messages of a field that calls, and what it keeps of them beside its calls. */
function beside(kept?: unknown) {
  const place = { kept }
  const store = createTabStore(
    {
      kept: 'whole',
      again() {},
      read: () => place.kept,
      write(written) {
        place.kept = written
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
  it('leave what stood in the form as it was, to the letter, where nothing came of one', () => {
    const form = { metadata: '{ "of": "another plug-in" }' }
    const host = {
      parameter: () => undefined,
      parameterNames: () => [],
      storedAnswer: '',
      storedMetadata: form.metadata,
      readOnly: false,
      language: '',
      readMetadata: () => form.metadata,
      setAnswer: () => {},
      setMetadata(text: string) {
        form.metadata = text
      },
    }
    const store = createFieldStore(host, settingsWith(), () => 0.5)
    store.keepIntent(intent)
    expect(form.metadata).toContain('"intent"')
    store.dropIntent()
    expect(form.metadata).toBe('{ "of": "another plug-in" }')
  })
})
