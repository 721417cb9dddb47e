import assert from 'node:assert/strict'
import type { PhoneView } from '../../src/stand-in/twilio/phones/phones.ts'
import { workbenchServiceKey } from '../../src/workbench/functions.ts'
import { bridge } from '../functions/service/asking.ts'
import { postAsAccount } from '../plugin/world/ask-twilio.ts'
import { takeOff } from '../stand-in/twilio/do-not-call-list.ts'
import type { LocalRuntime } from './runtime.ts'

const [ownNumber, queueNumber] = ['+12025550110', '+12025550111']
const [amina, juma, maria, supervisor] = ['+254700000001', '+254700000002', '+254711222333', '+254700000009']

/** What happens by itself takes a second or two; the queue's longest wait is 30 s. */
const longestWaitMs = 60_000

/** What is done with real phones and real time, each title a sentence that holds when it ends without an error. */
export type Story = (runtime: LocalRuntime) => Promise<void>

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + longestWaitMs
  while (!holds()) {
    assert(Date.now() < end, `not within a minute: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function phone({ twilio }: LocalRuntime, number: string): PhoneView | undefined {
  return twilio.phones.list().find((one) => one.number === number)
}

const isRinging = (runtime: LocalRuntime, number: string) => phone(runtime, number)?.state === 'ringing'
const said = (runtime: LocalRuntime, number: string) => phone(runtime, number)?.spoken.join(' ') ?? ''
const heard = (runtime: LocalRuntime, number: string) =>
  phone(runtime, number)?.messages.map(({ body }) => body) ?? []
const areTalking = (runtime: LocalRuntime, number: string) =>
  phone(runtime, maria)?.company.join() === number && phone(runtime, number)?.company.join() === maria

/** Maria calls and, once she has heard the menu, presses a key. */
async function callIn(runtime: LocalRuntime, number: string, key: string): Promise<void> {
  assert(runtime.twilio.phones.call(maria, number))
  await until('the menu', () => said(runtime, maria).includes('press'))
  assert(runtime.twilio.phones.press(maria, key))
}

async function hangUp(runtime: LocalRuntime, number: string): Promise<void> {
  runtime.twilio.phones.hangUp(number)
  await until('all phones idle', () => runtime.twilio.phones.list().every(({ state }) => state === 'idle'))
}

/** Amina calls Maria, who does not answer. */
async function missCall(runtime: LocalRuntime): Promise<void> {
  const { twilio } = runtime
  const form = { To: amina, From: ownNumber, Twiml: bridge({}, maria, ownNumber) }
  const response = await postAsAccount(twilio, 'Calls.json', form)
  assert.equal(response.status, 201)
  await until('Amina’s phone', () => isRinging(runtime, amina))
  twilio.phones.answer(amina)
  await until('Maria’s phone', () => isRinging(runtime, maria))
  twilio.phones.decline(maria)
  await hangUp(runtime, amina)
}

/** As the plug-in asks, with its key in the body: the local runtime lets no header of one's own through. */
async function ask({ functionsUrl }: LocalRuntime, route: string, words: string, fields = {}): Promise<Json> {
  const body = new URLSearchParams({ Ask: words, ServiceKey: workbenchServiceKey, ...fields })
  const response = await fetch(`${functionsUrl}/${route}`, { method: 'POST', body })
  const text = await response.text()
  assert(response.status < 300, `${words}: ${response.status} ${text}`)
  return text === '' ? {} : JSON.parse(text)
}

type Json = Readonly<Record<string, unknown>>

export const stories: Readonly<Record<string, Story>> = {
  async 'A respondent who missed a call presses 1 and talks with the enumerator'(runtime) {
    await missCall(runtime)
    await callIn(runtime, ownNumber, '1')
    await until('Amina’s phone', () => isRinging(runtime, amina))
    runtime.twilio.phones.answer(amina)
    await until('the talk', () => areTalking(runtime, amina))
    await hangUp(runtime, maria)
  },
  async 'A respondent presses 2, and the enumerator is told of the voicemail'(runtime) {
    await callIn(runtime, ownNumber, '2')
    await until('the beep', () => said(runtime, maria).includes('leave a message'))
    await new Promise((resolve) => setTimeout(resolve, 6000))
    runtime.twilio.phones.speak(maria, 'I am at home after six')
    await hangUp(runtime, maria)
    await until('the notice', () =>
      heard(runtime, amina).some((text) => text.startsWith('Voicemail from Maria')),
    )
  },
  async 'A respondent presses 9: the supervisor is told, and no form can call them until they are off the list'(
    runtime,
  ) {
    await callIn(runtime, ownNumber, '9')
    await until('the notice', () => heard(runtime, supervisor).length > 0)
    await hangUp(runtime, maria)
    const call = { To: amina, From: ownNumber, Twiml: bridge({}, maria, ownNumber) }
    await assert.rejects(ask(runtime, 'call', 'POST Calls.json', call), /403 .*asked not to be called again/)
    takeOff(runtime.twilio, maria)
  },
  async 'A respondent in the queue gets a person'(runtime) {
    await callIn(runtime, queueNumber, '1')
    await until('a phone', () => isRinging(runtime, amina))
    runtime.twilio.phones.answer(amina)
    await until('the talk', () => areTalking(runtime, amina))
    await hangUp(runtime, maria)
  },
  async 'A machine never gets the respondent: the next enumerator does'(runtime) {
    runtime.twilio.phones.setHabit(juma, { kind: 'machine', afterMs: 1000 })
    await callIn(runtime, queueNumber, '1')
    await until('the next phone', () => isRinging(runtime, amina))
    runtime.twilio.phones.answer(amina)
    await until('the talk', () => areTalking(runtime, amina))
    assert(
      runtime.twilio.world
        .calls()
        .some(({ to, answeredBy }) => to === juma && answeredBy === 'machine_start'),
    )
    assert.deepEqual(phone(runtime, juma)?.company, [])
    await hangUp(runtime, maria)
  },
  async 'Where nobody answers, the respondent leaves a message'(runtime) {
    runtime.twilio.phones.setHabit(amina, { kind: 'busy' })
    await callIn(runtime, queueNumber, '1')
    await until('the voicemail', () => said(runtime, maria).includes('Nobody can take your call now.'))
    await hangUp(runtime, maria)
    runtime.twilio.phones.setHabit(amina, { kind: 'manual' })
    runtime.twilio.phones.setHabit(juma, { kind: 'manual' })
  },
  async 'A form with no Twilio secret places, follows, records by consent and ends a call'(runtime) {
    const twiml = bridge({ record: 'consent' }, maria, ownNumber)
    const { sid } = await ask(runtime, 'call', 'POST Calls.json', {
      To: amina,
      From: ownNumber,
      Twiml: twiml,
    })
    for (const number of [amina, maria]) {
      await until(`the phone ${number}`, () => isRinging(runtime, number))
      runtime.twilio.phones.answer(number)
    }
    await until('the talk', () => areTalking(runtime, amina))
    assert.equal((await ask(runtime, 'call-status', `GET Calls/${sid}.json`))['status'], 'in-progress')
    const legs = await ask(runtime, 'call-status', 'GET Calls.json', { ParentCallSid: sid })
    assert(Array.isArray(legs['calls']) && legs['calls'].length === 1)
    const list = `Calls/${sid}/Recordings`
    const recording = await ask(runtime, 'recording', `POST ${list}.json`, { RecordingChannels: 'dual' })
    await ask(runtime, 'recording', `POST ${list}/${recording['sid']}.json`, { Status: 'stopped' })
    await ask(runtime, 'hang-up', `POST Calls/${sid}.json`, { Status: 'completed' })
    await until('the end', () => !areTalking(runtime, amina))
    assert.equal((await ask(runtime, 'call-status', `GET Calls/${sid}.json`))['status'], 'completed')
  },
  async 'With press_to_call nobody is joined to voice mail, and a key rings the respondent'(runtime) {
    const { twilio } = runtime
    const twiml = bridge({ whisper: 'Household 1204, Maria.' }, maria, ownNumber)
    const fields = { To: amina, From: ownNumber, Twiml: twiml, PressToCall: '1' }
    const legsOf = (sid: unknown) => twilio.world.calls().filter(({ parentSid }) => parentSid === sid)
    twilio.phones.setHabit(amina, { kind: 'machine', afterMs: 500 })
    const { sid: unheard } = await ask(runtime, 'call', 'POST Calls.json', fields)
    await until('the end of it', () => twilio.world.call(String(unheard))?.status === 'completed')
    assert.deepEqual(legsOf(unheard), [])
    twilio.phones.setHabit(amina, { kind: 'manual' })
    const { sid } = await ask(runtime, 'call', 'POST Calls.json', fields)
    await until('Amina’s phone', () => isRinging(runtime, amina))
    twilio.phones.answer(amina)
    await until('the question', () => said(runtime, amina).includes('Press any key to call.'))
    assert.deepEqual(legsOf(sid), [])
    twilio.phones.press(amina, '#')
    await until('Maria’s phone', () => isRinging(runtime, maria))
    twilio.phones.answer(maria)
    await until('the talk', () => areTalking(runtime, amina))
    await hangUp(runtime, maria)
    assert.equal(legsOf(sid).length, 1)
  },
}
