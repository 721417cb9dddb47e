import { describe, expect, it } from 'vitest'
import { signWebhook } from '../../../../src/stand-in/twilio/webhooks/signature.ts'
import { respondent } from '../fixture.ts'
import { own, team } from '../team.ts'
import { enqueue, setUpRouter, workers } from './team.ts'

describe('a call that is enqueued with a workflow', () => {
  it('becomes a task that knows the call, with what the document adds', async () => {
    const router = await setUpRouter(
      {},
      { voice: (sid) => enqueue(sid, '', '<Task priority="3" timeout="90">{"case_id":"1204"}</Task>') },
    )
    const callSid = await router.callIn()
    await router.clock.advance(0)
    const task = await router.task()
    expect(task).toMatchObject({ assignment_status: 'reserved', priority: 3, timeout: 90 })
    expect(JSON.parse(String(task['attributes']))).toMatchObject({
      call_sid: callSid,
      from: respondent,
      to: own,
      case_id: '1204',
    })
  })

  it('reserves the worker who has been idle for longest, and tells each step, signed', async () => {
    const router = await setUpRouter()
    await router.callIn()
    await router.clock.advance(0)
    expect(router.events()).toEqual(['task.created', 'task-queue.entered', 'reservation.created'])
    const asked = router.asked.filter(({ path }) => path === '/events').at(-1)
    expect(asked?.told).toMatchObject({
      EventType: 'reservation.created',
      ResourceType: 'Reservation',
      WorkspaceSid: router.workspace,
      WorkspaceName: 'Team',
      WorkerName: 'worker 1',
      TaskAssignmentStatus: 'reserved',
      ReservationSid: router.reservation().sid,
    })
    expect(JSON.parse(asked?.told['WorkerAttributes'] ?? '')).toMatchObject({ contact_uri: workers[0] })
    const signature = signWebhook(router.twilio.account.authToken, `${team}/events`, asked?.told ?? {})
    expect(asked?.headers.get('X-Twilio-Signature')).toBe(signature)
  })

  it('tells only the events that the workspace has asked for', async () => {
    const router = await setUpRouter()
    await router.ask('POST', '', { EventsFilter: 'reservation.created, reservation.wrapup' })
    await router.callIn()
    await router.clock.advance(0)
    expect(router.events()).toEqual(['reservation.created'])
  })

  it('is canceled when the caller hangs up, with the reservation', async () => {
    const router = await setUpRouter()
    await router.callIn()
    await router.clock.advance(5000)
    router.twilio.phones.hangUp(respondent)
    await router.clock.advance(0)
    expect(await router.task()).toMatchObject({ assignment_status: 'canceled', reason: 'hangup' })
    expect(router.reservation().status).toBe('canceled')
    expect(router.clock.pending()).toBe(0)
  })

  it.each([
    ['no such workflow', () => enqueue(`WW${'0'.repeat(32)}`), 14220],
    ['attributes that are no JSON', (sid: string) => enqueue(sid, '', '<Task>{broken</Task>'), 14221],
  ])('with %s goes on at its action as an error', async (_name, voice, code) => {
    const action = 'action="/left"'
    const router = await setUpRouter(
      { '/left': '<Say>Sorry</Say>' },
      { voice: (sid) => voice(sid).replace('<Enqueue', `<Enqueue ${action}`) },
    )
    await router.callIn()
    await router.clock.advance(100)
    expect(router.askedAt('/left')).toMatchObject([{ QueueResult: 'error' }])
    expect(router.twilio.alerts).toMatchObject([{ code }])
  })
})

describe('a reservation', () => {
  it('that is rejected goes to the next worker, and its worker may be sent away', async () => {
    const router = await setUpRouter()
    await router.callIn()
    await router.clock.advance(0)
    const { sid, workerSid } = router.reservation()
    const away = [...router.twilio.taskRouter.team.activities.values()].find(({ name }) => name === 'Offline')
    const path = `/Tasks/${(await router.task())['sid']}/Reservations/${sid}`
    const answer = await router.ask('POST', path, {
      ReservationStatus: 'rejected',
      WorkerActivitySid: away?.sid ?? '',
    })
    expect(answer).toMatchObject({ status: 200, body: { reservation_status: 'rejected' } })
    await router.clock.advance(0)
    expect(router.reservation(1)).toMatchObject({ status: 'pending' })
    expect(router.reservation(1).workerSid).not.toBe(workerSid)
    expect(router.events()).toContain('worker.activity.update')
    expect((await router.ask('POST', path, { ReservationStatus: 'rejected' })).status).toBe(400)
    expect((await router.ask('GET', path)).body).toMatchObject({ reservation_status: 'rejected' })
  })

  it('that nobody takes times out, and its worker is unavailable from then on', async () => {
    const router = await setUpRouter({}, { reservationTimeout: 20 })
    await router.callIn()
    await router.clock.advance(20_000)
    expect(router.reservation().status).toBe('timeout')
    expect(router.reservation(1).status).toBe('pending')
    const worker = router.twilio.taskRouter.team.workers.get(router.reservation().workerSid)
    expect(worker && router.twilio.taskRouter.team.isAvailable(worker)).toBe(false)
  })

  it('that times out leaves its worker available where the workspace says so', async () => {
    const router = await setUpRouter({}, { reservationTimeout: 20 })
    const { team: people } = router.twilio.taskRouter
    const available = [...people.activities.values()].find(({ isAvailable }) => isAvailable)
    expect(await router.ask('POST', '', { TimeoutActivitySid: available?.sid ?? '' })).toMatchObject({
      status: 200,
      body: { timeout_activity_sid: available?.sid, timeout_activity_name: 'Available' },
    })
    await router.callIn()
    await router.clock.advance(20_000)
    const worker = people.workers.get(router.reservation().workerSid)
    expect(router.reservation().status).toBe('timeout')
    expect(worker && people.isAvailable(worker)).toBe(true)
  })

  it('cannot time out into an activity of another workspace', async () => {
    const router = await setUpRouter()
    const elsewhere = { name: 'Other', eventCallbackUrl: '', eventsFilter: [] }
    const { timeoutActivitySid } = router.twilio.taskRouter.team.addWorkspace(elsewhere)
    expect(await router.ask('POST', '', { TimeoutActivitySid: timeoutActivitySid })).toMatchObject({
      status: 400,
      body: { code: 20001 },
    })
  })

  it('waits for a worker who becomes available', async () => {
    const router = await setUpRouter()
    const { team: people, reservations } = router.twilio.taskRouter
    const [available, away] = [true, false].map((wanted) =>
      [...people.activities.values()].find(({ isAvailable }) => isAvailable === wanted),
    )
    for (const { sid } of people.workers.values()) {
      await router.ask('POST', `/Workers/${sid}`, { ActivitySid: away?.sid ?? '' })
    }
    await router.callIn()
    await router.clock.advance(5000)
    expect(reservations.size).toBe(0)
    const [worker] = people.workers.values()
    await router.ask('POST', `/Workers/${worker?.sid}`, { ActivitySid: available?.sid ?? '' })
    await router.clock.advance(0)
    expect(router.reservation()).toMatchObject({ status: 'pending', workerSid: worker?.sid })
  })
})

describe('a workflow', () => {
  it('offers a task only to workers of whom its expression holds', async () => {
    const router = await setUpRouter({}, { targets: (queue) => [{ queue, expression: 'worker.level >= 1' }] })
    await router.callIn()
    await router.clock.advance(0)
    const worker = router.twilio.taskRouter.team.workers.get(router.reservation().workerSid)
    expect(worker?.name).toBe('worker 2')
  })

  it('goes on to the next step when the time of one is up, and cancels the task after the last', async () => {
    const nobody = '1==0'
    const router = await setUpRouter(
      {},
      {
        targets: (queue) => [
          { queue, expression: nobody, timeout: 10 },
          { queue, expression: nobody, timeout: 20 },
        ],
      },
    )
    await router.callIn()
    await router.clock.advance(29_000)
    expect(await router.task()).toMatchObject({ assignment_status: 'pending' })
    await router.clock.advance(2000)
    expect(await router.task()).toMatchObject({ assignment_status: 'canceled' })
    expect(router.events()).toEqual([
      'task.created',
      'task-queue.entered',
      'task-queue.entered',
      'workflow.timeout',
      'task.canceled',
    ])
    // The call itself goes on waiting.
    expect(router.phone()?.state).toBe('talking')
  })

  it('lets a reservation end before it goes on', async () => {
    const router = await setUpRouter(
      {},
      { targets: (queue) => [{ queue, timeout: 10 }], reservationTimeout: 30 },
    )
    await router.callIn()
    await router.clock.advance(20_000)
    expect(await router.task()).toMatchObject({ assignment_status: 'reserved' })
    await router.clock.advance(11_000)
    expect(await router.task()).toMatchObject({ assignment_status: 'canceled' })
  })
})

describe('a task in the API', () => {
  it('is found by its attributes', async () => {
    const router = await setUpRouter()
    const sid = await router.callIn()
    const found = async (expression: string): Promise<unknown> =>
      (await router.ask('GET', `/Tasks?EvaluateTaskAttributes=${encodeURIComponent(expression)}`)).body[
        'tasks'
      ]
    expect(await found(`call_sid == "${sid}"`)).toMatchObject([{ assignment_status: 'reserved' }])
    expect(await found('call_sid == "CA0"')).toEqual([])
  })

  it('is changed only by who has read its latest version', async () => {
    const router = await setUpRouter()
    await router.callIn()
    await router.clock.advance(0)
    const path = `/Tasks/${(await router.task())['sid']}`
    const version = (await router.ask('GET', path)).headers.get('ETag') ?? ''
    const write = (attributes: string): ReturnType<typeof router.ask> =>
      router.ask('POST', path, { Attributes: attributes }, { 'If-Match': version })
    expect((await write('{"a":1}')).status).toBe(200)
    expect((await write('{"a":2}')).status).toBe(412)
    expect(await router.task()).toMatchObject({ attributes: '{"a":1}' })
    expect((await router.ask('POST', path, { Attributes: '[1]' })).status).toBe(400)
  })

  it('can be completed only after somebody has worked on it', async () => {
    const router = await setUpRouter()
    await router.callIn()
    await router.clock.advance(0)
    const path = `/Tasks/${(await router.task())['sid']}`
    const complete = { AssignmentStatus: 'completed', Reason: 'done' }
    expect((await router.ask('POST', path, complete)).status).toBe(400)
    const accept = { ReservationStatus: 'accepted' }
    await router.ask('POST', `${path}/Reservations/${router.reservation().sid}`, accept)
    expect((await router.ask('POST', path, complete)).status).toBe(200)
    expect((await router.ask('POST', path, complete)).status).toBe(400)
    expect(router.reservation().status).toBe('completed')
  })

  it('is for the account’s own credentials alone', async () => {
    const router = await setUpRouter()
    const { account } = router.twilio
    const statusFor = async (name: string, secret: string): Promise<number> =>
      (await router.ask('GET', '/Tasks', undefined, { Authorization: `Basic ${btoa(`${name}:${secret}`)}` }))
        .status
    expect(await statusFor(account.sid, 'wrong')).toBe(401)
    expect(await statusFor(account.restricted.apiKey, account.restricted.apiSecret)).toBe(403)
    expect(await statusFor(account.test.sid, account.test.authToken)).toBe(403)
    expect(await statusFor(account.apiKey, account.apiSecret)).toBe(200)
  })
})

describe('starting again', () => {
  it('forgets tasks, and leaves what the team has set up', async () => {
    const router = await setUpRouter()
    await router.callIn()
    await router.clock.advance(0)
    router.twilio.reset()
    expect(router.twilio.taskRouter.tasks.size).toBe(0)
    expect(router.twilio.taskRouter.team.workers.size).toBe(2)
    expect(router.clock.pending()).toBe(0)
  })
})
