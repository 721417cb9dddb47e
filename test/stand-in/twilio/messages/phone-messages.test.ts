import { describe, expect, it } from 'vitest'
import { listOf, respondent, type Setup, setUp } from '../fixture.ts'

const own = '+12025550110'

const phoneOf = (setup: Setup) => setup.twilio.phones.list().find((phone) => phone.number === respondent)

describe('a message from a phone', () => {
  it('is received at once, and is the phone’s own', async () => {
    const setup = setUp()
    const mediaUrls = ['https://example.org/house.jpg']
    expect(setup.twilio.phones.sendMessage(respondent, own, { body: 'Hodi', mediaUrls })).toBe(true)
    const [message] = listOf(await setup.send('GET', `${setup.messages}.json`), 'messages')
    expect(message).toMatchObject({
      direction: 'inbound',
      status: 'received',
      from: respondent,
      to: own,
      body: 'Hodi',
      num_media: '1',
      num_segments: '1',
      date_sent: expect.stringContaining('15 Jan 2026'),
    })
    expect(phoneOf(setup)?.messages).toMatchObject([
      { sid: message?.sid, direction: 'outgoing', withNumber: own, body: 'Hodi', mediaUrls },
    ])
  })

  it('goes nowhere with nothing in it, or to a number of somebody else', () => {
    const { twilio } = setUp()
    expect(twilio.phones.sendMessage(respondent, own, { body: ' ' })).toBe(false)
    expect(twilio.phones.sendMessage(respondent, '+12025550199', { body: 'Hodi' })).toBe(false)
    expect(twilio.world.messages()).toEqual([])
  })

  it.each([['STOP'], [' stop '], ['Unsubscribe'], ['QUIT']])('%j stops that number alone', async (word) => {
    const setup = setUp()
    const { phones, account } = setup.twilio
    phones.sendMessage(respondent, own, { body: word })
    const send = (form: Record<string, string>) =>
      setup.send('POST', `${setup.messages}.json`, { To: respondent, Body: 'Hello', ...form })
    expect((await send({ From: own })).body).toMatchObject({ code: 21610 })
    expect((await send({ MessagingServiceSid: account.messagingServiceSid })).body).toMatchObject({
      code: 21610,
    })
    expect((await send({ From: '+12025550111' })).status).toBe(201)
    phones.sendMessage(respondent, own, { body: 'Start' })
    expect((await send({ From: own })).status).toBe(201)
  })

  it('stops nothing when the word is one among others', async () => {
    const setup = setUp()
    setup.twilio.phones.sendMessage(respondent, own, { body: 'Please stop' })
    expect(await setup.write()).toMatch(/^SM/)
  })
})

describe('messages and the rest of the stand-in', () => {
  it('need permissions of their own from a restricted key', async () => {
    const setup = setUp({ restrictedPermissions: ['messages/create', 'messages/read'] })
    const { apiKey, apiSecret } = setup.twilio.account.restricted
    const sid = await setup.write()
    const ask = async (method: string, path: string): Promise<unknown> => {
      const form = method === 'POST' ? { To: respondent, From: own, Body: 'Hello' } : undefined
      const { status, body } = await setup.send(method, setup.messages + path, form, `${apiKey}:${apiSecret}`)
      return body.code ?? status
    }
    expect(await ask('POST', '.json')).toBe(201)
    expect(await ask('GET', `/${sid}.json`)).toBe(200)
    expect(await ask('GET', `/${sid}/Media.json`)).toBe(200)
    expect(await ask('GET', '.json')).toBe(70051)
    expect(await ask('DELETE', `/${sid}.json`)).toBe(70051)
  })

  it('are hit by faults: sent though the answer is lost, and never on 429', async () => {
    const setup = setUp()
    const { faults, world } = setup.twilio
    faults.add({ when: { path: '/Messages.json' }, do: { kind: 'drop-after' } })
    await expect(setup.write()).rejects.toThrow('dropped')
    expect(world.messages()).toHaveLength(1)
    faults.add({ when: { path: '/Messages.json' }, do: { kind: 'status', status: 429, acted: true } })
    await expect(setup.write()).rejects.toThrow('20429')
    expect(world.messages()).toHaveLength(1)
  })

  it('may be read as they were a moment ago', async () => {
    const setup = setUp()
    const sid = await setup.write()
    await setup.clock.advance(5000)
    const stale = { kind: 'stale', ms: 3500 } as const
    setup.twilio.faults.add({ do: stale })
    expect(await setup.message(sid)).toMatchObject({ status: 'sent' })
    setup.twilio.faults.add({ do: { ...stale, ms: 6000 } })
    expect(listOf(await setup.send('GET', `${setup.messages}.json`), 'messages')).toEqual([])
  })

  it('are gone after a reset, with what was on its way and who had stopped', async () => {
    const setup = setUp()
    setup.twilio.phones.sendMessage(respondent, own, { body: 'STOP' })
    await setup.write({ From: '+12025550111' })
    setup.twilio.reset()
    expect(setup.clock.pending()).toBe(0)
    await setup.clock.advance(5000)
    expect(setup.twilio.world.messages()).toEqual([])
    expect(setup.twilio.phones.list()).toEqual([])
    expect(await setup.write()).toMatch(/^SM/)
  })
})
