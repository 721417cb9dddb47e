import { describe, expect, it } from 'vitest'
import { createServiceLegs } from '../../../src/twilio/service-legs.ts'
import { createServiceTransport } from '../../../src/twilio/service-transport.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { type Fault, type Json, origin, respondent, type Scene } from '../visiting.ts'
import { ask, key, refusalOf, teamWith } from './asking.ts'

/** The account's one call, and the respondent's leg of it. */
function legsIn({ calls }: Scene): { leg: Json; call: Json; sid: string } {
  const [leg = {}, call = {}] = calls
  Object.assign(call, { status: 'in-progress' })
  Object.assign(leg, { status: 'ringing' })
  return { leg, call, sid: String(call['sid']) }
}

/** A team, and how its form asks after both legs of the call, with each answer's text. */
function following(fault?: Fault) {
  const scene = teamWith()
  if (fault) scene.fault = fault
  const parts = legsIn(scene)
  const answers: string[] = []
  const fetch: Fetch = async (url, init) => {
    const { method, headers, body = null } = init
    const answer = await scene.ask(url.replace(origin, ''), { method, headers, body })
    answers.push(answer.body)
    return { status: answer.status, text: async () => answer.body }
  }
  const send = createServiceTransport({ fetch, clock: scene.clock, url: origin, key })
  const askLegs = createServiceLegs(send, '')
  const look = (asksCall: boolean, ...legAt: Array<'ringing' | 'in-progress' | 'completed'>) =>
    askLegs({ sid: parts.sid, asksCall, legAt })
  return { scene, ...parts, answers, look }
}

const paths = ({ sent }: Scene) =>
  sent.map(({ url }) => url.pathname.split('/').slice(4).join('/') + url.search)

describe('both legs in one answer', () => {
  it('are the call as Twilio has it, every key of it, and of the leg what is read', async () => {
    const { scene, look, call, leg, sid, answers } = following()
    const reply = await look(true, 'in-progress', 'completed')
    expect(reply.call).toMatchObject({ kind: 'data', data: { json: call } })
    expect(reply.legs).toMatchObject({
      kind: 'data',
      data: [{ sid: leg['sid'], status: 'ringing', to: respondent }],
    })
    expect(paths(scene)).toEqual([`Calls/${sid}.json`, `Calls.json?ParentCallSid=${sid}&PageSize=5`])
    const { legs }: { legs: { calls: Json[] } } = JSON.parse(answers[0] ?? '')
    expect(Object.keys(legs.calls[0] ?? {})).toEqual([
      'sid',
      'status',
      'to',
      'duration',
      'date_created',
      'date_updated',
      'end_time',
    ])
  })

  it.each([
    [true, [], ['call']],
    [true, ['completed'], ['call']],
    [true, ['in-progress'], ['call', 'legs']],
    [false, ['completed'], ['legs']],
  ] as const)(
    'ask Twilio no more than is wanted: of the call %s, the leg at %j',
    async (asksCall, legAt, told) => {
      const { look, answers, scene } = following()
      const reply = await look(asksCall, ...legAt)
      expect(scene.sent).toHaveLength(told.length)
      expect(Object.keys(JSON.parse(answers[0] ?? ''))).toEqual([...told, 'mark'])
      for (const part of ['call', 'legs'] as const)
        expect(reply[part] !== undefined).toBe(told.some((one) => one === part))
    },
  )

  it('cost a few bytes while nothing has changed, and are then as they were told before', async () => {
    const { look, answers, call, leg } = following()
    const first = await look(true, 'in-progress')
    const second = await look(true, 'in-progress')
    expect(answers[1]).toBe('{"unchanged":true}')
    expect(second).toEqual(first)
    Object.assign(leg, { status: 'in-progress' })
    const third = await look(true, 'in-progress')
    expect(third.legs).toMatchObject({ data: [{ status: 'in-progress' }] })
    // Whatever it is that changed: the form stores every key.
    Object.assign(call, { queue_time: '17' })
    expect((await look(true, 'in-progress')).call).toMatchObject({ data: { json: { queue_time: '17' } } })
    expect(answers.filter((text) => text.includes('unchanged'))).toHaveLength(1)
  })

  it('are told whole where something else was asked the time before', async () => {
    const { look, answers } = following()
    await look(true)
    const reply = await look(false)
    expect(reply.call).toBeUndefined()
    expect(reply.legs).toMatchObject({ kind: 'data', data: [{ status: 'ringing' }] })
    expect(await look(true)).toMatchObject({ call: { kind: 'data' }, legs: undefined })
    expect(answers.join()).not.toContain('unchanged')
  })

  it('count as one request in a minute', async () => {
    const scene = teamWith({ REQUESTS_PER_MINUTE: '2' })
    const { sid } = legsIn(scene)
    const fields = { Ask: `GET Calls/${sid}/Legs.json`, Wanted: 'call,in-progress', Mark: '' }
    const statuses: number[] = []
    for (let n = 0; n < 3; n += 1) statuses.push((await ask(scene, 'call-status', fields)).status)
    expect(statuses).toEqual([200, 200, 429])
    expect(scene.sent).toHaveLength(4)
  })
})

describe('what Twilio refuses or does not answer of them', () => {
  const isList = ({ url }: { url: URL }) => url.pathname.endsWith('/Calls.json')
  const json = (status: number, code: number) => ({
    status,
    body: JSON.stringify({ code, message: 'no', status }),
  })
  const refused = (status: number, code: number) => ({ kind: 'refused', status, code, message: 'no' })

  it.each<[string, Fault, object, object | undefined]>([
    ['the call', () => json(404, 20404), refused(404, 20404), undefined],
    ['the call, busy', () => json(429, 20429), refused(429, 20429), undefined],
    ['an answer', () => 'silence', { kind: 'nothing', cause: 'server', status: 504 }, undefined],
    [
      'an answer of its own',
      () => ({ status: 200, body: '<html>' }),
      { kind: 'nothing', cause: 'server' },
      undefined,
    ],
    ['the leg', (one) => (isList(one) ? json(401, 70051) : undefined), { kind: 'data' }, refused(401, 70051)],
    [
      'an answer on the leg',
      (one) => (isList(one) ? 'broken' : undefined),
      { kind: 'data' },
      { kind: 'nothing', cause: 'server', status: 502 },
    ],
  ])('is read as if each had been asked by itself: %s', async (_what, fault, call, legs) => {
    const { look } = following(fault)
    const reply = await look(true, 'in-progress')
    expect(reply.call).toMatchObject(call)
    if (legs) expect(reply.legs).toMatchObject(legs)
    else expect(reply.legs).toBeUndefined()
  })

  it('is never taken for known at the next look', async () => {
    const { look, scene, answers } = following((one) => (isList(one) ? 'broken' : undefined))
    await look(true, 'in-progress')
    expect(await look(true, 'in-progress')).toMatchObject({ legs: { kind: 'nothing' } })
    scene.fault = () => undefined
    expect(await look(true, 'in-progress')).toMatchObject({ legs: { kind: 'data' } })
    expect(answers.join()).not.toContain('unchanged')
  })

  it.each([
    ['no call of Twilio’s', 'GET Calls/CA1/Legs.json', {}, 400],
    ['more than the two legs', `GET Calls/CA${'0'.repeat(32)}/Legs.json`, { PageSize: '1000' }, 400],
    ['another method', `POST Calls/CA${'0'.repeat(32)}/Legs.json`, {}, 400],
  ])('nor is Twilio asked where somebody asks after %s', async (_what, Ask, more, status) => {
    const scene = teamWith()
    expect(refusalOf(await ask(scene, 'call-status', { Ask, ...more })).status).toBe(status)
    expect(scene.sent).toEqual([])
  })

  it('is nothing to those who may only record', async () => {
    const scene = teamWith({ ALLOWED_ACTIONS: 'record' })
    const { sid } = legsIn(scene)
    const answer = refusalOf(await ask(scene, 'call-status', { Ask: `GET Calls/${sid}/Legs.json` }))
    expect(answer).toMatchObject({ status: 403, code: 403 })
    expect(scene.sent).toEqual([])
  })
})
