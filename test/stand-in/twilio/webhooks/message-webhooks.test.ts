import { describe, expect, it } from 'vitest'
import { respondent } from '../fixture.ts'
import { own, type Reply, setUpTeam, type TeamSetup } from '../team.ts'

async function writeIn(
  replies: Readonly<Record<string, Reply>>,
  content: { body: string; mediaUrls?: readonly string[] } = { body: 'Hodi' },
): Promise<TeamSetup> {
  const setup = setUpTeam(replies)
  setup.twilio.phones.sendMessage(respondent, own, content)
  await setup.clock.advance(5000)
  return setup
}

const received = (setup: TeamSetup): unknown[] =>
  (setup.phone()?.messages ?? []).filter(({ direction }) => direction === 'incoming').map(({ body }) => body)

describe('a message to a number that has an smsUrl', () => {
  it('asks it with the message’s parameters, and sends its answer', async () => {
    const mediaUrls = ['https://example.org/house.jpg']
    const setup = await writeIn({ '/message': '<Message>Karibu</Message>' }, { body: 'Hodi', mediaUrls })
    const [reply, message] = setup.twilio.world.messages()
    expect(setup.askedAt('/message')).toMatchObject([
      {
        MessageSid: message?.sid,
        SmsSid: message?.sid,
        SmsMessageSid: message?.sid,
        SmsStatus: 'received',
        AccountSid: setup.twilio.account.sid,
        From: respondent,
        To: own,
        Body: 'Hodi',
        NumMedia: '1',
        NumSegments: '1',
        MediaContentType0: 'image/jpeg',
        MediaUrl0: expect.stringContaining(`/Messages/${message?.sid}/Media/ME`),
        FromCountry: 'TZ',
      },
    ])
    expect(reply).toMatchObject({
      direction: 'outbound-reply',
      from: own,
      to: respondent,
      body: 'Karibu',
      status: 'delivered',
    })
    expect(received(setup)).toEqual(['Karibu'])
  })

  it('sends several, to others, with pictures, and tells what becomes of them', async () => {
    const setup = await writeIn({
      '/message':
        '<Message statusCallback="/status"><Body>One</Body><Media>https://example.org/map.png</Media></Message>' +
        '<Message to="+255754000009">Two</Message>',
      '/status': '',
    })
    const [two, one] = setup.twilio.world.messages()
    expect(one).toMatchObject({ body: 'One', media: [{ url: 'https://example.org/map.png' }] })
    expect(two).toMatchObject({ to: '+255754000009', body: 'Two' })
    expect(setup.askedAt('/status')).toMatchObject([
      { MessageSid: one?.sid, MessageStatus: 'sent' },
      { MessageSid: one?.sid, MessageStatus: 'delivered', SmsStatus: 'delivered' },
    ])
  })

  it('follows a Redirect, and runs nothing after it', async () => {
    const setup = await writeIn({
      '/message': '<Redirect>/next</Redirect><Message>Never</Message>',
      '/next': '<Message>Here</Message>',
    })
    expect(received(setup)).toEqual(['Here'])
  })

  it('sends plain text as it is, and nothing where nothing is answered', async () => {
    expect(received(await writeIn({ '/message': () => new Response('Karibu\nsana') }))).toEqual([
      'Karibu\nsana',
    ])
    const silent = await writeIn({ '/message': () => new Response('') })
    expect(received(silent)).toEqual([])
    expect(silent.twilio.alerts).toEqual([])
  })

  it('sends nothing when it fails, with an alert', async () => {
    const setup = await writeIn({ '/message': () => new Response('no', { status: 500 }) })
    expect(received(setup)).toEqual([])
    expect(setup.twilio.alerts).toMatchObject([
      { code: 11200, resourceSid: setup.twilio.world.messages()[0]?.sid },
    ])
  })

  it('sends nothing that the API would refuse, with an alert', async () => {
    const setup = await writeIn({
      '/message': `<Message>${'a'.repeat(1601)}</Message><Message>Short</Message>`,
    })
    expect(received(setup)).toEqual(['Short'])
    expect(setup.twilio.alerts).toMatchObject([{ code: 21617 }])
  })
})

describe('the words that Twilio itself listens for', () => {
  it('are acted upon, answered and told: STOP, START, HELP', async () => {
    const setup = setUpTeam({ '/message': '<Message>From the team</Message>' })
    const write = async (body: string): Promise<unknown[]> => {
      const before = received(setup).length
      setup.twilio.phones.sendMessage(respondent, own, { body })
      await setup.clock.advance(5000)
      return received(setup).slice(before)
    }
    expect(await write('STOP')).toEqual([expect.stringContaining('unsubscribed')])
    expect(setup.twilio.alerts).toMatchObject([{ code: 21610 }])
    expect(await write('stop')).toEqual([])
    expect(await write('help')).toEqual([expect.stringContaining('Reply STOP')])
    expect(await write('Start')).toEqual([expect.stringContaining('re-subscribed'), 'From the team'])
    expect(await write('Start')).toEqual(['From the team'])
    expect(setup.askedAt('/message').map(({ OptOutType }) => OptOutType)).toEqual([
      'STOP',
      'STOP',
      'HELP',
      'START',
      'START',
    ])
  })

  it('are not told of a message that is none of them', async () => {
    const setup = await writeIn({ '/message': '' }, { body: 'Please stop' })
    expect(setup.askedAt('/message')[0]).not.toHaveProperty('OptOutType')
  })
})

describe('a message through the API', () => {
  it('tells StatusCallback what becomes of it', async () => {
    const setup = setUpTeam({ '/status': '' })
    setup.twilio.phones.setDelivery(respondent, 'blocked')
    const sid = await setup.write({ StatusCallback: setup.hook('/status') })
    await setup.clock.advance(5000)
    expect(setup.askedAt('/status')).toMatchObject([
      { MessageSid: sid, MessageStatus: 'sent', To: respondent, From: own },
      { MessageSid: sid, MessageStatus: 'undelivered', ErrorCode: '30004' },
    ])
  })
})
