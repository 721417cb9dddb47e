import { describe, expect, it, onTestFinished } from 'vitest'
import { planQueue } from '../../../src/functions/deploy/task-router.ts'
import type { QueuePlan } from '../../../src/functions/deploy/task-router-plan.ts'
import { removeQueue, setUpQueue } from '../../../src/functions/deploy/task-router-setup.ts'
import { createStandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { createTaskRouterSender } from '../../../src/twilio/task-router/request.ts'

const plan: QueuePlan = {
  name: 'Survey calls',
  functionsUrl: 'https://calls-1234.twil.io',
  workers: [
    { name: 'amina', contact: '+254700000001' },
    { name: 'juma', contact: '+254700000002' },
  ],
  queueSeconds: 120,
  reservationSeconds: 70,
}

function setAccount() {
  const clock = createVirtualClock()
  const twilio = createStandInTwilio({ clock })
  onTestFinished(() => twilio.stop())
  const { account, taskRouter, requests } = twilio
  const send = createTaskRouterSender({
    fetch: (url, init) => twilio.fetch(new Request(url, init)),
    clock,
    credentials: { username: account.sid, password: account.authToken },
  })
  return {
    send,
    twilio,
    clock,
    team: taskRouter.team,
    writes: () => requests.filter((one) => one.method !== 'GET'),
  }
}

describe('setting the queue up', () => {
  it('makes the workspace with its queue, workers and workflow', async () => {
    const { send, team } = setAccount()
    const { lines, workspaceSid, workflowSid } = await setUpQueue(send, plan)
    expect(lines.map((line) => line.replace(/, W\w+$/, ''))).toEqual([
      'Workspace Survey calls: made',
      'Queue Survey calls: made',
      'Worker amina: made',
      'Worker juma: made',
      'Workflow Survey calls: made',
    ])
    expect(team.workspaces.get(workspaceSid)).toMatchObject({
      eventCallbackUrl: 'https://calls-1234.twil.io/tr-event-handler',
      eventsFilter: ['reservation.created', 'reservation.wrapup'],
    })
    const { timeoutActivitySid = '' } = team.workspaces.get(workspaceSid) ?? {}
    expect(team.activities.get(timeoutActivitySid)).toMatchObject({ name: 'Available', workspaceSid })
    expect(team.workflows.get(workflowSid)?.reservationTimeoutMs).toBe(70_000)
    const workers = [...team.workers.values()]
    expect(workers.every((worker) => team.isAvailable(worker))).toBe(true)
    expect(workers.map(({ attributes }) => JSON.parse(attributes))).toMatchObject([
      { contact_uri: '+254700000001' },
      { contact_uri: '+254700000002' },
    ])
  })

  it('changes nothing when it is run again, and says what is there', async () => {
    const { send, writes } = setAccount()
    const first = await setUpQueue(send, plan)
    const before = writes().length
    const second = await setUpQueue(send, plan)
    expect(writes().length).toBe(before)
    expect(second.lines.every((line) => line.includes(': was there, '))).toBe(true)
    expect(second).toMatchObject({ workspaceSid: first.workspaceSid, workflowSid: first.workflowSid })
  })

  it('changes what differs and makes what is missing, and leaves what somebody has added', async () => {
    const { send, team } = setAccount()
    await setUpQueue(send, plan)
    const [amina] = team.workers.values()
    if (!amina) throw new Error('No worker')
    amina.attributes = JSON.stringify({
      contact_uri: '+254700000009',
      made_by: 'twilio-call',
      locations: ['KE'],
    })
    const halima = { name: 'halima', contact: '+254700000003' }
    const next = { ...plan, functionsUrl: 'https://calls-9.twil.io', workers: [...plan.workers, halima] }
    const { lines } = await setUpQueue(send, next)
    expect(lines.map((line) => line.replace(/, W\w+$/, ''))).toEqual([
      'Workspace Survey calls: changed',
      'Queue Survey calls: was there',
      'Worker amina: changed',
      'Worker juma: was there',
      'Worker halima: made',
      'Workflow Survey calls: was there',
    ])
    expect(JSON.parse(amina.attributes)).toMatchObject({ contact_uri: '+254700000001', locations: ['KE'] })
  })

  it('keeps enumerators available whom an event has not reached, also in a workspace that says otherwise', async () => {
    const { send, team } = setAccount()
    const { workspaceSid } = await setUpQueue(send, plan)
    const workspace = team.workspaces.get(workspaceSid)
    if (!workspace) throw new Error('No workspace')
    workspace.timeoutActivitySid = workspace.defaultActivitySid
    const { lines } = await setUpQueue(send, plan)
    expect(lines[0]).toContain('Workspace Survey calls: changed')
    expect(team.activities.get(workspace.timeoutActivitySid)?.isAvailable).toBe(true)
  })

  it('finishes a workspace that was made just before it was cut off', async () => {
    const { send, team, twilio } = setAccount()
    twilio.faults.add({ when: { path: '/Activities' }, do: { kind: 'status', status: 500 } })
    await expect(setUpQueue(send, plan)).rejects.toThrow('Activities: no usable answer')
    const { workspaceSid } = await setUpQueue(send, plan)
    const { timeoutActivitySid = '' } = team.workspaces.get(workspaceSid) ?? {}
    expect(team.workspaces.size).toBe(1)
    expect(team.activities.get(timeoutActivitySid)?.isAvailable).toBe(true)
  })

  it('names enumerators who are no longer in the list, and leaves them', async () => {
    const { send, team } = setAccount()
    await setUpQueue(send, plan)
    const { lines } = await setUpQueue(send, { ...plan, workers: plan.workers.slice(0, 1) })
    expect(lines.join('\n')).toContain('Worker juma: no longer in your list')
    expect(team.workers.size).toBe(2)
  })

  it('makes nobody available who is away', async () => {
    const { send, team, twilio } = setAccount()
    await setUpQueue(send, plan)
    const [amina] = team.workers.values()
    const away = [...team.activities.values()].find(({ isAvailable }) => !isAvailable)
    if (!amina || !away) throw new Error('No worker')
    twilio.taskRouter.setActivity(amina.sid, away.sid)
    await setUpQueue(send, { ...plan, workers: [{ name: 'amina', contact: '+254700000008' }] })
    expect(team.isAvailable(amina)).toBe(false)
  })

  it('goes on where it was cut off', async () => {
    const { send, team, twilio } = setAccount()
    twilio.faults.add({ when: { method: 'POST', path: '/Workers' }, do: { kind: 'status', status: 500 } })
    await expect(setUpQueue(send, plan)).rejects.toThrow('Worker amina: no usable answer')
    const { lines } = await setUpQueue(send, plan)
    expect(lines[0]).toContain('Workspace Survey calls: was there')
    expect(team.workspaces.size).toBe(1)
    expect(team.workers.size).toBe(2)
  })

  it('finds its own among more workers than fit on a page of Twilio’s', async () => {
    const { send, team } = setAccount()
    const workers = Array.from({ length: 120 }, (_, index) => ({
      name: `enumerator ${index}`,
      contact: `+2547000${String(index).padStart(5, '0')}`,
    }))
    await setUpQueue(send, { ...plan, workers })
    const { lines } = await setUpQueue(send, { ...plan, workers })
    expect(lines.every((line) => line.includes('was there'))).toBe(true)
    expect(team.workers.size).toBe(120)
  })

  it('says what Twilio refused', async () => {
    const { twilio, clock } = setAccount()
    const send = createTaskRouterSender({
      fetch: (url, init) => twilio.fetch(new Request(url, init)),
      clock,
      credentials: { username: twilio.account.sid, password: 'wrong' },
    })
    await expect(setUpQueue(send, plan)).rejects.toThrow('The workspaces: Twilio refused it with 20003')
  })
})

describe('taking the queue down', () => {
  it('leaves nothing of it', async () => {
    const { send, team } = setAccount()
    await setUpQueue(send, plan)
    expect(await removeQueue(send, plan)).toEqual([
      'Workflows Survey calls: removed',
      'TaskQueues Survey calls: removed',
      'Workers amina: removed',
      'Workers juma: removed',
      'Workspace Survey calls: removed',
    ])
    expect([team.workspaces.size, team.workers.size, team.queues.size, team.workflows.size]).toEqual([
      0, 0, 0, 0,
    ])
    expect(await removeQueue(send, plan)).toEqual(['Workspace Survey calls: not there'])
  })

  it('leaves what somebody has added by hand, and the workspace for it', async () => {
    const { send, team } = setAccount()
    const { workspaceSid } = await setUpQueue(send, plan)
    team.addWorker(workspaceSid, { name: 'by hand', attributes: '{}' })
    const lines = await removeQueue(send, plan)
    expect(lines.at(-1)).toContain('kept')
    expect([...team.workers.values()].map(({ name }) => name)).toEqual(['by hand'])
    expect(team.workspaces.size).toBe(1)
  })
})

describe('the plan of the queue', () => {
  const callers = JSON.stringify([
    { user: 'amina', callerId: '+12025550110', email: '', phone: '+254700000001' },
    { user: 'halima', callerId: '+12025550110', email: '', phone: '' },
  ])
  const env = {
    ACCOUNT_SID: `AC${'1'.repeat(32)}`,
    AUTH_TOKEN: 'token',
    FUNCTIONS_URL: 'https://calls-1.twil.io/',
  }

  it('has a worker for each enumerator with a phone', () => {
    expect(planQueue(env, callers)).toEqual({
      name: 'Survey calls',
      functionsUrl: 'https://calls-1.twil.io',
      workers: [{ name: 'amina', contact: '+254700000001' }],
      queueSeconds: 120,
      reservationSeconds: 70,
    })
  })

  it('gives enumerators longer where their phones ring for longer', () => {
    expect(planQueue({ ...env, RING_SECONDS: '60', QUEUE_SECONDS: '300' }, callers)).toMatchObject({
      queueSeconds: 300,
      reservationSeconds: 105,
    })
  })

  it.each([
    [{}, 'Fill in ACCOUNT_SID, AUTH_TOKEN, FUNCTIONS_URL'],
    [{ ...env, FUNCTIONS_URL: 'calls-1.twil.io' }, 'FUNCTIONS_URL must be the address'],
    [{ ...env, FUNCTIONS_URL: 'https://calls-1.twil.io/ivr' }, 'FUNCTIONS_URL must be the address'],
  ])('needs the lines of .env that say where to: %o', (given, problem) => {
    expect(() => planQueue(given, callers)).toThrow(problem)
  })

  it('needs somebody to ring', () => {
    expect(() => planQueue(env, '[]')).toThrow('CALLERS_CSV')
  })
})
