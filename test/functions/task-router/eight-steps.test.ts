import { describe, expect, it } from 'vitest'
import { amina, juma, type QueueFlow, queueNumber, respondent, setQueueFlow } from './queue-flow.ts'

/** Nothing goes on any more, and no timer is left. */
async function expectQuiet(flow: QueueFlow): Promise<void> {
  await flow.wait(300)
  expect(
    flow.twilio.world.calls().every(({ status }) => status !== 'in-progress' && status !== 'ringing'),
  ).toBe(true)
  expect(flow.clock.pending()).toBe(0)
}

/** The respondent is the only one who may hear an enumerator's words, and the other way round. */
async function expectTalk(flow: QueueFlow, enumerator: string): Promise<void> {
  expect(flow.phone(respondent).company).toEqual([enumerator])
  expect(flow.phone(enumerator).company).toEqual([respondent])
  flow.twilio.phones.speak(enumerator, 'Good morning, Maria')
  flow.twilio.phones.speak(respondent, 'Good morning')
  await flow.wait(0)
  expect(flow.phone(respondent).heard).toContain('Good morning, Maria')
  expect(flow.phone(enumerator).heard).toContain('Good morning')
}

describe('with a person', () => {
  it('a respondent goes through the eight steps to an enumerator', async () => {
    const flow = await setQueueFlow()
    // 1 and 2: the call comes in and goes through the menu.
    flow.twilio.phones.call(respondent, queueNumber)
    await flow.wait(1)
    expect(flow.said(respondent)).toContain('Hello, Maria. To speak to your interviewer, press 1.')
    flow.twilio.phones.press(respondent, '1')
    await flow.wait(4)
    expect(flow.said(respondent)).toContain('We are connecting you.')
    // 3: it is enqueued, with a task that says where the respondent belongs.
    expect(flow.task().attributes).toMatchObject({ from: respondent, case_id: '1204', location: 'KE' })
    // 4 to 6: a worker is reserved, the event is posted, and the enumerator's phone rings.
    expect(flow.reservations()).toEqual(['pending'])
    expect(flow.webhooks.find(({ path }) => path === '/tr-event-handler')?.form.get('EventType')).toBe(
      'reservation.created',
    )
    expect(flow.phone(amina)).toMatchObject({ state: 'ringing', withNumber: queueNumber })
    // 7: a person answers, and the two are connected.
    flow.twilio.phones.answer(amina)
    await flow.wait(3)
    await expectTalk(flow, amina)
    expect(flow.reservations()).toEqual(['accepted'])
    expect(flow.task().status).toBe('assigned')
    // 8: the call ends, and the task is completed.
    await flow.wait(60)
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(1)
    expect(flow.task()).toMatchObject({ status: 'completed' })
    expect(flow.reservations()).toEqual(['completed'])
    expect(flow.phone(amina).state).toBe('idle')
    expect(flow.twilio.alerts).toEqual([])
    expect(flow.rings(juma)).toBe(0)
    // Who has hung up hears nothing more: nobody needs to know how long they talked.
    expect(flow.twilio.requests.filter(({ method, path }) => method === 'GET' && /Calls/.test(path))).toEqual(
      [],
    )
    await expectQuiet(flow)
  })

  it('the task is completed also when the enumerator hangs up first, and the respondent hears goodbye', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    await flow.wait(30)
    flow.twilio.phones.hangUp(amina)
    await flow.wait(1)
    expect(flow.said(respondent)).toMatch(/Goodbye\.$/)
    expect(flow.task().status).toBe('completed')
    await expectQuiet(flow)
  })

  it('an enumerator who hangs up at once leaves a respondent who is asked for a message', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    await flow.wait(3)
    expect(flow.phone(respondent).company).toEqual([amina])
    flow.twilio.phones.hangUp(amina)
    await flow.wait(5)
    expect(flow.said(respondent)).toContain('Nobody can take your call now. Please leave a message')
    expect(flow.task().status).toBe('completed')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
    expect(flow.rings(juma)).toBe(0)
  })

  it('the next respondent gets the enumerator who has been idle for longer', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    await flow.wait(30)
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(5)
    await flow.callIn()
    expect(flow.phone(juma).state).toBe('ringing')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })

  it('two respondents at once get one enumerator each, and a third waits until one is free', async () => {
    const flow = await setQueueFlow()
    const others = ['+254711222444', '+254711222555']
    await flow.callIn()
    for (const other of others) {
      flow.twilio.phones.call(other, queueNumber)
      await flow.wait(1)
      flow.twilio.phones.press(other, '1')
      await flow.wait(5)
    }
    flow.twilio.phones.answer(amina)
    flow.twilio.phones.answer(juma)
    await flow.wait(5)
    expect(flow.phone(respondent).company).toEqual([amina])
    expect(flow.phone('+254711222444').company).toEqual([juma])
    expect(flow.phone('+254711222555').company).toEqual([])
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(3)
    expect(flow.phone(amina).state).toBe('ringing')
    flow.twilio.phones.answer(amina)
    await flow.wait(5)
    expect(flow.phone('+254711222555').company).toEqual([amina])
    for (const other of others) flow.twilio.phones.hangUp(other)
    await expectQuiet(flow)
  })

  it('an enumerator who must press a key gets the respondent only then', async () => {
    const flow = await setQueueFlow({ environment: { QUEUE_PRESS_KEY: 'always' } })
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    await flow.wait(3)
    expect(flow.said(amina)).toBe('Maria (case 1204) is waiting to speak to you. Press any key.')
    expect(flow.phone(respondent).company).toEqual([])
    flow.twilio.phones.press(amina, '5')
    await flow.wait(1)
    await expectTalk(flow, amina)
    flow.twilio.phones.hangUp(amina)
    await expectQuiet(flow)
  })
})

describe('with a machine', () => {
  it.each(['machine', 'fax'] as const)(
    'a %s never gets the respondent, and the next is rung',
    async (heardAs) => {
      const flow = await setQueueFlow()
      flow.twilio.phones.setHabit(amina, { kind: 'machine', afterMs: 2000, heardAs })
      await flow.callIn()
      await flow.wait(6)
      expect(flow.phone(amina).state).toBe('idle')
      expect(flow.reservations()).toEqual(['rejected', 'pending'])
      expect(flow.phone(juma).state).toBe('ringing')
      flow.twilio.phones.answer(juma)
      await flow.wait(4)
      await expectTalk(flow, juma)
      expect(flow.phone(respondent).heard.join()).not.toContain('leave a message')
      const why = heardAs === 'fax' ? 'fax' : 'machine_start'
      expect(Object.values(Object(flow.task().attributes['attempts']))).toEqual([
        why,
        expect.stringMatching(/^CA/),
      ])
      flow.twilio.phones.hangUp(respondent)
      await expectQuiet(flow)
      expect(flow.task().status).toBe('completed')
    },
  )

  it('one that Twilio cannot tell from a person presses no key', async () => {
    const flow = await setQueueFlow()
    flow.twilio.phones.setHabit(amina, { kind: 'machine', afterMs: 2000, heardAs: 'unclear' })
    await flow.callIn()
    await flow.wait(30)
    expect(flow.said(amina)).toContain('Press any key')
    expect(flow.phone(respondent).heard).toEqual([])
    expect(flow.phone(juma).state).toBe('ringing')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })

  it('a person whom Twilio cannot tell from a machine presses a key', async () => {
    const flow = await setQueueFlow()
    flow.twilio.phones.setHabit(amina, { kind: 'machine', afterMs: 2000, heardAs: 'unclear' })
    await flow.callIn()
    await flow.wait(14)
    flow.twilio.phones.press(amina, '1')
    await flow.wait(1)
    await expectTalk(flow, amina)
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })

  it('machines everywhere: the respondent comes to the voicemail', async () => {
    const flow = await setQueueFlow()
    for (const phone of [amina, juma]) flow.twilio.phones.setHabit(phone, { kind: 'machine', afterMs: 2000 })
    await flow.callIn()
    await flow.wait(150)
    expect(flow.said(respondent)).toContain('Nobody can take your call now. Please leave a message')
    expect(flow.phone(respondent).heard).toEqual([])
    expect([flow.rings(amina), flow.rings(juma)]).toEqual([1, 1])
    expect(flow.task().status).toBe('canceled')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })
})

describe('with nobody', () => {
  it('the respondent hears every while that it goes on, then leaves a message', async () => {
    const flow = await setQueueFlow({ workers: [amina] })
    const [worker] = flow.twilio.taskRouter.team.workers.values()
    const away = [...flow.twilio.taskRouter.team.activities.values()].find(({ isAvailable }) => !isAvailable)
    flow.twilio.taskRouter.setActivity(worker?.sid ?? '', away?.sid ?? '')
    await flow.callIn()
    await flow.wait(60)
    expect(flow.said(respondent)).toContain('Please stay on the line.')
    await flow.wait(90)
    expect(flow.said(respondent)).toContain('Nobody can take your call now. Please leave a message')
    expect(flow.rings(amina)).toBe(0)
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
    expect(flow.task().status).toBe('canceled')
  })

  it.each([
    ['busy', { kind: 'busy' }, 'busy', 3],
    ['unreachable', { kind: 'unreachable' }, 'failed (SIP 404)', 3],
    ['silent', { kind: 'silent' }, 'no-answer', 30],
    ['declining', { kind: 'declines', afterMs: 3000 }, 'no-answer', 5],
  ] as const)(
    'a phone that is %s is followed by the next, and why is noted',
    async (_name, habit, why, seconds) => {
      const flow = await setQueueFlow()
      flow.twilio.phones.setHabit(amina, habit)
      await flow.callIn()
      await flow.wait(seconds)
      expect(flow.phone(juma).state).toBe('ringing')
      expect(Object.values(Object(flow.task().attributes['attempts']))).toEqual([
        why,
        expect.stringMatching(/^CA/),
      ])
      expect(flow.logs.join('\n')).toContain(`given back (${why})`)
      flow.twilio.phones.answer(juma)
      await flow.wait(4)
      await expectTalk(flow, juma)
      flow.twilio.phones.hangUp(respondent)
      await expectQuiet(flow)
    },
  )

  it('an enumerator who hangs up before the key is followed by the next', async () => {
    const flow = await setQueueFlow({ environment: { QUEUE_PRESS_KEY: 'always' } })
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    await flow.wait(3)
    flow.twilio.phones.hangUp(amina)
    await flow.wait(1)
    expect(flow.phone(juma).state).toBe('ringing')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })

  it('a worker without a phone is passed over', async () => {
    const flow = await setQueueFlow()
    const [worker] = flow.twilio.taskRouter.team.workers.values()
    if (worker) worker.attributes = '{}'
    await flow.callIn()
    await flow.wait(1)
    expect(flow.rings(amina)).toBe(0)
    expect(flow.phone(juma).state).toBe('ringing')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })

  it('an enumerator’s phone stops ringing when the respondent hangs up', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    expect(flow.phone(amina).state).toBe('ringing')
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(1)
    expect(flow.task().status).toBe('canceled')
    expect(flow.phone(amina).state).toBe('idle')
    await expectQuiet(flow)
    expect(flow.rings(juma)).toBe(0)
  })

  it('an enumerator who answers at the moment at which the respondent hangs up is told so', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(3)
    expect(flow.said(amina)).toBe('The caller is no longer there. Goodbye.')
    await expectQuiet(flow)
    expect(flow.rings(juma)).toBe(0)
  })

  it('without a queue the menu ends in the voicemail', async () => {
    const flow = await setQueueFlow({ environment: { TASKROUTER_WORKFLOW_SID: '' } })
    await flow.callIn()
    expect(flow.said(respondent)).toContain('Nobody can take your call now. Please leave a message')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })

  it('a respondent who presses nothing comes to the queue all the same', async () => {
    const flow = await setQueueFlow()
    flow.twilio.phones.call(respondent, queueNumber)
    await flow.wait(60)
    expect(flow.said(respondent)).toContain('We did not hear a key.')
    expect(flow.rings(amina)).toBe(1)
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })
})
