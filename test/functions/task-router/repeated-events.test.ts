import { describe, expect, it } from 'vitest'
import {
  amina,
  juma,
  type QueueFlow,
  queueNumber,
  respondent,
  setQueueFlow,
  type Webhook,
} from './queue-flow.ts'

const isEvent = (type: string) => (webhook: Webhook) =>
  webhook.path === '/tr-event-handler' && webhook.form.get('EventType') === type

function find(flow: QueueFlow, fits: (webhook: Webhook) => boolean): Webhook {
  const webhook = flow.webhooks.find(fits)
  if (!webhook) throw new Error('No such webhook')
  return webhook
}

/** The first that has not been delivered yet. */
function heldBack(flow: QueueFlow): Webhook {
  const [first] = flow.held
  if (!first) throw new Error('Nothing is held back')
  return first
}

/** Delivers it again, some time or other. */
async function repeat(flow: QueueFlow, fits: (webhook: Webhook) => boolean, seconds = 5): Promise<void> {
  flow.deliver(find(flow, fits))
  await flow.wait(seconds)
}

/** What became of each offer, first to last. */
function attemptsOf(flow: QueueFlow): unknown[] {
  return Object.values(Object(flow.task().attributes['attempts']))
}

async function endCall(flow: QueueFlow): Promise<void> {
  flow.twilio.phones.hangUp(respondent)
  await flow.wait(5)
}

describe('an event that comes twice', () => {
  it('rings an enumerator once', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    await repeat(flow, isEvent('reservation.created'))
    await repeat(flow, isEvent('reservation.created'))
    expect(flow.rings(amina)).toBe(1)
    expect(flow.reservations()).toEqual(['pending'])
    await endCall(flow)
  })

  it('at the same moment, in two instances, rings an enumerator once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const flow = await setQueueFlow({ instances: 3 })
      flow.hold = isEvent('reservation.created')
      await flow.callIn()
      const event = find(flow, flow.hold)
      flow.hold = () => false
      flow.deliver(event)
      flow.deliver(event)
      flow.deliver(event)
      await flow.wait(3)
      expect(flow.rings(amina)).toBe(1)
      expect(flow.phone(amina).state).toBe('ringing')
      await endCall(flow)
    }
  })

  it('completes a task once', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    await flow.wait(30)
    await endCall(flow)
    const reason = flow.twilio.taskRouter.tasks.values().next().value?.reason
    await repeat(flow, isEvent('reservation.wrapup'))
    expect(flow.task().status).toBe('completed')
    expect(flow.twilio.taskRouter.tasks.values().next().value?.reason).toBe(reason)
    expect(flow.twilio.alerts).toEqual([])
  })

  it('gives a respondent back once, though the next enumerator is rung already', async () => {
    const flow = await setQueueFlow()
    flow.twilio.phones.setHabit(amina, { kind: 'busy' })
    await flow.callIn()
    await flow.wait(3)
    expect(flow.phone(juma).state).toBe('ringing')
    await repeat(flow, ({ path }) => path === '/status-callback')
    expect(flow.reservations()).toEqual(['rejected', 'pending'])
    expect(flow.phone(juma).state).toBe('ringing')
    await endCall(flow)
  })

  it('takes nobody from a conversation when a machine’s verdict comes once more', async () => {
    const flow = await setQueueFlow()
    flow.twilio.phones.setHabit(amina, { kind: 'machine', afterMs: 1000 })
    await flow.callIn()
    await flow.wait(6)
    flow.twilio.phones.answer(juma)
    await flow.wait(4)
    expect(flow.phone(respondent).company).toEqual([juma])
    await repeat(flow, ({ path }) => path === '/dial-queue')
    expect(flow.phone(respondent).company).toEqual([juma])
    expect(flow.rings(amina)).toBe(1)
    await endCall(flow)
  })
})

describe('events out of order', () => {
  it('an end that comes last, and a beginning that comes again after it, ring nobody', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    await flow.wait(30)
    flow.hold = isEvent('reservation.wrapup')
    await endCall(flow)
    const late = heldBack(flow)
    flow.hold = () => false
    flow.deliver(late)
    await repeat(flow, isEvent('reservation.created'))
    expect([flow.rings(amina), flow.rings(juma)]).toEqual([1, 0])
    expect(flow.task().status).toBe('completed')
  })

  it('a status that comes before Twilio’s answer to the call is what stays noted', async () => {
    const flow = await setQueueFlow()
    flow.twilio.phones.setHabit(amina, { kind: 'busy' })
    flow.twilio.faults.add({
      when: { method: 'POST', path: '/Calls.json' },
      do: { kind: 'latency', ms: 3000 },
    })
    await flow.callIn()
    await flow.wait(5)
    expect(attemptsOf(flow)).toEqual(['busy', expect.stringMatching(/^CA/)])
    expect(flow.phone(juma).state).toBe('ringing')
    await endCall(flow)
  })
})

/** Three ways in which the end of a conversation is heard of. */
const endings = [
  ['TaskRouter’s event', isEvent('reservation.wrapup')],
  ['the status of the enumerator’s call', ({ path }: Webhook) => path === '/status-callback'],
  ['what the respondent’s call does next', ({ path, step }: Webhook) => path === '/ivr' && step === 'left'],
] as const

describe('the end of a conversation', () => {
  it.each(endings)(
    '(%s, and nothing else) completes the task and frees the enumerator',
    async (_name, own) => {
      const flow = await setQueueFlow({ workers: [amina] })
      await flow.callIn()
      flow.twilio.phones.answer(amina)
      await flow.wait(30)
      expect(flow.task().status).toBe('assigned')
      flow.hold = (webhook) => endings.some(([, fits]) => fits !== own && fits(webhook))
      await endCall(flow)
      expect(flow.held).toHaveLength(2)
      expect(flow.task().status).toBe('completed')
      flow.hold = () => false
      await flow.callIn()
      expect(flow.phone(amina).state).toBe('ringing')
      await endCall(flow)
    },
  )
})

describe('an event that comes late', () => {
  it('rings nobody when the reservation’s time is up, and the next enumerator is rung', async () => {
    const flow = await setQueueFlow()
    let count = 0
    flow.hold = (webhook) => {
      if (!isEvent('reservation.created')(webhook)) return false
      count += 1
      return count === 1
    }
    await flow.callIn()
    await flow.wait(75)
    expect(flow.reservations()).toEqual(['timeout', 'pending'])
    flow.deliver(find(flow, isEvent('reservation.created')))
    await flow.wait(3)
    expect(flow.rings(amina)).toBe(0)
    // The one that was never rung may be offered this respondent again, after the other.
    expect(flow.phone(juma).state).toBe('ringing')
    await endCall(flow)
  })

  it('rings nobody for a respondent who has hung up', async () => {
    const flow = await setQueueFlow()
    flow.hold = isEvent('reservation.created')
    await flow.callIn()
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(3)
    const late = heldBack(flow)
    flow.hold = () => false
    flow.deliver(late)
    await flow.wait(5)
    expect([flow.rings(amina), flow.rings(juma)]).toEqual([0, 0])
  })

  it('rings nobody for a respondent who hangs up just as the offer is claimed', async () => {
    const flow = await setQueueFlow()
    const isAsked = () => flow.twilio.requests.some(({ path }) => path.includes('/Reservations/'))
    flow.twilio.faults.add({
      when: { method: 'GET', path: '/Tasks/WT' },
      // The reservation is read at once, and found pending.
      skip: 1,
      do: { kind: 'latency', ms: 3000 },
    })
    flow.twilio.phones.call(respondent, queueNumber)
    await flow.wait(1)
    flow.twilio.phones.press(respondent, '1')
    for (let tenth = 0; tenth < 60 && !isAsked(); tenth += 1) await flow.wait(0.1)
    await flow.wait(0.5)
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(5)
    expect(flow.task()).toMatchObject({ status: 'canceled', attributes: { attempts: {} } })
    expect([flow.rings(amina), flow.rings(juma)]).toEqual([0, 0])
  })

  it('does nothing where the task is gone from TaskRouter altogether', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    await endCall(flow)
    await flow.wait(5)
    flow.fault = (url) =>
      url.pathname.includes('/Tasks/')
        ? Response.json({ code: 20404, message: 'Not found', more_info: '', status: 404 }, { status: 404 })
        : undefined
    const before = flow.rings(amina)
    for (const path of ['/tr-event-handler', '/status-callback']) {
      await repeat(flow, (webhook) => webhook.path === path)
    }
    expect(flow.rings(amina)).toBe(before)
  })

  it('that never comes leaves the respondent with the next enumerator, not alone', async () => {
    const flow = await setQueueFlow()
    let isFirst = true
    flow.hold = (webhook) => {
      const isLost = isFirst && isEvent('reservation.created')(webhook)
      if (isLost) isFirst = false
      return isLost
    }
    await flow.callIn()
    await flow.wait(40)
    expect(flow.said(respondent)).toContain('Please stay on the line.')
    await flow.wait(35)
    expect(flow.phone(juma).state).toBe('ringing')
    await endCall(flow)
  })

  it('that never comes leaves its enumerator available, for this respondent too', async () => {
    const flow = await setQueueFlow({ workers: [amina] })
    let isFirst = true
    flow.hold = (webhook) => {
      const isLost = isFirst && isEvent('reservation.created')(webhook)
      if (isLost) isFirst = false
      return isLost
    }
    await flow.callIn()
    await flow.wait(75)
    expect(flow.reservations()).toEqual(['timeout', 'pending'])
    expect(flow.phone(amina).state).toBe('ringing')
    await endCall(flow)
  })
})

describe('what is not ours', () => {
  it('another workspace’s events are passed over', async () => {
    const flow = await setQueueFlow({ environment: { TASKROUTER_WORKSPACE_SID: `WS${'0'.repeat(32)}` } })
    await flow.callIn()
    await flow.wait(5)
    expect(flow.rings(amina)).toBe(0)
    await endCall(flow)
  })

  it('an event that nobody has signed rings nobody', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    const event = find(flow, isEvent('reservation.created'))
    const { url, headers } = event.request
    const forged = new URLSearchParams(event.form)
    forged.set('WorkerAttributes', '{"contact_uri":"+254799999999"}')
    flow.deliver({ ...event, request: new Request(url, { method: 'POST', headers, body: forged }) })
    await flow.wait(3)
    expect(flow.rings('+254799999999')).toBe(0)
    await endCall(flow)
  })
})
