import { describe, expect, it } from 'vitest'
import { signWebhook } from '../../../../src/stand-in/twilio/webhooks/signature.ts'
import { respondent, setUp } from '../fixture.ts'
import { own, type Reply, setUpTeam, team, twiml } from '../team.ts'

const codes = (setup: { twilio: { alerts: readonly { code: number }[] } }): number[] =>
  setup.twilio.alerts.map(({ code }) => code)

describe('a call to a number that has a voiceUrl', () => {
  it('asks it with the call’s parameters, old names and new, signed', async () => {
    const setup = setUpTeam({ '/voice': '<Say>Karibu</Say>' })
    const sid = await setup.callIn()
    const [question] = setup.asked
    expect(question?.told).toMatchObject({
      CallSid: sid,
      AccountSid: setup.twilio.account.sid,
      From: respondent,
      Caller: respondent,
      To: own,
      Called: own,
      CallStatus: 'ringing',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
      FromCountry: 'TZ',
      CalledCountry: 'US',
    })
    const signature = signWebhook(setup.twilio.account.authToken, `${team}/voice`, question?.told ?? {})
    expect(question?.headers.get('X-Twilio-Signature')).toBe(signature)
    expect(question?.method).toBe('POST')
    expect(setup.phone()?.spoken).toEqual(['Karibu'])
    expect(await setup.call(sid)).toMatchObject({ status: 'in-progress' })
  })

  it('asks with GET where that is set, everything in the address, and signs that', async () => {
    const setup = setUpTeam(
      { '/voice': '' },
      { number: { voiceUrl: `${team}/voice?step=1#rc=2`, voiceMethod: 'GET' } },
    )
    await setup.callIn()
    const [question] = setup.asked
    expect(question).toMatchObject({ method: 'GET', told: { step: '1', From: respondent } })
    const { authToken } = setup.twilio.account
    expect(question?.headers.get('X-Twilio-Signature')).toBe(signWebhook(authToken, question?.url ?? '', {}))
  })

  it('takes the application’s settings where the number names one', async () => {
    const sid = `AP${'0'.repeat(31)}7`
    const setup = setUpTeam(
      { '/application': '<Say>Here</Say>' },
      {
        number: { voiceUrl: `${team}/voice`, voiceApplicationSid: sid },
        behaviour: { applications: { [sid]: { voiceUrl: `${team}/application` } } },
      },
    )
    await setup.callIn()
    expect(setup.asked.map(({ path }) => path)).toEqual(['/application'])
  })

  it('gives a password in the address to the server as such', async () => {
    const url = 'https://amina:se%20cret@team.example.org/voice'
    const setup = setUpTeam({ '/voice': '' }, { number: { voiceUrl: url } })
    await setup.callIn()
    const [question] = setup.asked
    expect(question?.headers.get('Authorization')).toBe(`Basic ${btoa('amina:se cret')}`)
    const { authToken } = setup.twilio.account
    expect(question?.headers.get('X-Twilio-Signature')).toBe(
      signWebhook(authToken, url, question?.told ?? {}),
    )
    expect(JSON.stringify(setup.twilio.webhooks)).not.toContain('cret')
  })

  it('shows the phone on hold until the answer comes', async () => {
    let answer = (_response: Response): void => undefined
    const setup = setUpTeam({ '/voice': () => new Promise((resolve) => (answer = resolve)) })
    await setup.callIn()
    expect(setup.phone()).toMatchObject({ state: 'calling', asking: true })
    expect(setup.twilio.webhooksWaiting()).toBe(1)
    answer(twiml('<Pause length="5"/><Say>Karibu</Say>'))
    await setup.clock.advance(0)
    expect(setup.phone()).toMatchObject({ asking: false, state: 'calling' })
    await setup.clock.advance(5000)
    expect(setup.phone()).toMatchObject({ state: 'talking', spoken: ['Karibu'] })
    expect(setup.twilio.webhooksWaiting()).toBe(0)
  })

  it('waits for a server that itself asks Twilio before it answers, however far time is moved on', async () => {
    const setup = setUpTeam({
      '/voice': async ({ told }) => {
        for (let count = 0; count < 10; count += 1) await setup.call(told['CallSid'] ?? '')
        return `<Say>${String((await setup.call(told['CallSid'] ?? '')).status)}</Say>`
      },
    })
    setup.twilio.phones.call(respondent, own)
    await setup.clock.advance(60_000)
    expect(setup.phone()?.spoken).toEqual(['ringing'])
    expect(setup.twilio.alerts).toEqual([])
  })

  it('forgets the question when the caller hangs up, and at a reset', async () => {
    for (const how of ['hang up', 'reset']) {
      const setup = setUpTeam({ '/voice': () => new Promise(() => undefined) })
      const sid = await setup.callIn()
      if (how === 'reset') setup.twilio.reset()
      else setup.twilio.phones.hangUp(respondent)
      expect(setup.clock.pending()).toBe(0)
      expect(setup.twilio.webhooksWaiting()).toBe(0)
      if (how !== 'reset') expect(await setup.call(sid)).toMatchObject({ status: 'no-answer' })
    }
  })
})

describe('a webhook that fails', () => {
  const failures: readonly (readonly [what: string, reply: Reply, code: number])[] = [
    ['answers 500', () => new Response('no', { status: 500 }), 11200],
    ['breaks the connection', () => Promise.reject(new Error('ECONNRESET')), 11205],
    ['answers too much', `<Say>${'a'.repeat(65_536)}</Say>`, 11750],
    ['answers broken XML', '<Say>', 12100],
    ['answers nothing', () => new Response('', { headers: { 'Content-Type': 'text/xml' } }), 12100],
    [
      'answers another document',
      () => new Response('<html/>', { headers: { 'Content-Type': 'text/html' } }),
      12200,
    ],
    ['answers JSON', () => Response.json({ hello: 'world' }), 12300],
    [
      'sends on in a circle',
      () => new Response(null, { status: 302, headers: { Location: '/voice' } }),
      11200,
    ],
    [
      'sends on to nowhere',
      () => new Response(null, { status: 302, headers: { Location: 'file:///etc/passwd' } }),
      11100,
    ],
  ]

  it.each(failures)('because it %s is an alert, and Twilio apologises', async (_what, reply, code) => {
    const setup = setUpTeam({ '/voice': reply })
    const sid = await setup.callIn()
    await setup.clock.advance(0)
    expect(setup.twilio.alerts).toMatchObject([{ code, resourceSid: sid }])
    expect(setup.phone()?.spoken).toEqual([expect.stringContaining('application error')])
    await setup.clock.advance(10_000)
    expect(await setup.call(sid)).toMatchObject({ status: 'completed' })
  })

  it('fails after 15 seconds, and the fallback is told why', async () => {
    const number = { voiceUrl: `${team}/voice`, voiceFallbackUrl: `${team}/fallback` }
    const setup = setUpTeam(
      { '/voice': () => new Promise(() => undefined), '/fallback': '<Say>Later</Say>' },
      { number },
    )
    await setup.callIn()
    await setup.clock.advance(14_999)
    expect(codes(setup)).toEqual([])
    await setup.clock.advance(1)
    expect(codes(setup)).toEqual([11200])
    expect(setup.askedAt('/fallback')).toMatchObject([{ ErrorCode: '11200', ErrorUrl: `${team}/voice` }])
    expect(setup.phone()?.spoken).toEqual(['Later'])
  })

  it('is 11200 too where nothing outside can be reached', async () => {
    const setup = setUp({ numbers: { [own]: { voiceUrl: `${team}/voice` } } })
    setup.twilio.phones.call(respondent, own)
    await setup.clock.advance(0)
    expect(setup.twilio.alerts).toMatchObject([{ code: 11200, url: `${team}/voice` }])
  })
})

describe('an answer that is not TwiML', () => {
  it('is said where it is plain text, and played where it is a sound', async () => {
    const text = setUpTeam({ '/voice': () => new Response('Karibu sana') })
    await text.callIn()
    expect(text.phone()?.spoken).toEqual(['Karibu sana'])
    const sound = setUpTeam({
      '/voice': () => new Response('', { headers: { 'Content-Type': 'audio/mpeg' } }),
    })
    await sound.callIn()
    expect(sound.phone()?.spoken).toEqual([`♪ ${team}/voice`])
  })

  it('is looked for elsewhere where it sends on, with GET or with the same form', async () => {
    for (const [status, method] of [
      [302, 'GET'],
      [307, 'POST'],
    ] as const) {
      const setup = setUpTeam({
        '/voice': () => new Response(null, { status, headers: { Location: '/moved?a=1' } }),
        '/moved': '<Say>Moved</Say>',
      })
      await setup.callIn()
      const moved = setup.asked[1]
      expect(moved).toMatchObject({ method, path: '/moved' })
      expect(setup.phone()?.spoken).toEqual(['Moved'])
      const { authToken } = setup.twilio.account
      const form = method === 'POST' ? (moved?.told ?? {}) : {}
      expect(moved?.headers.get('X-Twilio-Signature')).toBe(signWebhook(authToken, `${team}/moved?a=1`, form))
    }
  })
})

describe('the controls and the webhooks', () => {
  it('set numbers, and show what was asked, with alerts, and no secret', async () => {
    const setup = setUpTeam({}, { number: {} })
    const post = async (path: string, body: unknown): Promise<number> => {
      const address = `http://127.0.0.1:8080/_workbench${path}`
      const request = new Request(address, { method: 'POST', body: JSON.stringify(body) })
      return (await setup.twilio.fetch(request)).status
    }
    for (const numbers of [5, [], { [own]: { voiceUrl: 'team' } }, { [own]: { colour: 'blue' } }]) {
      expect(await post('/behaviour', { numbers })).toBe(400)
    }
    expect(await post('/behaviour', { numbers: { [own]: { voiceUrl: `${team}/voice` } } })).toBe(200)
    await setup.callIn()
    const answer = await setup.twilio.fetch(new Request('http://127.0.0.1:8080/_workbench/state'))
    const text = await answer.text()
    const seen: unknown = JSON.parse(text)
    expect(seen).toMatchObject({
      webhooks: [{ method: 'POST', path: `${team}/voice`, status: 404, fields: { From: respondent } }],
      alerts: [{ code: 11200, message: expect.stringContaining('404') }],
    })
    expect(text).not.toContain(setup.twilio.account.authToken)
    expect(text).not.toContain(setup.asked[0]?.headers.get('X-Twilio-Signature') ?? 'signature')
  })
})
