import { describe, expect, it } from 'vitest'
import { taskRouterOrigin } from '../../../src/twilio/task-router/request.ts'
import { documentOf, incomingCall, setScene } from '../visiting.ts'
import { amina, type QueueFlow, respondent, setQueueFlow } from './queue-flow.ts'

const environment = {
  TASKROUTER_WORKSPACE_SID: `WS${'1'.repeat(32)}`,
  TASKROUTER_WORKFLOW_SID: `WW${'1'.repeat(32)}`,
  QUEUE_SECONDS: '90',
}

describe('a respondent who comes to the queue', () => {
  it('becomes a task that outlives the wait by a minute, so that the call decides', async () => {
    const call = incomingCall({ Digits: '1', FromCity: 'KISUMU', FromCountry: 'KE' })
    const { body } = await setScene({ environment }).post('/ivr?step=asked-1', call)
    const enqueue = documentOf(body).find(({ name }) => name === 'Enqueue')
    const task = enqueue?.children.find(({ name }) => name === 'Task')
    expect(enqueue?.attributes.get('workflowSid')).toBe(environment.TASKROUTER_WORKFLOW_SID)
    expect(task?.attributes.get('timeout')).toBe('150')
    expect(body).toContain('KISUMU')
  })
})

describe('a call that has left the queue', () => {
  it.each(['redirected', 'redirected-from-bridged', 'bridging-in-process'])(
    'as %s is somebody else’s: nothing is said, and nothing is asked of Twilio',
    async (QueueResult) => {
      const scene = setScene({ environment })
      const { status, body } = await scene.post('/ivr?step=left', incomingCall({ QueueResult }))
      expect(status).toBe(200)
      expect(documentOf(body)).toEqual([])
      expect(scene.sent).toEqual([])
    },
  )

  it('as hung up hears nothing', async () => {
    const call = incomingCall({ QueueResult: 'hangup', CallStatus: 'completed' })
    const { body } = await setScene({ environment }).post('/ivr?step=left', call)
    expect(documentOf(body)).toEqual([])
  })

  it.each(['leave', 'error', 'queue-full', 'system-error', ''])(
    'as “%s” is asked for a message',
    async (QueueResult) => {
      const scene = setScene({ environment })
      const { body } = await scene.post('/ivr?step=left', incomingCall({ QueueResult }))
      expect(documentOf(body).map(({ name }) => name)).toContain('Record')
      expect(body).toContain('Nobody can take your call now.')
    },
  )
})

/** What somebody else, such as a supervisor in the console, does to the task. */
async function tellTaskRouter(flow: QueueFlow, path: string, form: Record<string, string>): Promise<void> {
  const { account, taskRouter } = flow.twilio
  const [task] = taskRouter.tasks.values()
  const url = `${taskRouterOrigin}/v1/Workspaces/${flow.workspaceSid}/Tasks/${task?.sid}${path}`
  const Authorization = `Basic ${btoa(`${account.sid}:${account.authToken}`)}`
  const init = { method: 'POST', headers: { Authorization }, body: new URLSearchParams(form) }
  expect((await flow.twilio.fetch(new Request(url, init))).status).toBe(200)
}

describe('a task that somebody else has changed', () => {
  it('that is canceled lets its respondent be asked for a message at the next sentence', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    await flow.wait(5)
    await tellTaskRouter(flow, '', { AssignmentStatus: 'canceled', Reason: 'Nobody is there today' })
    await flow.wait(20)
    expect(flow.said(respondent)).toContain('Nobody can take your call now. Please leave a message')
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(5)
  })

  it('that is taken without its call is completed when the call leaves the queue', async () => {
    const flow = await setQueueFlow({ workers: [amina], queueSeconds: 60 })
    // Neither TaskRouter's event nor a call to the enumerator is there to do it.
    flow.hold = ({ path }) => path !== '/ivr'
    await flow.callIn()
    const [reservation] = flow.twilio.taskRouter.reservations.values()
    await tellTaskRouter(flow, `/Reservations/${reservation?.sid}`, { ReservationStatus: 'accepted' })
    await flow.wait(20)
    expect(flow.task().status).toBe('assigned')
    await flow.wait(60)
    expect(flow.said(respondent)).toContain('Please leave a message')
    expect(flow.task().status).toBe('completed')
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(5)
  })
})
