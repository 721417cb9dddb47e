import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../../src/functions/runtime/seal.ts'
import { enumerator, type Flow, setFlow } from '../flow.ts'
import { authToken, documentOf, origin, ownNumber, respondent } from '../visiting.ts'
import { aCall, ask, bridge, type Fields, key, refusalOf, teamWith } from './asking.ts'

const environment = {
  SERVICE_KEYS: `a:${key}`,
  ALLOWED_ACTIONS: 'call,hang-up,record',
  ALLOWED_CALLER_IDS: ownNumber,
  ALLOWED_COUNTRIES: '+255',
}

/** A call of a form with press_to_call, placed through the Functions; the enumerator's phone rings. */
async function place(
  twiml = bridge({ whisper: 'Household 1204, Maria.' }),
  changes: Fields = {},
): Promise<Flow> {
  const flow = setFlow({ ...environment, ...changes })
  const body = new URLSearchParams(aCall({ Twiml: twiml, PressToCall: '1' }))
  const headers = { 'X-Service-Key': key }
  const response = await flow.repeat(new Request(`${origin}/call`, { method: 'POST', headers, body }))
  expect(response.status).toBe(201)
  await flow.wait(1)
  expect(flow.phone(enumerator).state).toBe('ringing')
  return flow
}

async function answered(twiml?: string, changes?: Fields): Promise<Flow> {
  const flow = await place(twiml, changes)
  flow.twilio.phones.answer(enumerator)
  await flow.wait(1)
  return flow
}

function legs({ twilio }: Flow) {
  return twilio.world.calls().filter(({ parentSid }) => parentSid !== null)
}

describe('a call that wants a key first', () => {
  it('says whom it is about and asks for a key; nobody is rung before', async () => {
    const flow = await answered()
    await flow.wait(4)
    expect(flow.said(enumerator)).toBe('Household 1204, Maria. Press any key to call.')
    expect(legs(flow)).toEqual([])
  })

  it.each([...'0123456789*#'])(
    'rings the respondent once %s is pressed, and joins the two',
    async (pressed) => {
      const flow = await answered()
      flow.twilio.phones.press(enumerator, pressed)
      await flow.wait(1)
      expect(flow.phone(respondent)).toMatchObject({ state: 'ringing', withNumber: ownNumber })
      flow.twilio.phones.answer(respondent)
      await flow.wait(1)
      expect(flow.phone(enumerator).company).toEqual([respondent])
      flow.twilio.phones.hangUp(respondent)
      await flow.wait(1)
      expect(flow.phone(enumerator).state).toBe('idle')
      expect(flow.twilio.alerts).toEqual([])
    },
  )

  it('asks twice, then ends without anybody rung', async () => {
    const flow = await answered()
    await flow.wait(40)
    expect(flow.said(enumerator)).toBe('Household 1204, Maria. Press any key to call. Press any key to call.')
    expect(flow.phone(enumerator).state).toBe('idle')
    expect(legs(flow)).toEqual([])
    expect(flow.twilio.world.calls().map(({ status }) => status)).toEqual(['completed'])
    expect(flow.webhooks).toEqual([])
  })

  it('takes a key at the second asking too, and rings once however often it is pressed', async () => {
    const flow = await answered()
    await flow.wait(15)
    flow.twilio.phones.press(enumerator, '55')
    await flow.wait(2)
    flow.twilio.phones.press(enumerator, '5')
    await flow.wait(2)
    expect(legs(flow)).toHaveLength(1)
  })

  it('is never joined to voice mail, which presses nothing', async () => {
    const flow = await place()
    flow.twilio.phones.setHabit(enumerator, { kind: 'machine', afterMs: 1000 })
    await flow.wait(60)
    expect(flow.phone(enumerator).heard).toEqual([])
    expect(legs(flow)).toEqual([])
    expect(flow.twilio.phones.list().map(({ number }) => number)).not.toContain(respondent)
  })

  it('rings as the form says: how long, how long they talk, and whether that is recorded', async () => {
    const flow = await answered(bridge({ record: 'always', ringSeconds: 20, maxMinutes: 1 }))
    flow.twilio.phones.press(enumerator, '1')
    await flow.wait(19)
    expect(flow.phone(respondent).state).toBe('ringing')
    expect(flow.twilio.world.recordings()).toHaveLength(1)
    flow.twilio.phones.answer(respondent)
    await flow.wait(59)
    expect(flow.phone(respondent).state).toBe('talking')
    await flow.wait(3)
    expect(flow.phone(respondent).state).toBe('idle')
  })

  it('has no number in an address, nor in the log, nor the respondent’s in what Twilio is first told', async () => {
    const flow = await answered()
    flow.twilio.phones.press(enumerator, '1')
    await flow.wait(2)
    const [webhook] = flow.webhooks
    expect(new URL(webhook?.url ?? '').pathname).toBe('/join')
    const digits = respondent.slice(1)
    for (const text of [webhook?.url, JSON.stringify(flow.twilio.world.calls().map(({ twiml }) => twiml))]) {
      expect(text).not.toContain(digits)
      expect(decodeURIComponent(String(text))).not.toContain(digits)
    }
  })

  it('speaks in the team’s voice and words, or plays its recording', async () => {
    const spoken = { SAY_LANGUAGE: 'sw-KE', WORDS_PRESS_TO_CALL: 'Bonyeza kitufe chochote.' }
    const document = async (changes: Fields) => {
      const scene = teamWith(changes)
      const twiml = bridge({ whisper: 'Maria' })
      await ask(scene, 'call', aCall({ PressToCall: '1', Twiml: twiml }))
      return documentOf(scene.sent[0]?.form.get('Twiml') ?? '')
    }
    const [first, second, end] = await document(spoken)
    expect(first?.children.map(({ text }) => text)).toEqual(['Maria', 'Bonyeza kitufe chochote.'])
    expect(first?.children.map(({ attributes }) => attributes.get('language'))).toEqual(['sw-KE', 'sw-KE'])
    expect([second?.name, end?.name]).toEqual(['Gather', 'Hangup'])
    const [played] = await document({ WORDS_PRESS_TO_CALL: 'https://example.org/press.mp3' })
    expect(played?.children.map(({ name }) => name)).toEqual(['Say', 'Play'])
  })

  it('asks Twilio with Twilio’s own fields alone', async () => {
    const scene = teamWith()
    await ask(scene, 'call', aCall({ PressToCall: '1' }))
    expect([...(scene.sent[0]?.form.keys() ?? [])].sort()).toEqual(['From', 'To', 'Twiml'])
  })

  it.each([
    [{ PressToCall: '2' }, {}, 'PressToCall is neither 1 nor left out'],
    [{ PressToCall: '1' }, { AUTH_TOKEN: '' }, 'AUTH_TOKEN is missing in .env'],
    [{ PressToCall: '1', Twiml: bridge({ whisper: 'x'.repeat(3_700) }) }, {}, 'the whisper is too long'],
    [{ PressToCall: '1', Twiml: bridge({}, '+447700900123') }, {}, 'in no country of ALLOWED_COUNTRIES'],
    [{ PressToCall: '1', To: '+447700900123' }, {}, 'from_number is in no country'],
  ])('is not placed where something is in the way: %#', async (changes, settings, words) => {
    const scene = teamWith({ API_KEY: 'SK1', API_SECRET: 'a-secret', ...settings })
    const { status, message } = refusalOf(await ask(scene, 'call', aCall(changes)))
    expect([status, scene.sent]).toEqual([403, []])
    expect(message).toContain(words)
  })
})

describe('the Function that a key leads to', () => {
  const document = bridge({ maxMinutes: 5 })
  const posted = {
    CallSid: 'CA22222222222222222222222222222222',
    Digits: '1',
    From: ownNumber,
    To: enumerator,
  }

  it('answers with the document that was sealed into its address', async () => {
    const answer = await teamWith().post(`/join?step=${seal(authToken, document)}`, posted)
    expect(answer).toEqual({ status: 200, type: 'text/xml; charset=utf-8', body: document })
  })

  it('rings nobody for an address that was sealed elsewhere, or changed', async () => {
    const sealed = seal(authToken, document)
    const changed = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A')
    for (const step of ['x', changed, seal('another token', document), `${sealed}AAAA`]) {
      const answer = await teamWith().post(`/join?step=${step}`, posted)
      expect(documentOf(answer.body).map(({ name }) => name)).toEqual(['Say', 'Hangup'])
    }
  })

  it('answers nobody but Twilio', async () => {
    const path = `/join?step=${seal(authToken, document)}`
    expect((await teamWith().post(path, posted, 'forged')).status).toBe(403)
  })
})

describe('what is sealed', () => {
  it('comes back as it was, in whatever script, and looks different each time', () => {
    for (const text of ['', 'Maria', '<Response/>', 'ማሪያ 👩', 'x'.repeat(4_000)]) {
      expect(unseal('secret', seal('secret', text))).toBe(text)
    }
    expect(seal('secret', 'Maria')).not.toBe(seal('secret', 'Maria'))
    expect(seal('secret', 'Maria')).toMatch(/^[\w-]+$/)
  })
})
