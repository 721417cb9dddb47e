import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBridge } from '../../../src/functions/service/read-bridge.ts'
import { bridgeTwiml } from '../../../src/twiml/bridge.ts'
import { enumerator, ownNumber, respondent } from '../visiting.ts'
import { aCall, ask, bridge, type Fields, pathOf, refusalOf, teamWith } from './asking.ts'

/** What the Function says to a call that it does not place. */
async function refused(changes: Fields, settings: Fields = {}): Promise<string> {
  const scene = teamWith(settings)
  const { status, message } = refusalOf(await ask(scene, 'call', aCall(changes)))
  expect(status).toBe(403)
  expect(scene.sent).toEqual([])
  return message
}

async function placed(changes: Fields, settings: Fields = {}): Promise<boolean> {
  const scene = teamWith(settings)
  return (await ask(scene, 'call', aCall(changes))).status === 200 && scene.sent.length === 1
}

describe('a call that is asked for', () => {
  it('is asked of Twilio as the plug-in would ask, with the team’s credentials', async () => {
    const scene = teamWith()
    await ask(scene, 'call', aCall({ Timeout: '45' }))
    const [sent] = scene.sent
    expect([sent?.method, sent?.url.pathname]).toEqual(['POST', pathOf('Calls.json')])
    expect(Object.fromEntries(sent?.form ?? [])).toEqual({
      To: enumerator,
      From: ownNumber,
      Twiml: bridge(),
      Timeout: '45',
    })
    expect(sent?.authorization).toMatch(/^Basic /)
  })

  it('is answered with Twilio’s status and JSON as they are', async () => {
    const scene = teamWith()
    const call = { sid: 'CA1', status: 'queued', something_new: { in: ['Twilio', 1, null] } }
    scene.fault = () => ({ status: 201, body: JSON.stringify(call) })
    const answer = await ask(scene, 'call', aCall())
    expect([answer.status, JSON.parse(answer.body)]).toEqual([201, call])
  })

  it('that Twilio refuses is refused in Twilio’s own words', async () => {
    const scene = teamWith()
    const no = { code: 21215, message: 'Geo permissions', more_info: 'https://…', status: 400 }
    scene.fault = () => ({ status: 400, body: JSON.stringify(no) })
    const answer = await ask(scene, 'call', aCall())
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, no])
  })

  it.each([
    [{ From: '+12025550199', Twiml: bridge({}, respondent, '+12025550199') }, 'ALLOWED_CALLER_IDS'],
    [{ From: 'MG00000000000000000000000000000001' }, 'two caller IDs'],
    [{ Twiml: bridge({}, respondent, '+12025550199') }, 'two caller IDs'],
    [{ To: '+447700900123' }, 'from_number is in no country'],
    [{ Twiml: bridge({}, '+447700900123') }, 'in no country of ALLOWED_COUNTRIES'],
    [{ Twiml: bridge({}, '0755123456') }, 'its country code'],
    [{ To: 'sip:me@elsewhere.example' }, 'ALLOWED_ENUMERATORS'],
    [{ To: '' }, 'ALLOWED_ENUMERATORS'],
  ])('with %o is not placed, in words that say what to do', async (changes, words) => {
    expect(await refused(changes)).toContain(words)
  })

  it.each([
    [{ ALLOWED_CALLER_IDS: '' }, 'ALLOWED_CALLER_IDS'],
    [{ ALLOWED_COUNTRIES: '' }, 'ALLOWED_COUNTRIES'],
    [{ ALLOWED_COUNTRIES: '255, *, +' }, 'ALLOWED_COUNTRIES'],
    [{ ALLOWED_ACTIONS: '' }, 'ALLOWED_ACTIONS does not name call'],
    [{ ALLOWED_ACTIONS: 'message,history,record' }, 'ALLOWED_ACTIONS does not name call'],
    [{ ALLOWED_ACTIONS: 'call' }, 'ALLOWED_ACTIONS does not name record'],
    [{ ALLOWED_ENUMERATORS: '+255754000099' }, 'from_number is not in ALLOWED_ENUMERATORS'],
    [{ MOST_MINUTES: '30' }, 'max_minutes, 30 at most'],
  ])('is not placed where %o is all that is allowed', async (settings, words) => {
    expect(await refused({}, settings)).toContain(words)
  })

  it('is placed within what is allowed', async () => {
    expect(await placed({ Twiml: bridge({ record: 'never' }) }, { ALLOWED_ACTIONS: 'call' })).toBe(true)
    expect(await placed({ Twiml: bridge({ maxMinutes: 30 }) }, { MOST_MINUTES: '30' })).toBe(true)
    expect(await refused({ Twiml: bridge({ maxMinutes: 31 }) }, { MOST_MINUTES: '30' })).toContain('30')
    expect(await placed({}, { ALLOWED_ENUMERATORS: enumerator })).toBe(true)
    expect(await placed({}, { ALLOWED_COUNTRIES: '+254, +255 754' })).toBe(true)
  })

  it.each([
    ['sip:maria@office.example.org', 'sip:*@office.example.org', true],
    ['sip:maria@Office.example.org', 'sip:maria@office.example.org', true],
    ['sip:maria@elsewhere.example', 'sip:*@office.example.org', false],
    ['sip:maria@elsewhere.example;x=@office.example.org', 'sip:*@office.example.org', false],
    ['sip:maria@officeXexample.org', 'sip:*@office.example.org', false],
    ['client:maria', 'client:*', true],
    ['client:maria', 'sip:*@office.example.org', false],
  ])('to %s where %s may be rung: %s', async (To, ALLOWED_ENUMERATORS, isPlaced) => {
    expect(await placed({ To }, { ALLOWED_ENUMERATORS })).toBe(isPlaced)
  })

  it.each(['+2557540000*', '0754000001', '+25575400009x', 'sip:*@office.example.org', '*', '+*', ','])(
    'to a number that the list %s does not name is refused, though its country is allowed',
    async (ALLOWED_ENUMERATORS) => {
      const words = await refused({ To: '+255755000001' }, { ALLOWED_ENUMERATORS })
      expect(words).toContain('from_number is not in ALLOWED_ENUMERATORS')
    },
  )

  it.each([
    [enumerator, '+2557540000*', true],
    [enumerator, '+255 754 *', true],
    [enumerator, 'sip:*@office.example.org, +255754*', true],
    [enumerator, '+255754000002, +255754000001', true],
    [enumerator, '+25575400000', false],
    ['0754000001', '0754000001', false],
    ['+255754000001;x=1', '+2557540000*', false],
    ['', ' ,', false],
  ])('to the phone %s where %s may be rung: %s', async (To, ALLOWED_ENUMERATORS, isPlaced) => {
    expect(await placed({ To }, { ALLOWED_ENUMERATORS })).toBe(isPlaced)
  })

  it.each(['0', '1.5', '60 min', '-1', '1e2', 'none', '٣', '9'.repeat(20)])(
    'is not placed where a limit in .env is %s, and is told which line is wrong',
    async (unreadable) => {
      for (const line of ['MOST_MINUTES', 'REQUESTS_PER_MINUTE', 'PLACEMENTS_PER_MINUTE']) {
        const words = await refused({ Twiml: bridge({ maxMinutes: 1 }) }, { [line]: unreadable })
        expect(words).toContain(`${line} in .env is no whole number`)
      }
    },
  )

  it.each(['Url', 'ApplicationSid', 'StatusCallback', 'SendDigits', 'Record', 'MachineDetection', 'Method'])(
    'with %s, of which the plug-in knows nothing, is refused',
    async (name) => {
      const scene = teamWith()
      const answer = await ask(scene, 'call', { ...aCall(), [name]: 'https://elsewhere.example' })
      expect(refusalOf(answer).status).toBe(400)
      expect(scene.sent).toEqual([])
    },
  )

  it('with a field twice is refused, for nobody knows which of them counts', async () => {
    const scene = teamWith()
    const body = new URLSearchParams([...Object.entries(aCall()), ['To', '+447700900123']])
    const headers = { 'X-Service-Key': 'key-of-team-a-0123456789' }
    expect((await scene.ask('/call', { method: 'POST', headers, body })).status).toBe(400)
    expect(scene.sent).toEqual([])
  })
})

const whole = bridge({ whisper: 'Maria', maxMinutes: 10 })

describe('the document of a call', () => {
  it('is read back whatever the form whispers', () => {
    const settings = fc.record({
      whisper: fc
        .string({ unit: 'binary', maxLength: 200 })
        .map((text) => text.replace(/[^\t\n\r -\ud7ff]/g, '')),
      record: fc.constantFrom('always' as const, 'never' as const),
      ringSeconds: fc.integer({ min: 5, max: 600 }),
      maxMinutes: fc.option(fc.integer({ min: 1, max: 240 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(settings, (given) => {
        const read = readBridge(bridgeTwiml(given, respondent, ownNumber))
        expect(read).toEqual({ ...given, number: respondent, callerId: ownNumber })
      }),
    )
  })

  it.each([
    ['', 'nothing'],
    ['<Response/>', 'nothing to do'],
    ['Response', 'no XML'],
    ['<Response><Hangup/></Response>', 'another verb'],
    [whole.replace('</Dial>', '<Number>+255754000003</Number></Dial>'), 'a second number'],
    [
      whole.replace('</Response>', '<Redirect>https://elsewhere.example</Redirect></Response>'),
      'a redirection',
    ],
    [whole.replace('</Response>', '<Sms to="+255754000003">x</Sms></Response>'), 'a message'],
    [whole.replace('<Say>', '<Say loop="0">'), 'a whisper without end'],
    [whole.replace('<Say>', '<Play>https://elsewhere.example/a.mp3</Play><Say>'), 'a sound'],
    [whole.replace('<Dial ', '<Dial action="https://elsewhere.example" '), 'an action'],
    [whole.replace('<Number>', '<Number url="https://elsewhere.example">'), 'a document for the respondent'],
    [whole.replace(/Number>/g, 'Sip>').replace(respondent, 'sip:me@elsewhere.example'), 'a SIP address'],
    [whole.replace(/Number>/g, 'Conference>'), 'a conference'],
    [whole.replace('answerOnBridge="true"', 'answerOnBridge="false"'), 'another setting'],
    [whole.replace('timeLimit="600"', 'timeLimit="601"'), 'a part of a minute'],
    [whole.replace('timeLimit="600"', 'timeLimit="0600"'), 'a number written otherwise'],
    [whole.replace(/timeout="\d+"/, 'timeout="NaN"'), 'no number'],
    [whole.replace(/timeout="\d+"/, 'timeout="4"'), 'too short a ringing'],
    [` ${whole}`, 'a blank more'],
    [`<?xml version="1.0"?>${whole}`, 'a declaration'],
    [`${whole}${whole}`, 'two documents'],
    [bridge({ whisper: 'x'.repeat(4_000) }), 'too much'],
  ])('is refused where it is not the plug-in’s to the letter: %#, %s', async (Twiml) => {
    expect(await refused({ Twiml })).toContain('not one that the plug-in places')
  })
})
