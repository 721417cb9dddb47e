import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { standInAccount } from '../../src/stand-in/twilio/account.ts'
import type { StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { functionHandlers } from '../../src/workbench/functions.ts'
import { enumerator, type Flow, missCall, setFlow } from './flow.ts'
import { aCall, bridge, type Fields, key } from './service/asking.ts'
import { amina, respondent as caller, juma, queueNumber, setQueueFlow } from './task-router/queue-flow.ts'
import { origin, ownNumber, respondent, supervisor } from './visiting.ts'
import { type Watched, watch } from './watching.ts'

const guide = readFileSync(new URL('../../extras/functions/guide.md', import.meta.url), 'utf8')

/** The guide's table that begins with this column, each row as its cells. */
function tableOf(firstColumn: string): string[][] {
  const [, after = ''] = guide.split(`\n| ${firstColumn} |`)
  const [table = ''] = after.split('\n\n')
  const [, , ...rows] = table.split('\n')
  return rows.map((row) => row.split('|').slice(1, -1)).map((cells) => cells.map((cell) => cell.trim()))
}

const codeIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

/** By route, what the guide says that it asks of Twilio. */
const rights = new Map(
  tableOf('Function').flatMap(([addresses, , asks]) =>
    codeIn(addresses).map((address): [string, string[]] => [address.slice(1), codeIn(asks)]),
  ),
)

const environment = {
  API_KEY: standInAccount.restricted.apiKey,
  API_SECRET: standInAccount.restricted.apiSecret,
  SERVICE_KEYS: `a:${key}`,
  ALLOWED_ACTIONS: 'call,hang-up,record,delete-recording,message,history',
  ALLOWED_CALLER_IDS: ownNumber,
  ALLOWED_COUNTRIES: '+255',
  SEND_SMS_KEY: 'key-of-another-system',
}

/** With an API key that may do what the guide gives to any Function, and nothing else. */
function changesFor({ handlers }: Watched) {
  return { handlers, permissions: [...rights.values()].flat(), list: [] }
}

/**
 * Twilio may say of somebody who is not on the list of those who want no calls, and of a list that is not there, with one
 * code: then the list itself is asked for.
 */
function sayLittleOfItems({ twilio }: Pick<Flow, 'twilio'>): void {
  const when = { method: 'GET', path: '/Items/' }
  twilio.faults.add({ when, do: { kind: 'status', status: 404, code: 20404 }, times: 'always' })
}

type Story = (watched: Watched) => Promise<StandInTwilio>

async function leave(flow: Pick<Flow, 'twilio' | 'wait'>, number: string): Promise<StandInTwilio> {
  await flow.wait(10)
  flow.twilio.phones.hangUp(number)
  await flow.wait(120)
  return flow.twilio
}

/** A respondent who has missed a call calls back and presses a key. */
async function callBack(watched: Watched, pressed: string): Promise<Flow> {
  const flow = setFlow(environment, changesFor(watched))
  await missCall(flow)
  flow.twilio.phones.call(respondent, ownNumber)
  await flow.wait(1)
  flow.twilio.phones.press(respondent, pressed)
  await flow.wait(6)
  return flow
}

async function write(watched: Watched, body: string): Promise<StandInTwilio> {
  const flow = setFlow(environment, changesFor(watched))
  await missCall(flow)
  flow.twilio.phones.sendMessage(respondent, ownNumber, { body })
  await flow.wait(30)
  return flow.twilio
}

/** A respondent waits in the queue for some seconds; Amina's phone is answered by a machine. */
async function queue(watched: Watched, workers: readonly string[], seconds: number) {
  const flow = await setQueueFlow({ environment, workers, queueSeconds: 90, ...changesFor(watched) })
  sayLittleOfItems(flow)
  flow.twilio.phones.setHabit(amina, { kind: 'machine', afterMs: 2000 })
  await flow.callIn()
  await flow.wait(seconds)
  return flow
}

/** What the guide's table of costs tells, by its first column. */
const stories: Readonly<Record<string, Story>> = {
  async 'A respondent calls back, presses 1 and talks'(watched) {
    const flow = await callBack(watched, '1')
    flow.twilio.phones.answer(enumerator)
    return leave(flow, respondent)
  },
  async 'A respondent presses 2 and leaves a message'(watched) {
    const flow = await callBack(watched, '2')
    flow.twilio.phones.speak(respondent, 'I am at home after six')
    return leave(flow, respondent)
  },
  'A respondent presses 9': async (watched) => leave(await callBack(watched, '9'), respondent),
  'A respondent writes': (watched) => write(watched, 'Please call after six'),
  'A respondent writes STOP': (watched) => write(watched, 'STOP'),
  async 'A respondent reaches a person through the queue'(watched) {
    const flow = await queue(watched, [juma], 5)
    flow.twilio.phones.answer(juma)
    return leave(flow, caller)
  },
  async 'The same, after one answering machine'(watched) {
    const flow = await queue(watched, [amina, juma], 15)
    flow.twilio.phones.answer(juma)
    return leave(flow, caller)
  },
  async 'A minute of waiting in the queue'(watched) {
    const flow = await queue(watched, [amina], 15)
    watched.invocations.length = 0
    await flow.wait(60)
    return flow.twilio
  },
}

/** What happens besides, for the rights alone. */
const otherStories: readonly Story[] = [
  // The respondent hangs up while the enumerator's phone rings.
  async (watched) => leave(await queue(watched, [juma], 0), caller),
  // The enumerator's phone is busy.
  async (watched) => {
    const flow = await queue(watched, [juma], 3)
    flow.twilio.phones.decline(juma)
    return leave(flow, caller)
  },
  // The enumerator hangs up at once.
  async (watched) => {
    const flow = await queue(watched, [juma], 3)
    flow.twilio.phones.answer(juma)
    await flow.wait(3)
    flow.twilio.phones.hangUp(juma)
    return leave(flow, caller)
  },
  // The respondent hangs up before Twilio has said that the enumerator's phone rings.
  async (watched) => {
    const flow = await setQueueFlow({
      environment,
      workers: [juma],
      queueSeconds: 90,
      ...changesFor(watched),
    })
    const when = { method: 'POST', path: '/Calls.json' }
    flow.twilio.faults.add({ when, do: { kind: 'latency', ms: 3400 } })
    await flow.callIn()
    flow.twilio.phones.hangUp(caller)
    return leave(flow, juma)
  },
  // A number that may not be called.
  async (watched) => leave(await queue(watched, ['+881234567890'], 3), caller),
  // Key 9 at the number of a queue.
  async (watched) => {
    const changes = changesFor(watched)
    const flow = await setQueueFlow({
      environment: { ...environment, SUPERVISOR_NUMBER: supervisor },
      ...changes,
    })
    flow.twilio.phones.call(caller, queueNumber)
    await flow.wait(1)
    flow.twilio.phones.press(caller, '9')
    await flow.wait(6)
    expect(flow.said(caller)).toContain('We have noted')
    return leave(flow, caller)
  },
  async (watched) => {
    const flow = setFlow(environment, changesFor(watched))
    sayLittleOfItems(flow)
    const body = new URLSearchParams({ to: respondent, from: ownNumber, message: 'Tomorrow at ten' })
    const headers = { 'X-Send-Sms-Key': environment.SEND_SMS_KEY }
    const response = await flow.repeat(new Request(`${origin}/send-sms`, { method: 'POST', headers, body }))
    expect(response.status).toBe(201)
    return flow.twilio
  },
  askAsAForm,
]

/** Everything that a form asks whose calls go through the Functions. */
async function askAsAForm(watched: Watched): Promise<StandInTwilio> {
  const flow = setFlow(environment, changesFor(watched))
  sayLittleOfItems(flow)
  const call = await flow.placeCall()
  await flow.wait(1)
  for (const phone of [enumerator, respondent]) {
    flow.twilio.phones.answer(phone)
    await flow.wait(1)
  }
  async function ask(route: string, words: string, fields: Fields = {}): Promise<string> {
    const body = new URLSearchParams({ Ask: words, ...fields })
    const headers = { 'X-Service-Key': key }
    const response = await flow.repeat(new Request(`${origin}/${route}`, { method: 'POST', headers, body }))
    const text = await response.text()
    expect([words, text, response.status]).toEqual([words, text, expect.toSatisfy((status) => status < 300)])
    await flow.wait(5)
    return text === '' ? '' : String(Reflect.get(Object(JSON.parse(text)), 'sid'))
  }
  await ask('call', 'POST Calls.json', aCall({ Twiml: bridge() }))
  await ask('call-status', `GET Calls/${call}.json`)
  await ask('call-status', 'GET Calls.json', { ParentCallSid: call })
  await ask('call-status', 'GET Calls.json', { To: respondent })
  const recordings = `Calls/${call}/Recordings`
  const recording = await ask('recording', `POST ${recordings}.json`, { RecordingChannels: 'dual' })
  await ask('recording', `GET ${recordings}.json`)
  await ask('recording', `GET ${recordings}/${recording}.json`)
  await ask('recording', `POST ${recordings}/${recording}.json`, { Status: 'stopped' })
  await ask('recording', `DELETE ${recordings}/${recording}.json`)
  await ask('hang-up', `POST Calls/${call}.json`, { Status: 'completed' })
  const text = { To: respondent, From: ownNumber, Body: 'Tomorrow at ten' }
  const message = await ask('messages', 'POST Messages.json', text)
  await ask('messages', `GET Messages/${message}.json`)
  await ask('messages', 'GET Messages.json', { To: respondent })
  await ask('check', 'GET Check.json', { Action: 'call', From: ownNumber, To: respondent, Country: 'TZ' })
  await ask('check', 'GET Check.json', { Action: 'message', From: '+12025550199' })
  await ask('check', 'GET Check.json', { Action: 'record', Consent: '1' })
  return flow.twilio
}

describe('with an API key that may do what the guide says, and nothing else', () => {
  const costs = tableOf('What happens')

  it('every story of the guide is told', () => {
    expect(costs.map(([title]) => title)).toEqual(Object.keys(stories))
  })

  it.each(Object.entries(stories))('%s: as many invocations as the guide says', async (title, story) => {
    const watched = watch(functionHandlers)
    const twilio = await story(watched)
    expect(twilio.alerts).toEqual([])
    const row = costs.find(([first]) => first === title)
    expect(row?.[1]).toBe(String(watched.invocations.length))
  })

  it('each Function asks of Twilio what the guide says, all of it and no more', async () => {
    const watched = watch(functionHandlers)
    for (const story of [...Object.values(stories), ...otherStories]) await story(watched)
    const asked = Object.fromEntries([...watched.permissions].map(([route, all]) => [route, [...all].sort()]))
    const said = Object.fromEntries([...rights].map(([route, all]) => [route, [...all].sort()]))
    expect(said).toEqual(asked)
  })
})
