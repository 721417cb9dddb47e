import { describe, expect, it } from 'vitest'
import { bridge, enumerator, respondent } from '../fixture.ts'
import { own, setUpTeam, type TeamSetup, team } from '../team.ts'

const application = `AP${'0'.repeat(31)}7`

/** A call through the API to the enumerator, who answers at once. */
async function placed(setup: TeamSetup, form: Record<string, string>): Promise<string> {
  const sid = await setup.place('', form)
  await setup.clock.advance(0)
  setup.twilio.phones.answer(enumerator)
  await setup.clock.advance(0)
  return sid
}

describe('a call through the API', () => {
  it('takes its document from Url when it is answered', async () => {
    const setup = setUpTeam({ '/hello': '<Say>Hello, Big Bird</Say>' })
    const sid = await placed(setup, { Url: setup.hook('/hello') })
    expect(setup.askedAt('/hello')).toMatchObject([
      { CallSid: sid, Direction: 'outbound-api', CallStatus: 'in-progress', To: enumerator, From: own },
    ])
    expect(setup.phone(enumerator)?.spoken).toEqual(['Hello, Big Bird'])
  })

  it('asks FallbackUrl when Url fails, each with its own method', async () => {
    const setup = setUpTeam({ '/fallback': '<Say>Second</Say>' })
    await placed(setup, {
      Url: setup.hook('/gone'),
      FallbackUrl: setup.hook('/fallback'),
      FallbackMethod: 'GET',
    })
    await setup.clock.advance(0)
    expect(setup.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /gone',
      'GET /fallback',
    ])
    expect(setup.phone(enumerator)?.spoken).toEqual(['Second'])
  })

  it('takes document and callback from its application, and only from one that exists', async () => {
    const settings = { voiceUrl: `${team}/application`, statusCallback: `${team}/over` }
    const setup = setUpTeam(
      { '/application': '<Hangup/>', '/over': '' },
      { behaviour: { applications: { [application]: settings } } },
    )
    await placed(setup, { ApplicationSid: application, Url: setup.hook('/ignored') })
    await setup.clock.advance(0)
    expect(setup.asked.map(({ path }) => path)).toEqual(['/application', '/over'])
    const unknown = application.replace('7', '8')
    await expect(setup.place('', { ApplicationSid: unknown })).rejects.toThrow('21218')
  })

  it('tells StatusCallback of the events asked for, numbered, and of the end where none is', async () => {
    const setup = setUpTeam({ '/status': '', '/end': '' })
    const events = ['initiated', 'ringing', 'answered', 'completed']
    const form: [string, string][] = events.map((event) => ['StatusCallbackEvent', event])
    form.push(['To', enumerator], ['From', own], ['Twiml', bridge], ['StatusCallback', setup.hook('/status')])
    await setup.send('POST', `${setup.calls}.json`, form)
    await setup.clock.advance(0)
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(7000)
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(0)
    const told = setup.askedAt('/status')
    expect(told.map(({ CallStatus, SequenceNumber }) => `${SequenceNumber} ${CallStatus}`)).toEqual([
      '0 initiated',
      '1 ringing',
      '2 in-progress',
      '3 completed',
    ])
    expect(told[3]).toMatchObject({
      CallDuration: '7',
      Duration: '1',
      Timestamp: expect.stringContaining('2026'),
      SipResponseCode: '200',
    })
    const quiet = await setup.place(bridge, { StatusCallback: setup.hook('/end'), Timeout: '5' })
    await setup.clock.advance(10_000)
    expect(setup.askedAt('/end')).toMatchObject([
      { CallSid: quiet, CallStatus: 'no-answer', CallDuration: '0', SipResponseCode: '487' },
    ])
  })

  it('tells nobody when it is cancelled in the queue', async () => {
    const setup = setUpTeam({ '/status': '' })
    const sid = await setup.place(bridge, { StatusCallback: setup.hook('/status') })
    await setup.send('POST', `${setup.calls}/${sid}.json`, { Status: 'canceled' })
    await setup.clock.advance(5000)
    expect(setup.asked).toEqual([])
  })

  it('tells RecordingStatusCallback of its recording', async () => {
    const setup = setUpTeam({ '/kept': '' })
    const sid = await setup.place('<Response><Pause length="3"/></Response>', {
      Record: 'true',
      RecordingStatusCallback: setup.hook('/kept'),
    })
    await setup.clock.advance(0)
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(7000)
    expect(setup.askedAt('/kept')).toMatchObject([
      { CallSid: sid, RecordingStatus: 'completed', RecordingDuration: '3', RecordingSource: 'OutboundAPI' },
    ])
  })
})

describe('a call to a number', () => {
  it('tells the number’s statusCallback when it is over', async () => {
    const setup = setUpTeam(
      { '/voice': '<Pause length="2"/><Say>Hi</Say>', '/over': '' },
      { number: { voiceUrl: `${team}/voice`, statusCallback: `${team}/over` } },
    )
    const sid = await setup.callIn()
    await setup.clock.advance(5000)
    expect(setup.askedAt('/over')).toMatchObject([
      { CallSid: sid, CallStatus: 'completed', CallDuration: '1' },
    ])
  })

  it('without a voiceUrl goes where incomingCalls says', async () => {
    const setup = setUpTeam({}, { number: {}, behaviour: { incomingCalls: { dial: enumerator } } })
    await setup.callIn()
    expect(setup.phone(enumerator)?.state).toBe('ringing')
    expect(setup.asked).toEqual([])
  })
})

describe('a redirect by request', () => {
  const update = async (setup: TeamSetup, sid: string, form: Record<string, string>): Promise<unknown> =>
    (await setup.send('POST', `${setup.calls}/${sid}.json`, form)).body.code

  it('gives a running call another document, from the request or from an address', async () => {
    const setup = setUpTeam({ '/first': '<Pause length="60"/>', '/second': '<Say>Second</Say>' })
    const sid = await placed(setup, { Url: setup.hook('/first') })
    await update(setup, sid, { Twiml: '<Response><Say>Inline</Say><Pause length="60"/></Response>' })
    expect(setup.phone(enumerator)?.spoken).toEqual(['Inline'])
    await update(setup, sid, { Url: setup.hook('/second'), Method: 'GET' })
    await setup.clock.advance(0)
    expect(setup.asked[1]).toMatchObject({ method: 'GET', path: '/second' })
    expect(setup.phone(enumerator)?.spoken).toEqual(['Inline', 'Second'])
  })

  it('of the parent ends the respondent’s leg', async () => {
    const setup = setUpTeam({})
    const sid = await placed(setup, { Twiml: bridge })
    setup.twilio.phones.answer(respondent)
    await update(setup, sid, { Twiml: '<Response><Say>Alone</Say></Response>' })
    expect(setup.phone()?.state).toBe('idle')
    expect(setup.phone(enumerator)).toMatchObject({ spoken: ['Alone'], company: [] })
  })

  it('of the respondent’s leg takes it from the parent, whose Dial is over', async () => {
    const setup = setUpTeam({ '/after': '<Say>Gone</Say>' })
    const action = `action="${setup.hook('/after')}"`
    const document = `<Response><Dial callerId="${own}" ${action}>${respondent}</Dial></Response>`
    const sid = await placed(setup, { Twiml: document })
    setup.twilio.phones.answer(respondent)
    const [leg] = await setup.legsOf(sid)
    await update(setup, String(leg?.sid), { Twiml: '<Response><Say>Goodbye</Say></Response>' })
    await setup.clock.advance(0)
    expect(setup.phone()).toMatchObject({ spoken: ['Goodbye'], company: [] })
    expect(setup.askedAt('/after')).toMatchObject([{ DialCallStatus: 'completed' }])
    await setup.clock.advance(10_000)
    expect((await setup.legsOf(sid))[0]).toMatchObject({ status: 'completed' })
  })

  it('is refused before the call is answered, after it is over, and to nowhere', async () => {
    const setup = setUpTeam({})
    const sid = await setup.place()
    const twiml = { Twiml: '<Response/>' }
    expect(await update(setup, sid, twiml)).toBe(21220)
    await setup.clock.advance(0)
    expect(await update(setup, sid, twiml)).toBe(21220)
    setup.twilio.phones.answer(enumerator)
    expect(await update(setup, sid, { Url: 'nowhere' })).toBe(21205)
    expect(await update(setup, sid, { Twiml: 'a'.repeat(4001) })).toBe(21658)
    setup.twilio.phones.hangUp(enumerator)
    expect(await update(setup, sid, twiml)).toBe(21220)
  })
})
