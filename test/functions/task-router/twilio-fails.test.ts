import { describe, expect, it } from 'vitest'
import { amina, juma, type QueueFlow, queueNumber, respondent, setQueueFlow } from './queue-flow.ts'

const refusal = (status: number, code: number): Response =>
  Response.json({ code, message: 'No', more_info: '', status }, { status })

/** Everybody who is still on the line is either connected or hears something within half a minute. */
async function expectHeard(flow: QueueFlow): Promise<void> {
  const before = flow.said(respondent).length
  await flow.wait(30)
  const { state, company } = flow.phone(respondent)
  if (state !== 'talking' || company.length > 0) return
  expect(flow.said(respondent).length).toBeGreaterThan(before)
}

describe('when Twilio refuses the enumerator’s call', () => {
  it('the next enumerator is rung at once', async () => {
    const flow = await setQueueFlow()
    let isFirst = true
    flow.fault = (url, method) => {
      if (method !== 'POST' || !url.pathname.endsWith('/Calls.json') || !isFirst) return undefined
      isFirst = false
      return refusal(400, 21211)
    }
    await flow.callIn()
    await flow.wait(1)
    expect(flow.rings(amina)).toBe(0)
    expect(flow.phone(juma).state).toBe('ringing')
    expect(Object.values(Object(flow.task().attributes['attempts']))).toEqual([
      'refused with 21211',
      expect.stringMatching(/^CA/),
    ])
    flow.twilio.phones.hangUp(respondent)
  })
})

describe('when Twilio’s answer to the enumerator’s call is lost', () => {
  it('the phone that rings all the same gets the respondent, and nobody else is rung', async () => {
    const flow = await setQueueFlow()
    const { twilio } = flow
    flow.fault = (url, method) => {
      if (method !== 'POST' || !url.pathname.endsWith('/Calls.json')) return undefined
      twilio.faults.add({ do: { kind: 'drop-after' } })
      return undefined
    }
    await flow.callIn()
    await flow.wait(5)
    expect([flow.rings(amina), flow.rings(juma)]).toEqual([1, 0])
    twilio.phones.answer(amina)
    await flow.wait(4)
    expect(flow.phone(respondent).company).toEqual([amina])
    twilio.phones.hangUp(respondent)
    await flow.wait(5)
    expect(flow.task().status).toBe('completed')
  })
})

describe('when Twilio’s answer to the enumerator’s call comes late', () => {
  it.each([
    ['before Twilio has made the call', 0.5],
    ['while it rings and Twilio has not said so yet', 2],
  ])('a respondent who hangs up %s leaves no phone that rings', async (_name, seconds) => {
    const flow = await setQueueFlow()
    const isPlacing = () => flow.twilio.requests.some(({ path }) => path.endsWith('/Calls.json'))
    flow.twilio.faults.add({
      when: { method: 'POST', path: '/Calls.json' },
      do: { kind: 'latency', ms: 3000 },
    })
    flow.twilio.phones.call(respondent, queueNumber)
    await flow.wait(1)
    flow.twilio.phones.press(respondent, '1')
    for (let tenth = 0; tenth < 60 && !isPlacing(); tenth += 1) await flow.wait(0.1)
    await flow.wait(seconds)
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(3)
    expect(flow.task().status).toBe('canceled')
    expect([flow.rings(amina), flow.rings(juma)]).toEqual([1, 0])
    expect(flow.phone(amina).state).toBe('idle')
  })
})

describe('when Twilio is slow just as a respondent has waited for too long', () => {
  it('a phone that has begun to ring meanwhile rings no longer', async () => {
    const flow = await setQueueFlow({ workers: [amina], queueSeconds: 30 })
    const { twilio } = flow
    flow.hold = ({ path, step }) => path === '/tr-event-handler' || step === 'left'
    await flow.callIn()
    const [event] = flow.held
    const hasLeft = () => flow.held.find(({ step }) => step === 'left')
    for (let second = 0; second < 60 && !hasLeft(); second += 1) await flow.wait(1)
    const left = hasLeft()
    if (!event || !left) throw new Error('Nobody has waited and left')
    flow.hold = () => false
    const slowly = { kind: 'latency', ms: 3000 } as const
    twilio.faults.add({ when: { method: 'POST', path: '/Calls.json' }, do: slowly })
    flow.deliver(event)
    await flow.wait(2)
    expect(flow.phone(amina).state).toBe('ringing')
    // The call's SID is written after the task was found and before it is canceled.
    twilio.faults.add({ when: { method: 'POST', path: '/Tasks/' }, do: slowly })
    flow.deliver(left)
    await flow.wait(4)
    expect(flow.task().status).toBe('canceled')
    expect(flow.phone(amina).state).toBe('idle')
    twilio.phones.hangUp(respondent)
    await flow.wait(3)
  })
})

describe('when TaskRouter says that somebody else was faster', () => {
  it.each([
    [2, 1],
    [3, 0],
  ])('%i times, the enumerator is rung %i times', async (times, rings) => {
    const flow = await setQueueFlow()
    let left = times
    flow.fault = ({ pathname }, method) => {
      if (method !== 'POST' || !/\/Tasks\/WT\w+$/.test(pathname) || left === 0) return undefined
      left -= 1
      return refusal(412, 20412)
    }
    await flow.callIn()
    expect(left).toBe(0)
    expect([flow.rings(amina), flow.rings(juma)]).toEqual([rings, 0])
    if (rings === 0) expect(flow.logs.join('\n')).toContain('could not be claimed')
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(3)
  })
})

describe('when TaskRouter does not answer', () => {
  it.each(['silence', 'refused'] as const)('(%s) no machine gets the respondent', async (how) => {
    const flow = await setQueueFlow()
    flow.twilio.phones.setHabit(amina, { kind: 'machine', afterMs: 5000 })
    await flow.callIn()
    flow.fault = (url) => {
      if (!url.pathname.includes('/Reservations/')) return undefined
      return how === 'silence' ? 'silence' : refusal(429, 20429)
    }
    await flow.wait(60)
    expect(flow.phone(respondent).heard).toEqual([])
    expect(flow.phone(respondent).company).toEqual([])
    flow.fault = () => undefined
    // The reservation's time is up, and TaskRouter itself goes on.
    await flow.wait(15)
    expect(flow.phone(juma).state).toBe('ringing')
    flow.twilio.phones.hangUp(respondent)
  })

  it('the respondent who waits hears it and comes to the voicemail', async () => {
    const flow = await setQueueFlow()
    flow.fault = (url) => (url.hostname === 'taskrouter.twilio.com' ? 'silence' : undefined)
    await flow.callIn()
    for (let round = 0; round < 5; round += 1) await expectHeard(flow)
    expect(flow.said(respondent)).toContain('Please leave a message')
    flow.twilio.phones.hangUp(respondent)
  })
})

describe('when the Functions themselves fail while somebody waits', () => {
  it('Twilio asks what is next, and the respondent hears it', async () => {
    const flow = await setQueueFlow()
    flow.hold = ({ step }) => step === 'waiting'
    await flow.callIn()
    await flow.wait(40)
    flow.hold = () => false
    await flow.wait(10)
    expect(flow.said(respondent)).toContain('Nobody can take your call now. Please leave a message')
    flow.twilio.phones.hangUp(respondent)
  })
})

describe('the log of the queue’s Functions', () => {
  it('shows no whole number and no secret', async () => {
    const flow = await setQueueFlow()
    flow.twilio.phones.setHabit(amina, { kind: 'machine', afterMs: 1000 })
    flow.twilio.phones.setHabit(juma, { kind: 'unreachable' })
    await flow.callIn()
    await flow.wait(200)
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(10)
    expect(flow.logs.length).toBeGreaterThan(1)
    const log = flow.logs.join('\n')
    expect(log).not.toMatch(/\+?25\d{7}/)
    expect(log).not.toContain(flow.twilio.account.authToken)
  })
})
