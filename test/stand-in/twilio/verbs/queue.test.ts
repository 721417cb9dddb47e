import { describe, expect, it } from 'vitest'
import { enumerator, respondent } from '../fixture.ts'
import { enqueue, setUpRouter } from '../task-router/team.ts'
import { setUpTeam } from '../team.ts'

const waiting = '<Enqueue action="/left" waitUrl="/wait">team</Enqueue><Say>After the queue</Say>'
const dialQueue =
  '<Response><Dial action="https://team.example.org/dialled"><Queue>team</Queue></Dial></Response>'

describe('a call that waits in a queue', () => {
  it('hears its document again and again, which is told how long it has waited', async () => {
    const setup = setUpTeam({ '/voice': waiting, '/wait': '<Say>Wait</Say><Pause length="9"/>' })
    await setup.callIn()
    await setup.clock.advance(25_000)
    expect(setup.phone()?.spoken).toEqual(['Wait', 'Wait', 'Wait'])
    expect(setup.askedAt('/wait').map((told) => told['QueueTime'])).toEqual(['0', '9', '18'])
    expect(setup.askedAt('/wait')[0]).toMatchObject({
      QueuePosition: '1',
      CurrentQueueSize: '1',
      MaxQueueSize: '100',
      From: respondent,
    })
  })

  it('hears Twilio’s music where nothing is said', async () => {
    const setup = setUpTeam({ '/voice': '<Enqueue>team</Enqueue>' })
    await setup.callIn()
    expect(setup.phone()?.spoken).toEqual(['♪ music for those who wait'])
  })

  it('leaves it by Leave, and goes on at the action', async () => {
    const setup = setUpTeam({
      '/voice': waiting,
      '/wait': '<Pause length="5"/><Leave/>',
      '/left': '<Say>Bye</Say>',
    })
    await setup.callIn()
    await setup.clock.advance(6000)
    expect(setup.askedAt('/left')).toMatchObject([{ QueueResult: 'leave', QueueTime: '5' }])
    expect(setup.phone()?.spoken).toContain('Bye')
  })

  it('goes on with the next verb where it has no action', async () => {
    const voice = '<Enqueue waitUrl="/wait">team</Enqueue><Say>After the queue</Say>'
    const setup = setUpTeam({ '/voice': voice, '/wait': '<Leave/>' })
    await setup.callIn()
    await setup.clock.advance(100)
    expect(setup.phone()?.spoken).toContain('After the queue')
  })

  it('leaves it as an error where its document cannot be run', async () => {
    const setup = setUpTeam({
      '/voice': waiting,
      '/wait': () => new Response('no', { status: 500 }),
      '/left': '',
    })
    await setup.callIn()
    await setup.clock.advance(100)
    expect(setup.askedAt('/left')).toMatchObject([{ QueueResult: 'error' }])
  })

  it('tells the action when the caller hangs up', async () => {
    const setup = setUpTeam({ '/voice': waiting, '/wait': '<Pause length="60"/>', '/left': '' })
    await setup.callIn()
    await setup.clock.advance(3000)
    setup.twilio.phones.hangUp(respondent)
    await setup.clock.advance(0)
    expect(setup.askedAt('/left')).toMatchObject([{ QueueResult: 'hangup', QueueTime: '3' }])
    expect(setup.clock.pending()).toBe(0)
  })

  it('ends where its document hangs up', async () => {
    const setup = setUpTeam({ '/voice': waiting, '/wait': '<Hangup/>' })
    await setup.callIn()
    await setup.clock.advance(100)
    expect(setup.phone()?.state).toBe('idle')
  })

  it('takes another document by request', async () => {
    const setup = setUpTeam({ '/voice': waiting, '/wait': '<Pause length="60"/>', '/left': '' })
    const sid = await setup.callIn()
    await setup.send('POST', `${setup.calls}/${sid}.json`, {
      Twiml: '<Response><Say>Elsewhere</Say></Response>',
    })
    await setup.clock.advance(100)
    expect(setup.phone()?.spoken).toContain('Elsewhere')
    expect(setup.askedAt('/left')).toMatchObject([{ QueueResult: 'redirected' }])
  })

  it('keys that are pressed reach the document it hears', async () => {
    const wait = '<Gather action="/key" numDigits="1"><Say>Press 1</Say></Gather>'
    const setup = setUpTeam({
      '/voice': waiting,
      '/wait': wait,
      '/key': '<Say>Thanks</Say><Pause length="60"/>',
    })
    await setup.callIn()
    setup.twilio.phones.press(respondent, '1')
    await setup.clock.advance(100)
    expect(setup.askedAt('/key')).toMatchObject([{ Digits: '1' }])
    expect(setup.phone()?.spoken).toContain('Thanks')
  })

  it('Leave does nothing outside of a queue', async () => {
    const setup = setUpTeam({ '/voice': '<Leave/><Say>Still here</Say>' })
    await setup.callIn()
    expect(setup.phone()?.spoken).toEqual(['Still here'])
  })
})

describe('a Dial into a queue', () => {
  it('connects with whoever waits for longest, and tells both sides when it is over', async () => {
    const setup = setUpTeam({
      '/voice': waiting,
      '/wait': '<Pause length="60"/>',
      '/left': '',
      '/dialled': '',
    })
    await setup.callIn()
    await setup.clock.advance(10_000)
    await setup.place(dialQueue)
    setup.twilio.phones.setHabit(enumerator, { kind: 'answers', afterMs: 0 })
    await setup.clock.advance(1000)
    expect(setup.phone()?.company).toEqual([enumerator])
    expect(setup.phone(enumerator)?.company).toEqual([respondent])
    setup.twilio.phones.speak(enumerator, 'Hello')
    expect(setup.phone()?.heard).toEqual(['Hello'])
    await setup.clock.advance(30_000)
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(0)
    expect(setup.askedAt('/left')).toMatchObject([{ QueueResult: 'bridged' }])
    expect(setup.askedAt('/dialled')).toMatchObject([{ DialCallStatus: 'completed', DialBridged: 'true' }])
  })

  it('waits for somebody where the queue is empty, as long as its timeout says', async () => {
    const setup = setUpTeam({
      '/voice': waiting,
      '/wait': '<Pause length="60"/>',
      '/left': '',
      '/dialled': '',
    })
    setup.twilio.phones.setHabit(enumerator, { kind: 'answers', afterMs: 0 })
    await setup.place(dialQueue)
    await setup.clock.advance(10_000)
    await setup.callIn()
    await setup.clock.advance(0)
    expect(setup.phone()?.company).toEqual([enumerator])
    setup.twilio.phones.hangUp(respondent)
    await setup.clock.advance(0)
    expect(setup.askedAt('/dialled')).toHaveLength(1)
    await setup.place(dialQueue)
    await setup.clock.advance(32_000)
    expect(setup.askedAt('/dialled')[1]).toMatchObject({ DialCallStatus: 'no-answer', DialBridged: 'false' })
    expect(setup.clock.pending()).toBe(0)
  })

  it('lets the one who waited hear something first', async () => {
    const whispering = dialQueue.replace('<Queue>', '<Queue url="https://team.example.org/whisper">')
    const setup = setUpTeam({
      '/voice': waiting,
      '/wait': '<Pause length="60"/>',
      '/whisper': '<Say>You will be recorded</Say>',
      '/dialled': '',
      '/left': '',
    })
    await setup.callIn()
    setup.twilio.phones.setHabit(enumerator, { kind: 'answers', afterMs: 0 })
    await setup.place(whispering)
    await setup.clock.advance(500)
    expect(setup.phone()?.spoken).toEqual(['You will be recorded'])
    expect(setup.phone()?.company).toEqual([])
    await setup.clock.advance(2000)
    expect(setup.phone()?.company).toEqual([enumerator])
  })
})

describe('a Dial by reservation', () => {
  const dialFor = (sid: string): string =>
    `<Response><Dial action="https://team.example.org/dialled"><Queue reservationSid="${sid}"/></Dial></Response>`

  it('connects the worker with the task’s call, accepts, and wraps up when it is over', async () => {
    const router = await setUpRouter({ '/dialled': '' }, { voice: (sid) => enqueue(sid) })
    await router.callIn()
    await router.clock.advance(0)
    router.twilio.phones.setHabit(enumerator, { kind: 'answers', afterMs: 0 })
    await router.place(dialFor(router.reservation().sid))
    await router.clock.advance(1000)
    expect(router.phone()?.company).toEqual([enumerator])
    expect(router.reservation().status).toBe('accepted')
    expect(await router.task()).toMatchObject({ assignment_status: 'assigned' })
    router.twilio.phones.hangUp(respondent)
    await router.clock.advance(0)
    expect(router.reservation().status).toBe('wrapping')
    expect(router.events().slice(-3)).toEqual(['reservation.accepted', 'reservation.wrapup', 'task.wrapup'])
    expect(router.askedAt('/dialled')).toMatchObject([{ DialCallStatus: 'completed', DialBridged: 'true' }])
  })

  it.each([
    ['unknown', () => `WR${'0'.repeat(32)}`],
    ['pending no more', undefined],
  ] as const)('that is %s fails with 14215, and the call stays in its queue', async (_name, sid) => {
    const router = await setUpRouter({ '/dialled': '<Say>Gone</Say>' })
    await router.callIn()
    await router.clock.advance(0)
    if (!sid) {
      const path = `/Tasks/${(await router.task())['sid']}/Reservations/${router.reservation().sid}`
      await router.ask('POST', path, { ReservationStatus: 'rejected' })
    }
    router.twilio.phones.setHabit(enumerator, { kind: 'answers', afterMs: 0 })
    await router.place(dialFor(sid ? sid() : router.reservation().sid))
    await router.clock.advance(100)
    expect(router.askedAt('/dialled')).toMatchObject([{ DialCallStatus: 'failed', DialBridged: 'false' }])
    expect(router.twilio.alerts).toMatchObject([{ code: 14215 }])
    expect(router.phone(enumerator)?.spoken).toEqual(['Gone'])
    expect(router.phone()?.state).toBe('talking')
  })
})
