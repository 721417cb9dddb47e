import { describe, expect, it } from 'vitest'
import type { Settings } from '../../../src/plugin/form/settings.ts'
import { createSender, type SenderModel } from '../../../src/plugin/message/sender.ts'
import { createTabStore } from '../../../src/plugin/message/store.ts'
import { createClaims } from '../../../src/plugin/once/claims.ts'
import { fingerprint } from '../../../src/plugin/once/fingerprint.ts'
import type { Reply } from '../../../src/twilio/transport.ts'
import { messageJson, messageSid } from '../../twilio/message-json.ts'
import { callerId, dataOf, respondent, scriptTwilio, settingsWith } from '../world/fixtures.ts'

const salt = 'abcdef01'
const sent = { sid: messageSid, at: 1, number: 1, print: fingerprint(salt, respondent), status: 'sent' }
const hello = { text: 'Hello', mediaUrls: [] }
const toFirst = { to: 0 }

/** Sending beside a Twilio that has sent what it is asked for, and lists `others`. */
function open(
  given: {
    stored?: unknown
    readOnly?: boolean
    most?: number
    /** What Twilio lists from the tap on, beside what was sent. */
    others?: readonly unknown[]
    /** Instead of the message, when it is asked to send it, and when it is asked about it. */
    answers?: Reply<unknown>
    shows?: Reply<unknown>
    settings?: Partial<Settings>
    random?: number
  } = {},
) {
  const made = messageJson({ status: 'sent', to: respondent, body: hello.text })
  const twilio = scriptTwilio(({ method, path }) => {
    if (method === 'POST') return given.answers ?? dataOf(made)
    const [, sid] = /(SM\w+)\.json$/.exec(path) ?? []
    if (sid) return given.shows ?? dataOf({ ...made, sid })
    return dataOf({ messages: sends() > 0 ? [...(given.others ?? []), made] : [] })
  })
  const asked = (method: string, end: RegExp) =>
    twilio.sent.filter((one) => one.method === method && end.test(one.path)).length
  const sends = () => asked('POST', /Messages\.json$/)
  let kept = given.stored
  const told: SenderModel[] = []
  const settings = settingsWith(given.settings)
  const claims = createClaims(() => {
    throw new Error('A sandboxed frame has no storage.')
  })
  const beside = {
    kept: 'whole' as const,
    read: () => kept,
    again() {},
    write(messages: unknown) {
      kept = messages
    },
  }
  const sender = createSender({
    ...twilio.world,
    random: () => given.random ?? 0.5,
    settings,
    claims,
    store: createTabStore(beside, settings, () => 0.5),
    readOnly: given.readOnly ?? false,
    most: given.most ?? 9,
    onChange: (model) => told.push(model),
  })
  return {
    ...twilio,
    sender,
    told,
    claims,
    kept: () => kept,
    sends,
    looks: () => asked('GET', /Messages\/SM\w+\.json$/),
  }
}

/** Lets what is under way go on just until something has happened. */
async function until(hasHappened: () => boolean): Promise<void> {
  for (let turns = 0; turns < 1_000 && !hasHappened(); turns += 1) await Promise.resolve()
}

describe('a sender', () => {
  it('sends one message for one tap, however often it is asked while that is under way', async () => {
    const { sender, sends, pass, told } = open()
    sender.send(hello, toFirst)
    sender.send(hello, toFirst)
    expect(sender.model.maySend).toBe(false)
    await pass(1)
    expect(sends()).toBe(1)
    expect(told.at(-1)).toMatchObject({ state: { name: 'following' }, sentCount: 1, maySend: true })
  })

  it.each([
    ['no number is chosen', {}, { to: -1, hand: '' }],
    ['no more may be sent', { most: 1, stored: { salt, log: [sent] } }, toFirst],
    ['it is only shown', { readOnly: true }, toFirst],
  ])('sends nothing where %s', async (_why, given, to) => {
    const { sender, sent: requests, pass, kept } = open(given)
    sender.send(hello, to)
    await pass(60)
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([])
    expect(kept()).toBe('stored' in given ? given.stored : undefined)
  })

  it('shows the number that was written to, and the message as soon as Twilio has it', async () => {
    const { sender, pass } = open()
    const byHand = { to: -1, hand: '+254733000000' }
    sender.send(hello, byHand)
    expect(sender.model).toMatchObject({ choice: byHand, entry: undefined, state: { name: 'placing' } })
    await pass(1)
    expect(sender.model).toMatchObject({ choice: byHand, entry: { hand: byHand.hand, status: 'sent' } })
  })

  it('writes from one of the form’s numbers, whichever chance picks', async () => {
    const twilioNumbers = [callerId, '+12025550111', '+12025550112']
    for (const [place, from] of twilioNumbers.entries()) {
      const {
        sender,
        sent: requests,
        pass,
      } = open({
        settings: { twilioNumbers },
        random: (place + 0.9) / 3,
      })
      sender.send(hello, toFirst)
      await pass(1)
      expect(requests.find(({ method }) => method === 'POST')?.form).toContainEqual(['From', from])
    }
  })

  it('asks about a message from before when somebody looks, and then about none twice', async () => {
    const { sender, looks, pass } = open({ stored: { salt, log: [sent] } })
    await pass(60)
    expect(looks()).toBe(0)
    sender.open()
    sender.open()
    await pass(1)
    expect(looks()).toBe(1)
  })

  it('asks about none where it is only shown, nor where none was sent or the latest is delivered', async () => {
    const intent = { at: 1, to: 0, via: 0, print: sent.print, text: 'bbbbb' }
    for (const given of [
      { readOnly: true, stored: { salt, log: [sent] } },
      { readOnly: true, stored: { salt, intent, log: [] } },
      { stored: { salt, log: [{ ...sent, status: 'delivered' }] } },
      {},
    ]) {
      const { sender, sent: requests, pass } = open(given)
      sender.open()
      if (given.readOnly) await sender.update()
      await pass(60)
      expect(requests).toEqual([])
    }
  })

  it('tells why an update failed, and keeps what it had seen', async () => {
    const failure = { kind: 'nothing', cause: 'timeout' } as const
    const { sender, kept, pass } = open({ stored: { salt, log: [sent] }, shows: failure })
    void sender.update()
    await pass(0)
    expect(sender.model.state).toMatchObject({
      name: 'following',
      message: { status: 'sent' },
      trouble: failure,
    })
    expect(kept()).toMatchObject({ log: [{ status: 'sent' }] })
    sender.stop()
  })

  it('keeps the code of a message that does not arrive', async () => {
    const failed = messageJson({ status: 'undelivered', error_code: 30003 })
    const { sender, kept, pass } = open({ stored: { salt, log: [sent] }, shows: dataOf(failed) })
    sender.open()
    await pass(1)
    expect(kept()).toMatchObject({ log: [{ status: 'undelivered', errorCode: 30003 }] })
  })

  it('takes no message for a lost one that another field has, whatever its text', async () => {
    const { sender, claims, pass, kept } = open({ answers: { kind: 'nothing', cause: 'network' } })
    claims.claim(messageSid)
    sender.send(hello, toFirst)
    await pass(30)
    expect(sender.model.state).toMatchObject({ name: 'unsure', asked: true })
    expect(kept()).toMatchObject({ intent: { to: 0 }, log: [] })
    sender.stop()
  })

  it('forgets what was sent where the answer is cleared, and goes on with what is under way', async () => {
    const over = open()
    over.sender.send(hello, toFirst)
    await over.pass(1)
    over.sender.clear()
    expect(over.told.at(-1)).toMatchObject({ state: { name: 'ready', note: 'goes-on' }, sentCount: 0 })
    const before = over.looks()
    await over.pass(60)
    expect(over.looks()).toBe(before)
    const pending = open()
    pending.sender.send(hello, toFirst)
    const told = pending.told.length
    pending.sender.clear()
    expect(pending.told.length).toBe(told + 1)
    await pending.pass(1)
    expect(pending.told.at(-1)).toMatchObject({ state: { name: 'following' }, sentCount: 1 })
    pending.sender.stop()
  })

  it('asks at once on an update, once for two taps, and says that it is under way', async () => {
    const { sender, looks, pass, told } = open({ stored: { salt, log: [sent] } })
    void sender.update()
    void sender.update()
    expect(told.at(-1)?.updating).toBe(true)
    await pass(0.5)
    expect(looks()).toBe(1)
    expect(sender.model.updating).toBe(false)
    expect(told.at(-1)?.updating).toBe(false)
    await pass(1)
    void sender.update()
    await pass(0)
    expect(looks()).toBe(2)
  })

  it('asks about the latest message alone', async () => {
    const { sender, looks, pass } = open({ stored: { salt, log: [{ ...sent, sid: 'SMold' }] } })
    sender.open()
    await pass(1)
    sender.send(hello, toFirst)
    await pass(1)
    const before = looks()
    await pass(2)
    expect(looks() - before).toBe(1)
  })

  it('tells when the connection goes and comes', () => {
    const { page, told } = open()
    page.goOffline()
    expect(told.at(-1)?.offline).toBe(true)
    page.goOnline()
    expect(told.at(-1)?.offline).toBe(false)
  })

  it('tells and asks nothing any more once it is left', async () => {
    const { sender, sent: requests, pass, told, page, clock } = open()
    sender.send(hello, toFirst)
    await pass(3)
    sender.stop()
    const before = [requests.length, told.length]
    page.goOffline()
    page.goOnline()
    sender.open()
    await pass(600)
    expect([requests.length, told.length, clock.pending()]).toEqual([...before, 0])
  })

  it('keeps what Twilio has sent although it is left before that answers, and does not go on', async () => {
    const { sender, sends, looks, pass, told, kept } = open()
    sender.send(hello, toFirst)
    await until(() => sends() > 0)
    sender.stop()
    const before = told.length
    await pass(600)
    expect(kept()).toMatchObject({ intent: undefined, log: [{ sid: messageSid }] })
    expect([looks(), told.length]).toEqual([0, before])
  })
})

describe('a message that the browser itself sent twice', () => {
  const twin = messageJson({ sid: 'SMtwin', to: respondent, body: hello.text })

  it('has the other noted with it, and claimed before another field takes it', async () => {
    const { sender, pass, claims, kept, told } = open({ others: [twin] })
    sender.send(hello, toFirst)
    await pass(10)
    expect(kept()).toMatchObject({ log: [{ sid: messageSid, twins: ['SMtwin'] }] })
    expect(told.at(-1)?.entry?.twins).toEqual(['SMtwin'])
    expect(claims.has('SMtwin')).toBe(true)
  })

  it('has the other noted also where somebody asks for an update first', async () => {
    const { sender, pass, kept } = open({ others: [twin] })
    sender.send(hello, toFirst)
    await pass(1)
    await sender.update()
    await pass(10)
    expect(kept()).toMatchObject({ log: [{ sid: messageSid, twins: ['SMtwin'] }] })
  })

  it('is looked for once, when Twilio’s list has had time', async () => {
    const { sender, sent: requests, pass } = open()
    const lists = () =>
      requests.filter(({ method, path }) => method === 'GET' && /Messages\.json$/.test(path))
    sender.send(hello, toFirst)
    await pass(1)
    expect(lists()).toHaveLength(1)
    await pass(60)
    expect(lists().map(({ second }) => second)).toEqual([0, 2])
  })

  it('is nothing that is told of where it was sent once', async () => {
    const { sender, pass, told } = open()
    sender.send(hello, toFirst)
    await pass(10)
    expect(told.at(-1)?.entry).not.toHaveProperty('twins')
  })

  it('is not looked for any more where the field is left meanwhile', async () => {
    const { sender, pass, kept, sent: requests } = open({ others: [twin] })
    sender.send(hello, toFirst)
    await pass(1.9)
    const before = requests.length
    void pass(1)
    await until(() => requests.length >= before + 2)
    sender.stop()
    await pass(10)
    expect(kept()).not.toHaveProperty('log.0.twins')
  })
})
