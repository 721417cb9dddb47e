import { describe, expect, it } from 'vitest'
import { enumerator, respondent } from '../fixture.ts'
import { own, setUpTeam } from '../team.ts'

const mobile = '+255754000003'
const application = `AP${'0'.repeat(31)}7`

const dial = (attributes = '', nouns = `<Number>${enumerator}</Number>`): string =>
  `<Dial action="/after" ${attributes}>${nouns}</Dial><Say>Never</Say>`

describe('the action of a Dial', () => {
  it('is told how long they talked, and goes on with the caller', async () => {
    const setup = setUpTeam({ '/voice': dial(), '/after': '<Say>Thank you</Say>' })
    const sid = await setup.callIn()
    setup.twilio.phones.answer(enumerator)
    expect(setup.phone()?.company).toEqual([enumerator])
    expect(setup.phone(enumerator)?.company).toEqual([respondent])
    await setup.clock.advance(20_000)
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(0)
    const [leg] = await setup.legsOf(sid)
    expect(setup.askedAt('/after')).toMatchObject([
      {
        CallSid: sid,
        CallStatus: 'in-progress',
        DialCallStatus: 'completed',
        DialCallSid: leg?.sid,
        DialCallDuration: '20',
        DialBridged: 'true',
      },
    ])
    expect(setup.phone()).toMatchObject({ spoken: ['Thank you'], company: [] })
  })

  it.each([
    ['silent', 'no-answer'],
    ['busy', 'busy'],
    ['unreachable', 'failed'],
  ] as const)('is told when the phone is %s', async (kind, status) => {
    const setup = setUpTeam({ '/voice': dial('timeout="10"'), '/after': '<Say>Sorry</Say>' })
    setup.twilio.phones.setHabit(enumerator, { kind })
    await setup.callIn()
    await setup.clock.advance(10_000)
    const [told] = setup.askedAt('/after')
    expect(told).toMatchObject({ DialCallStatus: status, DialBridged: 'false' })
    expect(told).not.toHaveProperty('DialCallDuration')
  })

  it('is told too when the caller hangs up, and its answer is not run', async () => {
    for (const answered of [true, false]) {
      const setup = setUpTeam({ '/voice': dial(), '/after': '<Say>Who?</Say>' })
      await setup.callIn()
      if (answered) setup.twilio.phones.answer(enumerator)
      setup.twilio.phones.hangUp(respondent)
      await setup.clock.advance(0)
      const status = answered ? 'completed' : 'canceled'
      expect(setup.askedAt('/after')).toMatchObject([{ DialCallStatus: status, CallStatus: 'completed' }])
      expect(setup.phone(enumerator)?.state).toBe('idle')
      expect(setup.phone()?.spoken).toEqual([])
    }
  })

  it('is told where the recording is, and so is the recording’s callback', async () => {
    const attributes = 'record="record-from-answer-dual" recordingStatusCallback="/kept"'
    const setup = setUpTeam({ '/voice': dial(attributes), '/after': '', '/kept': '' })
    const sid = await setup.callIn()
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(5000)
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(3000)
    const [recording] = setup.twilio.world.recordings()
    expect(setup.askedAt('/after')).toMatchObject([
      { RecordingUrl: expect.stringContaining(recording?.sid ?? 'none'), RecordingSid: recording?.sid },
    ])
    expect(setup.askedAt('/kept')).toMatchObject([
      { RecordingSid: recording?.sid, CallSid: sid, RecordingChannels: '2', RecordingSource: 'DialVerb' },
    ])
  })

  it('is told of a number that cannot be dialled, which is an alert', async () => {
    const setup = setUpTeam({ '/voice': dial('', '<Number>12</Number>'), '/after': '' })
    await setup.callIn()
    await setup.clock.advance(0)
    expect(setup.askedAt('/after')).toMatchObject([{ DialCallStatus: 'failed' }])
    expect(setup.twilio.alerts).toMatchObject([{ code: 13224 }])
  })
})

describe('a caller and who is dialled', () => {
  it('hear each other, and nobody else does', async () => {
    const setup = setUpTeam({ '/voice': dial() })
    await setup.callIn()
    setup.twilio.phones.speak(respondent, 'Is anybody there?')
    setup.twilio.phones.answer(enumerator)
    setup.twilio.phones.speak(respondent, 'Hodi')
    setup.twilio.phones.speak(enumerator, 'Karibu')
    expect(setup.phone()?.heard).toEqual(['Karibu'])
    expect(setup.phone(enumerator)?.heard).toEqual(['Hodi'])
  })

  it('hear it ring until it is answered where the Dial says so', async () => {
    const setup = setUpTeam({ '/voice': dial('answerOnBridge="true"') })
    const sid = await setup.callIn()
    expect(await setup.call(sid)).toMatchObject({ status: 'ringing' })
    setup.twilio.phones.answer(enumerator)
    expect(await setup.call(sid)).toMatchObject({ status: 'in-progress' })
  })

  it('are parted by a star of the caller’s, ringing or talking, where the Dial allows it', async () => {
    for (const [answered, status] of [
      [false, 'canceled'],
      [true, 'completed'],
    ] as const) {
      const setup = setUpTeam({ '/voice': dial('hangupOnStar="true"'), '/after': '<Say>Back</Say>' })
      await setup.callIn()
      if (answered) setup.twilio.phones.answer(enumerator)
      setup.twilio.phones.press(respondent, '12*')
      await setup.clock.advance(0)
      expect(setup.askedAt('/after')).toMatchObject([{ DialCallStatus: status }])
      expect(setup.phone()?.spoken).toEqual(['Back'])
    }
  })
})

describe('a noun of a Dial', () => {
  it('has a document for whoever answers, who may accept', async () => {
    const nouns = `<Number url="/screen">${enumerator}</Number>`
    const setup = setUpTeam({
      '/voice': dial('', nouns),
      '/screen': '<Gather numDigits="1" action="/accepted"><Say>Press 1</Say></Gather><Hangup/>',
      '/accepted': '',
    })
    const sid = await setup.callIn()
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(0)
    const [leg] = await setup.legsOf(sid)
    expect(setup.askedAt('/screen')).toMatchObject([
      { CallSid: leg?.sid, ParentCallSid: sid, Direction: 'outbound-dial', CallStatus: 'in-progress' },
    ])
    expect(setup.phone(enumerator)).toMatchObject({ spoken: ['Press 1'], company: [] })
    setup.twilio.phones.press(enumerator, '1')
    await setup.clock.advance(0)
    expect(setup.phone()?.company).toEqual([enumerator])
    setup.twilio.phones.speak(enumerator, 'Karibu')
    expect(setup.phone()?.heard).toEqual(['Karibu'])
  })

  it('is not connected with whoever does not accept, while the others ring on', async () => {
    const nouns = `<Number url="/screen">${enumerator}</Number><Number>${mobile}</Number>`
    const setup = setUpTeam({ '/voice': dial('', nouns), '/screen': '<Hangup/>', '/after': '' })
    await setup.callIn()
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(0)
    expect(setup.phone(enumerator)?.state).toBe('idle')
    expect(setup.phone(mobile)?.state).toBe('ringing')
    setup.twilio.phones.answer(mobile)
    expect(setup.phone()?.company).toEqual([mobile])
  })

  it('ends as completed for whoever answered and whose document rejects', async () => {
    const nouns = `<Number url="/screen">${enumerator}</Number>`
    const setup = setUpTeam({ '/voice': dial('', nouns), '/screen': '<Reject/>', '/after': '' })
    await setup.callIn()
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(0)
    await setup.clock.advance(0)
    expect(setup.askedAt('/after')).toMatchObject([{ DialCallStatus: 'completed', DialBridged: 'false' }])
  })

  it('bridges nobody who was screened and hung up, however long that took', async () => {
    const nouns = `<Number url="/screen">${enumerator}</Number>`
    const setup = setUpTeam({ '/voice': dial('', nouns), '/screen': '<Pause length="30"/>', '/after': '' })
    await setup.callIn()
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(12_000)
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(0)
    expect(setup.askedAt('/after')).toMatchObject([
      { DialCallStatus: 'completed', DialBridged: 'false', DialCallDuration: '12' },
    ])
  })

  it('tells its callback what becomes of its leg, numbered from 0', async () => {
    const events = 'statusCallback="/leg" statusCallbackEvent="initiated ringing answered completed"'
    const setup = setUpTeam({ '/voice': dial('', `<Number ${events}>${enumerator}</Number>`), '/leg': '' })
    await setup.callIn()
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(61_000)
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(0)
    expect(setup.askedAt('/leg')).toMatchObject([
      { CallStatus: 'initiated', SequenceNumber: '0', CallbackSource: 'call-progress-events' },
      { CallStatus: 'ringing', SequenceNumber: '1' },
      { CallStatus: 'in-progress', SequenceNumber: '2' },
      { CallStatus: 'completed', SequenceNumber: '3', CallDuration: '61', Duration: '2', To: enumerator },
    ])
  })
})

describe('an application that is dialled', () => {
  const noun = `<Application><ApplicationSid>${application}</ApplicationSid><Parameter name="case" value="7"/></Application>`
  const behaviour = { applications: { [application]: { voiceUrl: 'https://team.example.org/application' } } }

  it('speaks to the caller, and hears the caller’s keys', async () => {
    const setup = setUpTeam(
      {
        '/voice': dial('', noun),
        '/application': '<Gather action="/keys" numDigits="1"><Say>Press</Say></Gather>',
        '/keys': '<Say>Pressed</Say>',
        '/after': '<Say>After</Say>',
      },
      { behaviour },
    )
    const sid = await setup.callIn()
    await setup.clock.advance(0)
    expect(setup.askedAt('/application')).toMatchObject([
      { To: `app:${application}`, ParentCallSid: sid, case: '7', CallStatus: 'ringing' },
    ])
    setup.twilio.phones.press(respondent, '5')
    await setup.clock.advance(1000)
    expect(setup.askedAt('/keys')).toMatchObject([{ Digits: '5' }])
    expect(setup.askedAt('/after')).toMatchObject([{ DialCallStatus: 'completed', DialBridged: 'true' }])
    expect(setup.phone()?.spoken).toEqual(['Press', 'Pressed', 'After'])
  })

  it('may dial on, and those two hear each other once', async () => {
    const setup = setUpTeam(
      { '/voice': dial('', noun), '/application': `<Dial callerId="${own}">${mobile}</Dial>` },
      { behaviour },
    )
    await setup.callIn()
    await setup.clock.advance(0)
    setup.twilio.phones.answer(mobile)
    setup.twilio.phones.speak(respondent, 'Hodi')
    setup.twilio.phones.speak(mobile, 'Karibu')
    expect(setup.phone()).toMatchObject({ heard: ['Karibu'], company: [mobile] })
    expect(setup.phone(mobile)?.heard).toEqual(['Hodi'])
    setup.twilio.phones.hangUp(respondent)
    expect(setup.phone(mobile)?.state).toBe('idle')
  })

  it('may reject, and may be unknown', async () => {
    const rejecting = setUpTeam(
      { '/voice': dial('', noun), '/application': '<Reject reason="busy"/>', '/after': '' },
      { behaviour },
    )
    await rejecting.callIn()
    await rejecting.clock.advance(0)
    expect(rejecting.askedAt('/after')).toMatchObject([{ DialCallStatus: 'busy', DialBridged: 'false' }])
    const unknown = setUpTeam({ '/voice': dial('', noun), '/after': '' })
    await unknown.callIn()
    await unknown.clock.advance(0)
    expect(unknown.askedAt('/after')).toMatchObject([{ DialCallStatus: 'failed' }])
    expect(unknown.twilio.alerts).toMatchObject([{ code: 21218 }])
  })
})
