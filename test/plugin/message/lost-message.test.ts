import { describe, expect, it } from 'vitest'
import { chooseLostMessage, type MessageSearch } from '../../../src/plugin/message/lost-message.ts'
import { type MessageIntent, printText } from '../../../src/plugin/message/memory.ts'
import { fingerprint } from '../../../src/plugin/once/fingerprint.ts'
import { type Message, readMessage } from '../../../src/twilio/messages.ts'
import { messageJson } from '../../twilio/message-json.ts'
import { callerId, respondent, settingsWith } from '../world/fixtures.ts'

const salt = 'abcdef01'
const tappedAt = Date.UTC(2026, 0, 15, 9)
const text = 'We call you at six.'

function message(sid: string, minutes: number, changes: Readonly<Record<string, unknown>> = {}): Message {
  const date_created = new Date(tappedAt + minutes * 60_000).toUTCString()
  const read = readMessage(
    messageJson({ sid: `SM${sid}`, body: text, to: respondent, date_created, ...changes }),
  )
  if (!read) throw new Error('These changes make it no message.')
  return read
}

function search(intent: Partial<MessageIntent> = {}, changes: Partial<MessageSearch> = {}): MessageSearch {
  return {
    intent: {
      at: tappedAt,
      to: 0,
      via: 0,
      print: fingerprint(salt, respondent),
      text: printText(salt, text),
      ...intent,
    },
    salt,
    number: respondent,
    settings: settingsWith({ twilioNumbers: [callerId, '+12025550111'] }),
    isOwned: () => false,
    ...changes,
  }
}

/** The SID that is chosen, or how the choice ended. */
function choice(messages: readonly Message[], by: MessageSearch): string {
  const finding = chooseLostMessage(messages, by)
  return finding.kind === 'found' ? finding.item.sid : finding.kind
}

describe('the message that an intent made', () => {
  it('is the oldest with its text that is younger than the newest known beforehand', () => {
    const messages = [message('3', 9), message('2', 2), message('1', -1)]
    expect(choice(messages, search({ newest: 'SM1' }))).toBe('SM2')
    expect(choice(messages, search({ newest: 'SM3' }))).toBe('none')
    expect(choice(messages, search({ newest: '' }))).toBe('SM1')
  })

  it('is told by order, however wrong the device’s clock is', () => {
    expect(choice([message('2', 7 * 60), message('1', 6 * 60)], search({ newest: 'SM1' }))).toBe('SM2')
  })

  it('is told by time where the newest known beforehand was deleted since', () => {
    const messages = [message('2', 0), message('1', -40)]
    expect(choice(messages, search({ newest: 'SM9' }))).toBe('SM2')
  })

  it('is the nearest to the tap where nothing was known beforehand', () => {
    const messages = [message('3', 9), message('2', 2), message('1', -5)]
    expect(choice(messages, search())).toBe('SM2')
  })

  it('is unclear where the times are hours apart, and none where they are days apart', () => {
    expect(choice([message('1', -5 * 60)], search())).toBe('unclear')
    expect(choice([message('1', -50 * 60)], search())).toBe('none')
  })

  it('is never one of another text, from another sender, of the respondent, or owned', () => {
    const others = [
      message('1', 1, { body: 'Another text' }),
      message('2', 1, { from: '+12025550111' }),
      message('3', 1, { direction: 'inbound' }),
      message('4', 1),
    ]
    const isOwned = (sid: string) => sid === 'SM4'
    expect(choice(others, search({ newest: '' }, { isOwned }))).toBe('none')
  })

  it('may be from any number where a messaging service picks it, or none yet', () => {
    expect(choice([message('1', 0, { from: '+12025550111' })], search({ via: -1 }))).toBe('SM1')
    expect(choice([message('1', 0, { from: null })], search({ via: -1 }))).toBe('SM1')
  })

  it('is known although quotes and dashes were changed on the way', () => {
    const intent = { text: printText(salt, '“Six” – o’clock…'), newest: '' }
    expect(choice([message('1', 0, { body: '"Six" - o\'clock...' })], search(intent))).toBe('SM1')
  })

  it('is one whose text Twilio does not show, where none has the text', () => {
    const redacted = message('2', 1, { body: '' })
    expect(choice([redacted], search({ newest: '' }))).toBe('SM2')
    expect(choice([redacted, message('1', 0)], search({ newest: '' }))).toBe('SM1')
  })

  it('is told by the number’s fingerprint where the form has another number now', () => {
    const gone = search({ newest: '' }, { number: '' })
    expect(choice([message('1', 0, { to: '+254799000111' })], gone)).toBe('none')
    expect(choice([message('1', 0)], gone)).toBe('SM1')
  })
})
