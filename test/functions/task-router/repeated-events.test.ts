import { describe, expect, it } from 'vitest'
import { amina, juma, type QueueFlow, respondent, setQueueFlow, type Webhook } from './queue-flow.ts'

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
  it('the end before the beginning: nobody is rung afterwards', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    await flow.wait(30)
    flow.hold = isEvent('reservation.wrapup')
    await endCall(flow)
    // The call's own status has completed the task before TaskRouter's event comes.
    expect(flow.task().status).toBe('completed')
    const late = heldBack(flow)
    flow.hold = () => false
    flow.deliver(late)
    await repeat(flow, isEvent('reservation.created'))
    expect([flow.rings(amina), flow.rings(juma)]).toEqual([1, 0])
    expect(flow.task().status).toBe('completed')
  })

  it('the task is completed by the event where the call’s status is held up', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    flow.twilio.phones.answer(amina)
    await flow.wait(30)
    flow.hold = ({ path }) => path === '/status-callback'
    await endCall(flow)
    expect(flow.task().status).toBe('completed')
    const late = heldBack(flow)
    flow.hold = () => false
    flow.deliver(late)
    await flow.wait(3)
    expect(flow.task().status).toBe('completed')
    await flow.callIn()
    expect(flow.phone(juma).state).toBe('ringing')
    await endCall(flow)
  })
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
    // The one that was never tried may come again; here TaskRouter has taken the other.
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
})

describe('what is not ours', () => {
  it('another workspace’s events are passed over', async () => {
    const flow = await setQueueFlow({ environment: { TASKROUTER_WORKSPACE_SID: `WS${'0'.repeat(32)}` } })
    await flow.callIn()
    await flow.wait(5)
    expect(flow.rings(amina)).toBe(0)
    await endCall(flow)
  })

  it('a step that nobody has signed gets nothing', async () => {
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
