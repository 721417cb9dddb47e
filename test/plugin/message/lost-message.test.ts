import { describe, expect, it } from 'vitest'
import {
  chooseLostMessage,
  findLostMessage,
  findTwins,
  type MessageSearch,
  newestMessage,
} from '../../../src/plugin/message/lost-message.ts'
import { type MessageIntent, printText } from '../../../src/plugin/message/memory.ts'
import { fingerprint } from '../../../src/plugin/once/fingerprint.ts'
import { type Message, readMessage } from '../../../src/twilio/messages.ts'
import type { Reply } from '../../../src/twilio/transport.ts'
import { messageJson } from '../../twilio/message-json.ts'
import { callerId, dataOf, refusalWith, respondent, scriptTwilio, settingsWith } from '../world/fixtures.ts'

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
    const messages = [message('2', 7 * 60), message('1', 6 * 60)]
    expect(choice(messages, search({ newest: 'SM1' }))).toBe('SM2')
    expect(choice(messages, search({ newest: '' }))).toBe('SM1')
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

  it('is told by order too where the newest known beforehand is further back than a whole page', () => {
    const page = (length: number) =>
      Array.from({ length }, (_, place) => message(String(length - place), 90 - place, { body: 'Another' }))
    const found = (others: number, intent: Partial<MessageIntent>) =>
      choice([...page(others), message('0', -120)], search(intent))
    expect(found(49, { newest: 'SM9x' })).toBe('SM0')
    expect(found(48, { newest: 'SM9x' })).toBe('unclear')
    // Nothing was known: the order tells nothing, however long the page.
    expect(found(49, {})).toBe('unclear')
  })

  it('is to the number entered by hand, or, where that is hidden by now, to any', () => {
    const byHand = '+254799000111'
    const intent = { to: -1, hand: byHand, newest: '' }
    const to = [message('1', 0, { to: byHand })]
    expect(choice(to, search(intent, { number: byHand }))).toBe('SM1')
    expect(choice(to, search(intent, { number: '' }))).toBe('SM1')
  })

  it('is told by the number’s fingerprint where the form has another number now', () => {
    const gone = search({ newest: '' }, { number: '' })
    expect(choice([message('1', 0, { to: '+254799000111' })], gone)).toBe('none')
    expect(choice([message('1', 0)], gone)).toBe('SM1')
  })
})

/** A Twilio that answers every list so; `asked` is what it was asked for. */
function listing(answer: Reply<unknown> | Promise<Reply<unknown>>) {
  const twilio = scriptTwilio(() => answer)
  return { ...twilio, asked: () => twilio.sent.map(({ query }) => new Map(query)) }
}

const listOf = (...messages: readonly Message[]) => dataOf({ messages: messages.map(({ json }) => json) })

describe('the newest message before a tap', () => {
  const newest = (answer: Reply<unknown>) => newestMessage(listing(answer).world, respondent, 3_000)

  it('is the first that Twilio lists to the number, if it lists one', async () => {
    expect(await newest(listOf(message('2', 2)))).toBe('SM2')
    expect(await newest(listOf())).toBe('')
    const { world, asked } = listing(listOf())
    await newestMessage(world, respondent, 3_000)
    expect(asked()).toEqual([
      new Map([
        ['To', respondent],
        ['PageSize', '1'],
      ]),
    ])
  })

  it('is not known where Twilio says no, or nothing in time', async () => {
    expect(await newest(refusalWith(70051, '', 401))).toBeUndefined()
    const { world, pass } = listing(new Promise(() => {}))
    let known: string | undefined = 'nothing yet'
    void newestMessage(world, respondent, 3_000).then((sid) => (known = sid))
    await pass(2.9)
    expect(known).toBe('nothing yet')
    await pass(0.2)
    expect(known).toBeUndefined()
  })
})

describe('looking for a message that was lost', () => {
  it('asks for those to its number, or for all where that is not known any more', async () => {
    const { world, asked } = listing(listOf(message('1', 0)))
    expect(await findLostMessage(world, search({ newest: '' }))).toMatchObject({ item: { sid: 'SM1' } })
    expect(await findLostMessage(world, search({ newest: '' }, { number: '' }))).toMatchObject({
      kind: 'found',
    })
    expect(asked().map((query) => query.get('To'))).toEqual([respondent, undefined])
    expect(asked().map((query) => query.get('PageSize'))).toEqual(['50', '50'])
  })

  it('tells why Twilio does not say', async () => {
    const denied = refusalWith(70051, '', 401)
    expect(await findLostMessage(listing(denied).world, search())).toEqual(denied)
  })
})

describe('the messages that the same request sent beside one', () => {
  const own = message('own', 0)
  const seconds = (sid: string, after: number) => message(sid, after / 60)
  const twins = (listed: Reply<unknown>, flightMs?: number, intent: Partial<MessageIntent> = {}) =>
    findTwins(
      listing(listed).world,
      search(intent, { isOwned: (sid) => sid === 'SMown' }),
      own,
      ...(flightMs === undefined ? [] : ([flightMs] as const)),
    )

  it('were made within its flight, with the same text, and not known before', async () => {
    const listed = listOf(
      ...[seconds('late', 9), seconds('twin', 1), own, seconds('before', -1)],
      message('other', 0, { body: 'Another' }),
    )
    expect(await twins(listed, 500)).toEqual(['SMtwin', 'SMbefore'])
    expect(await twins(listed, 500, { newest: 'SMbefore' })).toEqual(['SMtwin'])
    expect(await twins(listed, 9_000, { newest: 'SMbefore' })).toEqual(['SMlate', 'SMtwin'])
  })

  it('were made within a minute where its flight is not known', async () => {
    expect(await twins(listOf(seconds('later', 70), seconds('twin', 59), own))).toEqual(['SMtwin'])
  })

  it('are none where Twilio does not say', async () => {
    expect(await twins({ kind: 'nothing', cause: 'network' })).toEqual([])
  })
})
