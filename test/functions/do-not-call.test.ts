import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/stand-in/twilio/faults/fault.ts'
import { keepList, listOf, takeOff } from '../stand-in/twilio/do-not-call-list.ts'
import { enumerator, type Flow, missCall, setFlow } from './flow.ts'
import { aCall, bridge, type Fields, key } from './service/asking.ts'
import { respondent as caller, setQueueFlow } from './task-router/queue-flow.ts'
import { origin, ownNumber, respondent, supervisor } from './visiting.ts'

const environment = {
  SERVICE_KEYS: `a:${key}`,
  ALLOWED_ACTIONS: 'call,record,message,history',
  ALLOWED_CALLER_IDS: ownNumber,
  ALLOWED_COUNTRIES: '+255',
  SEND_SMS_KEY: 'key-of-another-system',
}

async function ask(flow: Flow, route: string, fields: Fields): Promise<{ status: number; json: unknown }> {
  const headers = { 'X-Service-Key': key, 'X-Send-Sms-Key': environment.SEND_SMS_KEY }
  const body = new URLSearchParams(fields)
  const answer = flow.repeat(new Request(`${origin}/${route}`, { method: 'POST', headers, body }))
  await flow.wait(0)
  for (let second = 0; second < 9; second += 1) await flow.wait(1)
  const response = await answer
  return { status: response.status, json: await response.json() }
}

const call = aCall({ Twiml: bridge() })
const message = { Ask: 'POST Messages.json', To: respondent, From: ownNumber, Body: 'Tomorrow at ten' }
const history = { Ask: 'GET Calls.json', To: respondent, PageSize: '20' }
const text = { to: respondent, from: ownNumber, message: 'Tomorrow at ten' }

/** The numbers of everybody who was called or written to. */
function reached({ twilio }: Flow): string[] {
  const { world } = twilio
  return [...world.calls(), ...world.messages()].map(({ to }) => to)
}

function breakSync({ twilio }: Flow, fault: Fault): void {
  twilio.faults.add({ when: { path: '/v1/Services/' }, do: fault, times: 'always' })
}

describe('somebody on the list of those who want no calls', () => {
  it.each([
    ['call', call],
    ['messages', message],
  ] as const)('is not reached over /%s, and the form is told why', async (route, fields) => {
    const flow = setFlow(environment, { list: [respondent] })
    const { status, json } = await ask(flow, route, fields)
    expect(status).toBe(403)
    expect(json).toMatchObject({
      code: 4031,
      message: expect.stringContaining('asked not to be called again'),
    })
    expect(JSON.stringify(json)).not.toContain(respondent.slice(1))
    expect(reached(flow)).toEqual([])
  })

  it('gets no message of another system', async () => {
    const flow = setFlow(environment, { list: [respondent] })
    expect(await ask(flow, 'send-sms', text)).toMatchObject({
      status: 403,
      json: { error: 'to asked not to be called again: ask the supervisor' },
    })
    expect(reached(flow)).toEqual([])
  })

  it('is marked where their calls are listed, and nobody else is', async () => {
    const flow = setFlow(environment, { list: [respondent] })
    expect((await ask(flow, 'call-status', history)).json).toMatchObject({ calls: [], do_not_call: true })
    const other = { ...history, To: '+255754000003' }
    expect((await ask(flow, 'call-status', other)).json).not.toHaveProperty('do_not_call')
  })

  it('is called again once a supervisor has taken them off', async () => {
    const flow = setFlow(environment, { list: [respondent] })
    takeOff(flow.twilio, respondent)
    expect((await ask(flow, 'call', call)).status).toBe(201)
    expect((await ask(flow, 'messages', message)).status).toBe(201)
    expect((await ask(flow, 'send-sms', text)).status).toBe(201)
  })

  it.each(['+255754000003', '+25575400000', '+2557540000022'])(
    'is nobody else: %s is called',
    async (listed) => {
      const flow = setFlow(environment, { list: [listed] })
      expect((await ask(flow, 'call', call)).status).toBe(201)
    },
  )

  it('may call in and wait in the queue, whose workflow can read that they are on it', async () => {
    for (const [list, wish] of [
      [[caller], 'yes'],
      [[], 'no'],
    ] as const) {
      const flow = await setQueueFlow({ list })
      await flow.callIn()
      expect(flow.task().attributes).toMatchObject({ do_not_call: wish, case_id: '1204' })
    }
    const flow = await setQueueFlow()
    await flow.callIn()
    expect(flow.task().attributes).not.toHaveProperty('do_not_call')
  })
})

describe('while the list cannot be read', () => {
  const faults: Array<[string, Fault]> = [
    ['Twilio is down', { kind: 'status', status: 503 }],
    ['the line breaks', { kind: 'drop-before' }],
    ['nothing comes', { kind: 'hang' }],
    ['the key may not read it', { kind: 'status', status: 403, code: 70051 }],
    ['there is no such list', { kind: 'status', status: 404, code: 54200 }],
    ['there is no such service', { kind: 'status', status: 404, code: 20404 }],
    ['something else comes', { kind: 'foreign-json' }],
  ]

  it.each(faults)('nobody is called or written to on the chance that they may be: %s', async (_, fault) => {
    const flow = setFlow(environment, { list: [] })
    breakSync(flow, fault)
    for (const [route, fields] of [
      ['call', call],
      ['messages', message],
    ] as const) {
      const { status, json } = await ask(flow, route, fields)
      expect([status, json]).toMatchObject([403, { code: 4032 }])
    }
    expect((await ask(flow, 'send-sms', text)).status).toBe(503)
    expect(reached(flow)).toEqual([])
  })

  it('is not taken for that where Twilio says of the item alone that it is not there', async () => {
    const flow = setFlow(environment, { list: [] })
    flow.twilio.faults.add({ when: { path: '/Items/' }, do: { kind: 'status', status: 404, code: 20404 } })
    expect((await ask(flow, 'call', call)).status).toBe(201)
  })

  it('lists calls all the same', async () => {
    const flow = setFlow(environment, { list: [respondent] })
    breakSync(flow, { kind: 'status', status: 503 })
    expect((await ask(flow, 'call-status', history)).status).toBe(200)
  })
})

/** The respondent calls back and presses 9. */
async function pressNine(flow: Flow): Promise<void> {
  await missCall(flow)
  flow.twilio.phones.call(respondent, ownNumber)
  await flow.wait(1)
  flow.twilio.phones.press(respondent, '9')
  await flow.wait(20)
}

describe('key 9', () => {
  it('keeps its promise: no form calls any more', async () => {
    const flow = setFlow(environment, { list: [] })
    await pressNine(flow)
    expect(flow.said(respondent)).toContain('We have noted that you do not want to be called again.')
    expect((await ask(flow, 'call', call)).json).toMatchObject({ code: 4031 })
  })

  it('twice is noted once', async () => {
    const flow = setFlow(environment, { list: [respondent] })
    await pressNine(flow)
    expect(flow.said(respondent)).toContain('We have noted')
    expect(listOf(flow.twilio)).toEqual({ [respondent]: { by: 'the team' } })
  })

  it('says no more than is so where the list cannot be written, and a notice asks for a hand', async () => {
    const flow = setFlow(environment, { list: [] })
    breakSync(flow, { kind: 'status', status: 503 })
    await pressNine(flow)
    expect(flow.said(respondent)).toContain('We pass your wish on to the team.')
    expect(flow.said(respondent)).not.toContain('noted')
    for (const number of [supervisor, enumerator]) {
      expect(flow.got(number)).toEqual([
        expect.stringContaining('could not be put on the list. Please add them.'),
      ])
    }
  })

  it('says no more than is so where the team keeps no list', async () => {
    const flow = setFlow(environment)
    keepList(flow.twilio, [])
    await pressNine(flow)
    expect(flow.said(respondent)).toContain('We pass your wish on to the team.')
    expect(listOf(flow.twilio)).toEqual({})
    expect(flow.got(supervisor)).toEqual([expect.stringContaining('asked not to be called again. https://')])
  })
})
