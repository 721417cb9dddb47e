import { describe, expect, it } from 'vitest'
import type { Behaviour } from '../../../../src/stand-in/twilio/behaviour.ts'
import { type Form, respondent, setUp } from '../fixture.ts'

const wanted = { To: respondent, From: '+12025550110', Body: 'Hello' }
const service = `MG${'0'.repeat(31)}1`

async function refusalOf(form: Form, behaviour?: Partial<Behaviour>): Promise<unknown[]> {
  const { send, messages, twilio } = setUp(behaviour)
  const { status, body } = await send('POST', `${messages}.json`, form)
  expect(twilio.world.messages()).toHaveLength(status === 201 ? 1 : 0)
  return [status, body.code]
}

describe('a new message', () => {
  it.each<[what: string, form: Record<string, string>, code: number]>([
    ['no recipient', { To: '' }, 21604],
    ['no sender', { From: '' }, 21603],
    ['nothing to say', { Body: ' ' }, 21602],
    ['1,601 characters', { Body: 'a'.repeat(1601) }, 21617],
    ['a picture that is nowhere', { MediaUrl: 'picture.png' }, 21620],
    ['a picture at a broken address', { MediaUrl: 'https://[/picture.png' }, 21620],
    ['a picture without a host', { MediaUrl: 'https:///picture.png' }, 21620],
    ['a recipient that is no number', { To: '+abc' }, 21211],
    ['a recipient of two digits', { To: '+12' }, 21211],
    ['a recipient on the internet', { To: 'sip:anna@example.org' }, 21211],
    ['a region not allowed', { To: '+881600000000' }, 21408],
    ['a sender that is no number', { From: '+0' }, 21212],
    ['a sender that is not ours', { From: '+12025550199' }, 21606],
    ['letters as sender, which the account lacks', { From: 'Survey' }, 21606],
    ['a messaging service that is not ours', { MessagingServiceSid: `MG${'9'.repeat(32)}` }, 21701],
    ['a second sender beside a first', { FallbackFrom: '+12025550111' }, 21664],
    [
      'a second sender for a service without RCS',
      { From: '', MessagingServiceSid: service, FallbackFrom: '+12025550111' },
      21667,
    ],
    ['a callback that is no address', { StatusCallback: 'callback' }, 21609],
  ])('with %s is refused', async (_what, form, code) => {
    expect(await refusalOf({ ...wanted, ...form })).toEqual([400, code])
  })

  it.each<[what: string, behaviour: Partial<Behaviour>, code: number]>([
    ['a trial account to a number not verified', { trial: true }, 21608],
    ['a trial account to one blocked for calls', { trial: true, blockedNumbers: [respondent] }, 21608],
    ['anybody to a landline', { landlineNumbers: [respondent] }, 21614],
    ['anybody to a number without a route', { unmessageableNumbers: [respondent] }, 21612],
    ['anybody to a region switched off', { forbiddenMessagePrefixes: ['+255'] }, 21408],
  ])('from %s is refused', async (_who, behaviour, code) => {
    expect(await refusalOf(wanted, behaviour)).toEqual([400, code])
  })

  it('is not held back by what is set for calls', async () => {
    const behaviour = { blockedNumbers: [respondent], forbiddenPrefixes: ['+255'] }
    expect(await refusalOf(wanted, behaviour)).toEqual([201, undefined])
  })

  it('may say nothing but carry ten pictures, and no eleventh', async () => {
    const pictures = (count: number): [string, string][] =>
      Array.from({ length: count }, (_none, at) => ['MediaUrl', `https://example.org/${at}.png`])
    const ends: [string, string][] = [
      ['To', respondent],
      ['From', '+12025550110'],
    ]
    expect(await refusalOf([...ends, ...pictures(10)])).toEqual([201, undefined])
    expect(await refusalOf([...ends, ...pictures(11)])).toEqual([400, 21623])
  })

  it('may have 1,600 characters', async () => {
    expect(await refusalOf({ ...wanted, Body: 'a'.repeat(1600) })).toEqual([201, undefined])
  })

  it('of a trial account says so to the verified number that gets it', async () => {
    const setup = setUp({ trial: true, verifiedNumbers: [respondent] })
    const { body } = await setup.message(await setup.write())
    expect(body).toBe('Sent from your Twilio trial account - Hello')
  })

  it('can be scheduled by a messaging service, from 15 minutes to 35 days ahead', async () => {
    const { clock } = setUp()
    const at = (minutes: number): string => new Date(clock.now() + minutes * 60_000).toISOString()
    const form = { ...wanted, MessagingServiceSid: service, ScheduleType: 'fixed' }
    expect(await refusalOf({ ...form, SendAt: at(15) })).toEqual([201, undefined])
    expect(await refusalOf({ ...form, SendAt: at(14) })).toEqual([400, 35114])
    expect(await refusalOf({ ...form, SendAt: at(36 * 24 * 60) })).toEqual([400, 35114])
    expect(await refusalOf({ ...form, SendAt: 'tomorrow' })).toEqual([400, 35114])
  })
})

describe('a message with test credentials', () => {
  const valid = { ...wanted, From: '+15005550006' }

  async function asTest(form: Form): Promise<unknown[]> {
    const { send, messages, twilio, clock } = setUp()
    const { test, sid } = twilio.account
    const path = messages.replace(sid, test.sid)
    const basic = `${test.sid}:${test.authToken}`
    const { status, body } = await send('POST', `${path}.json`, form, basic)
    await clock.advance(60_000)
    expect(twilio.world.messages()).toEqual([])
    expect(twilio.phones.list()).toEqual([])
    const read = await send('GET', `${path}/SM1.json`, undefined, basic)
    expect([read.status, read.body.code]).toEqual([403, 20008])
    return [status, body.code ?? body.status]
  }

  it.each([
    ['From', '+15005550001', 21212],
    ['From', '+15005550007', 21606],
    ['From', '+15005550008', 21611],
    ['From', '+12025550110', 21606],
    ['To', '+15005550001', 21211],
    ['To', '+15005550002', 21612],
    ['To', '+15005550003', 21408],
    ['To', '+15005550004', 21610],
    ['To', '+15005550009', 21614],
    ['Body', '', 21602],
  ])('and %s %s is answered as the number says', async (name, value, code) => {
    expect(await asTest({ ...valid, [name]: value })).toEqual([400, code])
  })

  it('is queued, and reaches nobody', async () => {
    expect(await asTest(valid)).toEqual([201, 'queued'])
  })
})
