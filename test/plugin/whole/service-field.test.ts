import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { keepList, takeOff } from '../../stand-in/twilio/do-not-call-list.ts'
import { callsAt, item, setHabits, talkFor } from '../world/calling.ts'
import { parameters as direct } from '../world/fixtures.ts'
import { respondentNumber } from '../world/form.ts'
import { openWorld, type World, type WorldSettings } from '../world/open-field.ts'
import { serviceKey, serviceUrl, type TeamService } from '../world/team-service.ts'
import { useTransport } from '../world/transports.ts'

const { account_sid: _sid, auth_token: _token, ...numbers } = direct

/** What is wrong with a form that gives these, as parameter and word. */
function problemsOf(given: Readonly<Record<string, string>>): string[][] {
  const parameters: Record<string, string> = { ...numbers, ...given }
  const { problems } = checkParameters((name) => parameters[name], Object.keys(parameters))
  return problems.map(({ parameter, said }) => [parameter, said.key])
}

/** As the Functions of 2.5 answered: the key is in the header or missing, and both legs in one they never heard of. */
function askOlder(service: TeamService, asked: string[]): Fetch {
  const no = (status: number, code: number) => {
    const headers = { 'Access-Control-Allow-Origin': '*' }
    return Response.json(
      { code, message: 'service_key is wrong', more_info: '', status },
      { status, headers },
    )
  }
  return async (url, init) => {
    if (!init.headers['X-Service-Key']) {
      asked.push('no key')
      return no(401, 20003)
    }
    const ask = new URLSearchParams(init.body).get('Ask') ?? ''
    asked.push(ask)
    expect(init.body ?? '').not.toContain(serviceKey)
    return ask.endsWith('/Legs.json') ? no(400, 400) : service.fetch(url, init)
  }
}

describe('a form with service_url', () => {
  it('needs a key and nothing of Twilio’s', () => {
    const { settings, problems } = checkParameters(
      (name) => ({ ...numbers, service_url: serviceUrl, service_key: serviceKey })[name],
      [],
    )
    expect(problems).toEqual([])
    expect(settings).toMatchObject({ serviceUrl, credentials: { username: '', password: serviceKey } })
    expect(problemsOf({ service_url: serviceUrl })).toEqual([['service_key', 'problemMissing']])
  })

  it.each([
    ['https://calls-1234.twil.io', true],
    ['https://calls-1234.twil.io/', true],
    ['https://team.example.org/functions', true],
    ['http://127.0.0.1:8002', true],
    ['http://localhost:3999', true],
    ['http://calls-1234.twil.io', false],
    ['http://localhost.example.org', false],
    ['http://127.0.0.1.example.org/', false],
    ['calls-1234.twil.io', false],
    ['javascript:alert(1)', false],
  ])('may give %s: %s', (service_url, isGood) => {
    const problems = problemsOf({ service_url, service_key: serviceKey })
    expect(problems).toEqual(isGood ? [] : [['service_url', 'problemAddress']])
  })
})

describe('a field whose calls go through the team’s own Functions', () => {
  beforeAll(() => useTransport('service'))
  afterAll(() => useTransport('direct'))

  async function open(settings: WorldSettings = {}): Promise<World> {
    const world = await openWorld(settings)
    onTestFinished(() => {
      world.field.running.stop()
      world.service.stop()
      world.twilio.stop()
    })
    return world
  }

  it('stores the same answer and metadata as one that asks Twilio itself', async () => {
    const stored = []
    for (const transport of ['direct', 'service'] as const) {
      useTransport(transport)
      const world = await open({ parameters: { details: 1 } })
      await talkFor(world, 20)
      expect(world.service.sent.length > 0).toBe(transport === 'service')
      stored.push(world.host.stored)
    }
    expect(stored[0]?.answer).toContain('completed|CA')
    expect(stored[1]).toEqual(stored[0])
  })

  it('sends nothing that belongs to Twilio, and its key in the body alone, so that no page asks first', async () => {
    const world = await open()
    await talkFor(world, 20)
    const { sid, authToken } = world.twilio.account
    for (const request of world.service.sent) {
      expect(['HEAD', 'POST']).toContain(request.method)
      expect([...request.headers.keys()]).toEqual(['content-type'])
      const form = new URLSearchParams(await request.text())
      expect(form.getAll('ServiceKey')).toEqual(request.method === 'HEAD' ? [] : [serviceKey])
      form.delete('ServiceKey')
      for (const secret of [sid, authToken, serviceKey])
        expect(`${request.url} ${form}`).not.toContain(secret)
    }
    expect(JSON.stringify(world.host.stored)).not.toContain(serviceKey)
    expect(world.field.document.documentElement.outerHTML).not.toContain(serviceKey)
    expect(world.service.logs.join()).not.toContain(serviceKey)
  })

  it('looks at both legs with one request, and follows a call as one that asks Twilio itself', async () => {
    const asks: string[][] = []
    const world = await open()
    await talkFor(world, 200)
    for (const request of world.service.sent)
      asks.push(new URLSearchParams(await request.text()).getAll('Ask'))
    const looks = asks.flat().filter((ask) => /^GET Calls\/CA/.test(ask))
    expect(looks.length).toBeGreaterThan(10)
    expect(looks.every((ask) => ask.endsWith('/Legs.json'))).toBe(true)
    expect(item(world, 0)).toBe('completed')
  })

  it('goes on with Functions that were deployed with 2.5, and stores the same', async () => {
    const stored = []
    for (const areOlder of [false, true]) {
      const asked: string[] = []
      const world = await open({
        parameters: { details: 1 },
        ...(areOlder ? { network: ({ service }) => askOlder(service, asked) } : {}),
      })
      await talkFor(world, 20)
      // Each way is tried once, and what was found is kept.
      expect(asked.filter((ask) => ask.endsWith('/Legs.json'))).toHaveLength(areOlder ? 1 : 0)
      expect(asked.filter((ask) => ask === 'no key')).toHaveLength(areOlder ? 1 : 0)
      stored.push(world.host.stored)
    }
    expect(stored[0]?.answer).toContain('completed|CA')
    expect(stored[1]).toEqual(stored[0])
  })

  it('shows what the Functions do not allow, in their words, and can be tried again', async () => {
    const world = await open({ environment: { ALLOWED_COUNTRIES: '+255', ALLOWED_ENUMERATORS: '' } })
    await world.field.tap('Call')
    expect(world.field.text()).toContain('Tell your supervisor: Twilio did not accept this')
    expect(world.field.text()).not.toContain('ALLOWED_COUNTRIES')
    expect(world.field.designer()).toContain('from_number is in no country of ALLOWED_COUNTRIES')
    expect(world.field.button('Try again')?.disabled).toBe(false)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    expect(callsAt(world)).toEqual([])
  })

  it('names service_key to the designer when the key was taken away', async () => {
    const world = await open({ environment: { SERVICE_KEYS: '' } })
    await world.field.tap('Call')
    expect(world.field.text()).toContain('Tell your supervisor: Twilio refused the key')
    expect(world.field.designer()).toContain('service_key')
  })

  it('waits while its key asks too often, and then places one call', async () => {
    const world = await open({ environment: { PLACEMENTS_PER_MINUTE: '1' }, parameters: { attempts: 2 } })
    setHabits(world, { kind: 'busy' }, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(10)
    await world.field.tap('Call again')
    expect(world.field.text()).toContain('Trying again in')
    await world.pass(90)
    expect(callsAt(world)).toHaveLength(2)
  })

  it('finds its call when the Function gave none of Twilio’s answer', async () => {
    const world = await open()
    world.twilio.faults.add({ when: { method: 'POST', path: '/Calls.json' }, do: { kind: 'drop-after' } })
    await world.field.tap('Call')
    await world.pass(30)
    expect(callsAt(world)).toHaveLength(1)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })
})

describe('a field, and somebody who asked not to be called again', () => {
  beforeAll(() => useTransport('service'))
  afterAll(() => useTransport('direct'))

  async function open(
    settings: WorldSettings = {},
    listed: readonly string[] = [respondentNumber],
  ): Promise<World> {
    const world = await openWorld({ ...settings, prepare: (twilio) => keepList(twilio, listed) })
    onTestFinished(() => {
      world.field.running.stop()
      world.service.stop()
      world.twilio.stop()
    })
    return world
  }

  it('calls nobody, stores nothing, and says whom to ask', async () => {
    const world = await open()
    await world.field.tap('Call')
    expect(world.field.text()).toContain('This person asked not to be called again')
    expect(world.field.text()).toContain('Do not call or write to them. Ask your supervisor.')
    expect(world.field.text()).not.toContain('4031')
    expect(world.twilio.world.calls()).toEqual([])
    expect(world.host.stored.answer).toBe('')
  })

  it('calls once a supervisor has taken them off the list', async () => {
    const world = await open()
    await world.field.tap('Call')
    takeOff(world.twilio, respondentNumber)
    await world.field.tap('Try again')
    expect(world.twilio.world.calls()).toHaveLength(1)
  })

  it('says that nobody was called where the list cannot be read, and can be tried again', async () => {
    const world = await open({}, [])
    world.twilio.faults.add({ when: { path: '/v1/Services' }, do: { kind: 'status', status: 503 } })
    await world.field.tap('Call')
    expect(world.field.text()).toContain('Nobody was called or written to. Try again in a minute.')
    expect(world.twilio.world.calls()).toEqual([])
    await world.field.tap('Try again')
    expect(world.twilio.world.calls()).toHaveLength(1)
  })

  it('sends them no message', async () => {
    const world = await open({ parameters: { action: 'sms', sms_text: 'Tomorrow at ten' } })
    await world.field.tap('Send')
    expect(world.field.text()).toContain('This person asked not to be called again')
    expect(world.twilio.world.messages()).toEqual([])
  })
})
