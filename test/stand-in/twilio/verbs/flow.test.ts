import { describe, expect, it } from 'vitest'
import { respondent } from '../fixture.ts'
import { own, setUpTeam, team } from '../team.ts'

describe('Redirect', () => {
  it('leaves the document for another, relative to it or not', async () => {
    const setup = setUpTeam(
      {
        '/a/voice': '<Redirect>next?x=1</Redirect><Say>Never</Say>',
        '/a/next': `<Redirect method="GET">${team}/last</Redirect>`,
        '/last': '<Say>Here</Say>',
      },
      { number: { voiceUrl: `${team}/a/voice` } },
    )
    await setup.callIn()
    await setup.clock.advance(0)
    expect(setup.asked.map(({ path, method }) => `${method} ${path}`)).toEqual([
      'POST /a/voice',
      'POST /a/next',
      'GET /last',
    ])
    expect(setup.phone()?.spoken).toEqual(['Here'])
  })

  it('does not answer the call by itself', async () => {
    const setup = setUpTeam({ '/voice': '<Redirect>/next</Redirect>', '/next': '<Reject/>' })
    const sid = await setup.callIn()
    await setup.clock.advance(0)
    expect(await setup.call(sid)).toMatchObject({ status: 'no-answer', duration: null })
  })

  it('to nowhere is an alert, and Twilio apologises', async () => {
    const setup = setUpTeam({ '/voice': '<Say>Hi</Say><Redirect>ftp://nowhere</Redirect><Say>Never</Say>' })
    await setup.callIn()
    await setup.clock.advance(1000)
    expect(setup.twilio.alerts).toMatchObject([{ code: 11100 }])
    expect(setup.phone()?.spoken).toEqual(['Hi', expect.stringContaining('application error')])
  })
})

describe('Reject', () => {
  it.each([
    ['<Reject/>', 'no-answer'],
    ['<Reject reason="busy"/>', 'busy'],
    ['<Pause/><Reject reason="rejected"/>', 'no-answer'],
  ])('%s leaves the call unanswered: %s', async (document, status) => {
    const setup = setUpTeam({ '/voice': document })
    const sid = await setup.callIn()
    await setup.clock.advance(1000)
    expect(await setup.call(sid)).toMatchObject({ status, duration: null })
    expect(setup.phone()?.state).toBe('idle')
  })
})

describe('a document that says nothing', () => {
  it.each([['<Hangup/>'], ['']])('(%j) takes the call and ends it', async (document) => {
    const setup = setUpTeam({ '/voice': document })
    const sid = await setup.callIn()
    expect(await setup.call(sid)).toMatchObject({ status: 'completed' })
  })
})

describe('Say, Play and Pause', () => {
  it('say as often as loop wants, and play what a phone can only name', async () => {
    const setup = setUpTeam({
      '/voice': '<Say loop="2">1234567890</Say><Play>song.mp3</Play><Play digits="1w2"/><Say>End</Say>',
    })
    await setup.callIn()
    await setup.clock.advance(1199)
    expect(setup.phone()?.spoken).toEqual(['1234567890'])
    await setup.clock.advance(1)
    expect(setup.phone()?.spoken).toEqual(['1234567890', `♪ ${team}/song.mp3`])
    await setup.clock.advance(3000 + 1500)
    expect(setup.phone()?.spoken.slice(2)).toEqual(['♪ keys 1w2', 'End'])
  })

  it('say until the caller hangs up where loop is 0', async () => {
    const setup = setUpTeam({ '/voice': '<Say loop="0">Wait</Say>' })
    await setup.callIn()
    await setup.clock.advance(60_000)
    expect(setup.phone()?.state).toBe('talking')
  })
})

describe('a verb that is none', () => {
  it('is an alert and is passed over; one that is not modelled is passed over', async () => {
    const setup = setUpTeam({ '/voice': '<Sing>La</Sing><Echo/><Say>Here</Say>' })
    const sid = await setup.callIn()
    expect(setup.phone()?.spoken).toEqual(['Here'])
    expect(setup.twilio.alerts).toMatchObject([
      { code: 12200, message: expect.stringContaining('Sing'), url: `${team}/voice`, resourceSid: sid },
    ])
  })
})

describe('Sms in a call', () => {
  it('writes to the caller and goes on, or asks its action', async () => {
    const setup = setUpTeam({
      '/voice': '<Sms action="/sent" statusCallback="/status">We will call you</Sms><Say>Never</Say>',
      '/sent': '<Sms to="+255754000009">Second</Sms><Say>Sent</Say>',
      '/status': '',
    })
    await setup.callIn()
    await setup.clock.advance(3000)
    const [second, first] = setup.twilio.world.messages()
    expect(first).toMatchObject({ to: respondent, from: own, body: 'We will call you', status: 'delivered' })
    expect(second).toMatchObject({ to: '+255754000009', body: 'Second', direction: 'outbound-call' })
    expect(setup.askedAt('/sent')).toMatchObject([{ SmsSid: first?.sid, SmsStatus: 'sent' }])
    expect(setup.askedAt('/status').map((told) => told['MessageStatus'])).toEqual(['sent', 'delivered'])
    expect(setup.phone()?.spoken).toEqual(['Sent'])
    expect(setup.phone()?.messages).toMatchObject([{ body: 'We will call you', direction: 'incoming' }])
  })

  it('to somebody who has stopped is an alert', async () => {
    const setup = setUpTeam({ '/voice': '<Sms>Hello</Sms><Say>Sorry</Say>', '/message': '' })
    setup.twilio.phones.sendMessage(respondent, own, { body: 'STOP' })
    await setup.callIn()
    expect(setup.twilio.alerts).toMatchObject([{ code: 21610 }])
    expect(setup.phone()?.spoken).toEqual(['Sorry'])
  })
})
