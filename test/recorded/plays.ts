import { isRecord } from '../../src/twilio/json-values.ts'
import { dial, enumerator, listOf, respondent, setUp } from '../stand-in/twilio/fixture.ts'
import { own, setUpTeam, type TeamSetup, team } from '../stand-in/twilio/team.ts'

type Json = Readonly<Record<string, unknown>>

/** In North America, where Twilio knows states and what a network vouches for. */
const american = '+16175550123'
const recordingDial = 'record="record-from-answer-dual"'

function asJson(data: unknown): Json {
  if (!isRecord(data)) throw new Error(`No JSON object: ${JSON.stringify(data)}`)
  return data
}

/** What the team's server was told last at a path. */
function toldAt(setup: TeamSetup, path: string): Json {
  return asJson(setup.askedAt(path).at(-1))
}

async function newCall(): Promise<Json> {
  const { send, calls } = setUp()
  const form = { To: enumerator, From: own, Twiml: '<Response/>' }
  return asJson((await send('POST', `${calls}.json`, form)).body)
}

async function ringingCall(): Promise<Json> {
  const { place, call, clock } = setUp()
  const sid = await place()
  await clock.advance(0)
  return asJson(await call(sid))
}

/** Talks for a while over a call to the enumerator that rings the respondent, and answers once it is over. */
async function talkThrough(setup: TeamSetup, twiml: string): Promise<string> {
  const sid = await setup.place(twiml)
  await setup.clock.advance(0)
  setup.twilio.phones.answer(enumerator)
  await setup.clock.advance(8000)
  setup.twilio.phones.answer(respondent)
  await setup.clock.advance(40_000)
  setup.twilio.phones.hangUp(respondent)
  await setup.clock.advance(10_000)
  return sid
}

async function endedCall(): Promise<Json> {
  const setup = setUpTeam({})
  return asJson(await setup.call(await talkThrough(setup, dial(`<Number>${respondent}</Number>`))))
}

async function unansweredLeg(): Promise<Json> {
  const { place, legsOf, clock, twilio } = setUp()
  const sid = await place(dial(`<Number>${respondent}</Number>`, 'timeout="5"'))
  await clock.advance(0)
  twilio.phones.answer(enumerator)
  await clock.advance(20_000)
  return asJson((await legsOf(sid))[0])
}

/** A caller is passed on under their own number, and the call has been talked over. */
async function forwardedLeg(): Promise<Json> {
  const setup = setUpTeam({ '/voice': `<Dial><Number>${enumerator}</Number></Dial>` })
  setup.twilio.phones.call(american, own)
  await setup.clock.advance(8000)
  setup.twilio.phones.answer(enumerator)
  await setup.clock.advance(40_000)
  setup.twilio.phones.hangUp(enumerator)
  await setup.clock.advance(1000)
  const answer = await setup.send('GET', `${setup.calls}.json?To=${encodeURIComponent(enumerator)}`)
  return asJson(listOf(answer, 'calls')[0])
}

async function newMessage(): Promise<Json> {
  const { send, messages } = setUp()
  const form = { To: respondent, From: own, Body: 'Hello' }
  return asJson((await send('POST', `${messages}.json`, form)).body)
}

async function callIn(): Promise<Json> {
  const setup = setUpTeam({ '/voice': '<Say>Hello</Say>' })
  setup.twilio.phones.call(american, own)
  await setup.clock.advance(0)
  return toldAt(setup, '/voice')
}

/** A call to the enumerator ends as their phone's habit has it. */
async function endStatus(kind: 'busy' | 'silent'): Promise<Json> {
  const setup = setUpTeam({ '/status': '' })
  setup.twilio.phones.setHabit(enumerator, { kind })
  await setup.place('<Response/>', { StatusCallback: setup.hook('/status'), Timeout: '5' })
  await setup.clock.advance(20_000)
  return toldAt(setup, '/status')
}

async function legStatus(): Promise<Json> {
  const setup = setUpTeam({ '/status': '' })
  const events = 'statusCallbackEvent="initiated ringing answered completed"'
  const noun = `<Number statusCallback="${team}/status" ${events}>${respondent}</Number>`
  await talkThrough(setup, dial(noun))
  return toldAt(setup, '/status')
}

async function recordingStatus(): Promise<Json> {
  const setup = setUpTeam({ '/kept': '' })
  const attributes = `${recordingDial} recordingStatusCallback="${team}/kept"`
  await talkThrough(setup, dial(`<Number>${respondent}</Number>`, attributes))
  return toldAt(setup, '/kept')
}

/** Started by request, as by consent, and completed. */
async function recording(): Promise<Json> {
  const { place, send, calls, clock, twilio } = setUp()
  const sid = await place('<Response><Pause length="30"/></Response>')
  await clock.advance(0)
  twilio.phones.answer(enumerator)
  await clock.advance(1000)
  await send('POST', `${calls}/${sid}/Recordings.json`, { RecordingChannels: 'dual' })
  await clock.advance(60_000)
  return asJson(listOf(await send('GET', `${calls}/${sid}/Recordings.json`), 'recordings')[0])
}

async function messageIn(): Promise<Json> {
  const setup = setUpTeam({ '/message': '' })
  setup.twilio.phones.sendMessage(american, own, { body: 'Hello' })
  await setup.clock.advance(0)
  return toldAt(setup, '/message')
}

async function dialOver(): Promise<Json> {
  const attributes = `action="${team}/over" timeout="5"`
  const setup = setUpTeam({ '/voice': `<Dial ${attributes}>${enumerator}</Dial>`, '/over': '' })
  setup.twilio.phones.call(american, own)
  await setup.clock.advance(20_000)
  return toldAt(setup, '/over')
}

/** Somebody, or voice mail, answers and does not pass what is asked of them: nobody is joined. */
async function dialScreened(): Promise<Json> {
  const noun = `<Number url="${team}/screen">${enumerator}</Number>`
  const voice = `<Dial action="${team}/over">${noun}</Dial>`
  const setup = setUpTeam({ '/voice': voice, '/screen': '<Say>Press 1</Say><Hangup/>', '/over': '' })
  setup.twilio.phones.call(american, own)
  await setup.clock.advance(1000)
  setup.twilio.phones.answer(enumerator)
  await setup.clock.advance(20_000)
  return toldAt(setup, '/over')
}

/** A request that is refused. */
async function refusal(method: string, rest: string, basic?: null): Promise<{ body: Json; headers: Json }> {
  const { send, calls } = setUp()
  const { body, headers } = await send(method, `${calls}${rest}`, undefined, basic)
  return { body: asJson(body), headers: Object.fromEntries(headers) }
}

const unknownCall = `/CA${'0'.repeat(32)}.json`

/** How the stand-in is brought to give what was recorded, by the name of the shape. */
export const plays: Readonly<Record<string, () => Promise<Json>>> = {
  'new-call': newCall,
  'ringing-call': ringingCall,
  'ended-call': endedCall,
  'unanswered-leg': unansweredLeg,
  'forwarded-leg': forwardedLeg,
  'new-message': newMessage,
  'call-in': callIn,
  'busy-status': () => endStatus('busy'),
  'unanswered-status': () => endStatus('silent'),
  'leg-status': legStatus,
  'recording-status': recordingStatus,
  recording,
  'message-in': messageIn,
  'dial-over': dialOver,
  'dial-screened': dialScreened,
  'refused-call': async () => (await refusal('POST', '.json')).body,
  'refused-login': async () => (await refusal('GET', '.json', null)).body,
  'refused-address': async () => (await refusal('GET', unknownCall)).body,
  headers: async () => (await refusal('GET', '.json', null)).headers,
}
