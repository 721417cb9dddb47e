import { describe, expect, it } from 'vitest'
import { isObject } from '../fixture.ts'
import { setUpRouter } from './team.ts'

/** The names in Twilio's published description of each resource. */
const keys = {
  TaskQueues:
    'account_sid assignment_activity_name assignment_activity_sid date_created date_updated friendly_name links ' +
    'max_reserved_workers reservation_activity_name reservation_activity_sid sid target_workers task_order url workspace_sid',
  Workers:
    'account_sid activity_name activity_sid attributes available date_created date_status_changed date_updated ' +
    'friendly_name links sid url workspace_sid',
  Workflows:
    'account_sid assignment_callback_url configuration date_created date_updated document_content_type ' +
    'fallback_assignment_callback_url friendly_name links sid task_reservation_timeout url workspace_sid',
  Activities: 'account_sid available date_created date_updated friendly_name links sid url workspace_sid',
}

const listKeys = {
  TaskQueues: 'task_queues',
  Workers: 'workers',
  Workflows: 'workflows',
  Activities: 'activities',
}

describe.each(['TaskQueues', 'Workers', 'Workflows', 'Activities'] as const)('each of the %s', (list) => {
  it('is read by its SID as the list has it, with every property of Twilio', async () => {
    const router = await setUpRouter()
    const { body } = await router.ask('GET', `/${list}`)
    const listed = Object(body)[listKeys[list]]
    const all: unknown[] = Array.isArray(listed) ? listed : []
    expect(all.length).toBeGreaterThan(0)
    for (const one of all) {
      const sid = isObject(one) ? one.sid : undefined
      const answer = await router.ask('GET', `/${list}/${sid}`)
      expect([answer.status, answer.body]).toEqual([200, one])
      expect(Object.keys(answer.body).sort().join(' ')).toBe(keys[list])
    }
  })

  it('is not there with another SID, nor in another workspace', async () => {
    const router = await setUpRouter()
    const { body } = await router.ask('GET', `/${list}`)
    const [first]: unknown[] = Object(body)[listKeys[list]]
    const sid = isObject(first) ? first.sid : undefined
    const missing = await router.ask('GET', `/${list}/${String(sid).replace(/.$/, 'x')}`)
    expect([missing.status, missing.body['code']]).toEqual([404, 20404])
    const other = router.twilio.taskRouter.team.addWorkspace({
      name: 'x',
      eventCallbackUrl: '',
      eventsFilter: [],
    })
    const { account } = router.twilio
    const elsewhere = await router.twilio.fetch(
      new Request(`https://taskrouter.twilio.com/v1/Workspaces/${other.sid}/${list}/${sid}`, {
        headers: { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` },
      }),
    )
    expect(elsewhere.status).toBe(404)
  })
})

it('a workspace has every property of Twilio', async () => {
  const router = await setUpRouter()
  expect(
    Object.keys((await router.ask('GET', '')).body)
      .sort()
      .join(' '),
  ).toBe(
    'account_sid date_created date_updated default_activity_name default_activity_sid event_callback_url ' +
      'events_filter friendly_name links multi_task_enabled prioritize_queue_order sid timeout_activity_name ' +
      'timeout_activity_sid url',
  )
})
