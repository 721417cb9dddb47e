import { describe, expect, it } from 'vitest'
import type { Settings } from '../../src/plugin/form/settings.ts'
import { readTwiml } from '../../src/stand-in/twilio/webhooks/twiml-reader.ts'
import { bridgeTwiml } from '../../src/twiml/bridge.ts'
import { callerId, respondent, settingsWith } from '../plugin/world/fixtures.ts'

/** The document for these settings, as a parser sees it. */
function bridge(changes: Partial<Settings> = {}, to: string = respondent) {
  return readTwiml(bridgeTwiml(settingsWith(changes), to, callerId)).map(
    ({ name, attributes, text, children }) => ({
      name,
      attributes: Object.fromEntries(attributes),
      text,
      nouns: children.map((child) => [child.name, child.text]),
    }),
  )
}

const dialled = {
  name: 'Dial',
  attributes: { record: 'record-from-ringing-dual', answerOnBridge: 'true', callerId, timeout: '30' },
  text: respondent,
  nouns: [['Number', respondent]],
}

describe('the bridge to the respondent', () => {
  it('asks for what the 2020 plug-in asked for', () => {
    expect(bridge()).toEqual([dialled])
  })

  it.each([
    ['always', 'record-from-ringing-dual'],
    ['never', 'do-not-record'],
    // Recording by consent is started by a tap, never by the document.
    ['consent', 'do-not-record'],
  ] as const)('with record %s says %s', (record, attribute) => {
    expect(bridge({ record })).toEqual([
      { ...dialled, attributes: { ...dialled.attributes, record: attribute } },
    ])
  })

  it('lets the phone of the respondent ring as long as it is told', () => {
    expect(bridge({ ringSeconds: 90 })[0]?.attributes).toEqual({ ...dialled.attributes, timeout: '90' })
  })

  it('limits the conversation in seconds', () => {
    expect(bridge({ maxMinutes: 45 })[0]?.attributes).toEqual({ ...dialled.attributes, timeLimit: '2700' })
  })

  it('speaks to the enumerator before it dials', () => {
    const whisper = 'Household 1204, "Maria" & <b>José</b>'
    expect(bridge({ whisper })).toEqual([{ name: 'Say', attributes: {}, text: whisper, nouns: [] }, dialled])
  })

  it('lets no caller ID out of its attribute', () => {
    const [dial] = readTwiml(bridgeTwiml(settingsWith(), respondent, '"/><Hangup x="'))
    expect(dial?.name).toBe('Dial')
    expect(dial?.attributes.get('callerId')).toBe('"/><Hangup x="')
  })
})
