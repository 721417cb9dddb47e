import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/plugin/words/languages.ts'
import { markedLanguages, watchWords } from '../words/marked-words.ts'
import { furtherCodes } from '../words/packed-languages.ts'
import type { World } from '../world/open-field.ts'
import {
  answerOf,
  type CheckSettings,
  check,
  expectGetsAlone,
  findingsOf,
  resultOf,
  settle,
  stored,
} from './checking.ts'

describe('a field that checks', () => {
  it('stores ok where all that could be looked at works', async () => {
    const world = await check()
    expect(answerOf(world)).toBe('ok')
    expect(world.field.text()).toContain('All that could be looked at works')
    expect(findingsOf(world).map(({ thing, result }) => `${thing} ${result}`)).toEqual([
      'form yes',
      'engine yes',
      'storage yes',
      'network yes',
      'origin yes',
      'preflight yes',
      'speed yes',
      'clock unknown',
      'credentials yes',
      'account yes',
      'calls-list yes',
      'calls-read yes',
      'change unknown',
      'caller-id yes',
      'country yes',
      'encryption unknown',
      'sound unknown',
    ])
  })

  it('says every fault at once', async () => {
    const world = await check({
      parameters: { to_number: '0711', auth_token: 'f'.repeat(32), recrod: 0 },
    })
    expect(answerOf(world)).toBe('form:to_number form:unknown credentials')
    expect(world.field.text()).toContain('Tell your supervisor: form:to_number form:unknown credentials')
    expect(world.field.designer()).toContain('credentials Check account_sid and auth_token')
  })

  it('asks nothing with credentials that cannot be any', async () => {
    const world = await check({ parameters: { account_sid: 'XY123' } })
    expect(answerOf(world)).toBe('form:account_sid')
    expect(world.twilio.requests).toEqual([])
    expect(resultOf(world, 'credentials')).toBe('unknown')
  })

  it('keeps what Twilio let the page read, so that an export settles it', async () => {
    const world = await check({ parameters: { record: 0 } })
    const { device: _none, ...data } = stored(world)
    expect(data).toMatchObject({ check: 1, way: 'direct', facts: { origin: 'https://team.surveycto.com' } })
    expect(data['requests']).toContainEqual({
      what: 'GET Calls.json',
      how: 'answered',
      status: 401,
      ms: 0,
      headers: expect.arrayContaining(['access-control-allow-origin', 'content-type']),
    })
    expect(data['requests']).toContainEqual(
      expect.objectContaining({ what: 'GET Calls/CA….json', status: 404 }),
    )
  })

  it('notes how a browser has refused', async () => {
    const world = await check({ keepsFromPages: () => true })
    expect(answerOf(world)).toBe('origin')
    expect(stored(world)['requests']).toEqual([
      expect.objectContaining({ what: 'GET Calls.json', how: 'refused', headers: [] }),
      expect.objectContaining({ what: 'GET /', how: 'opaque' }),
    ])
  })

  it('shows what it has stored when it opens again, and asks nothing by itself', async () => {
    const world = await check({ parameters: { twilio_number: '+12025550199' } })
    const asked = world.twilio.requests.length
    await world.reopen()
    await settle(world)
    expect(world.twilio.requests.length).toBe(asked)
    expect(world.field.text()).toContain('Tell your supervisor: caller-id')
  })

  it('looks again on a tap, and then says what works by now', async () => {
    const world = await check({
      prepare: ({ behaviour }) => {
        behaviour.forbiddenPrefixes = ['+254']
      },
    })
    expect(answerOf(world)).toBe('country')
    world.twilio.behaviour.forbiddenPrefixes = []
    await world.field.tap('Check now')
    await settle(world)
    expect(answerOf(world)).toBe('ok')
  })

  it('says of each thing once, and never that it works where it does not', async () => {
    const world = await check({
      keepsFromPages: (request) => request.headers.has('Authorization'),
      parameters: { to_number: '0711', recrod: 0 },
    })
    const rows = rowsOf(world)
    expect(rows).toContain('Twilio answers this form: Does not work')
    expect(rows).toContain('The form’s parameters: Does not work')
    const names = rows.map((row) => row.replace(/:.*/, ''))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('calls nothing broken that need not be so', async () => {
    const world = await check({ isRecorded: true, page: { storage: false } })
    expect(answerOf(world)).toBe('ok')
    const rows = rowsOf(world)
    expect(rows).toContain('Recordings are encrypted: No')
    expect(rows).toContain('Storage of this device: No')
    expect(rows.filter((row) => row.includes('Does not work'))).toEqual([])
  })

  it('stores nothing of a look that was cleared away or left', async () => {
    const world = await check()
    world.twilio.faults.add({ do: { kind: 'latency', ms: 3_000 }, times: 'always' })
    await world.field.tap('Check now')
    expect(world.field.text()).toContain('Asking Twilio …')
    world.field.running.clearAnswer()
    await settle(world)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    await world.field.tap('Check now')
    world.field.running.stop()
    await settle(world)
    expect(answerOf(world)).toBe('')
  })

  it('looks at nothing where it is only read', async () => {
    const world = await check({ readOnly: true })
    expect(world.twilio.requests).toEqual([])
    expect(world.field.button('Check now')).toBeUndefined()
    expect(answerOf(world)).toBe('')
  })

  it('comes to its end within half a minute where nothing answers', async () => {
    const world = await check({
      prepare: ({ faults }) => void faults.add({ do: { kind: 'hang' }, times: 'always' }),
    })
    expect(answerOf(world)).toBe('network')
    expect(Date.parse(String(stored(world)['at'])) - world.clock.now()).toBeGreaterThan(-40_000)
    expectGetsAlone(world, {})
  })

  it('tells a form for messages alone from one for calls', async () => {
    const world = await check({ parameters: { from_number: '', sms_text: 'Hello' } })
    expect(answerOf(world)).toBe('ok')
    expect(resultOf(world, 'messages-read')).toBe('yes')
    expect(resultOf(world, 'country')).toBe('')
  })

  it('is told by the team’s own Functions what is set up', async () => {
    const world = await check({ overService: true, isRecorded: true })
    expect(answerOf(world)).toBe('ok')
    expect(stored(world)).toMatchObject({ way: 'service' })
    for (const thing of [
      'service',
      'rules',
      'credentials',
      'account',
      'caller-id',
      'country',
      'sound',
      'clock',
    ])
      expect([thing, resultOf(world, thing)]).toEqual([thing, 'yes'])
    expectGetsAlone(world, { isRecorded: true })
  })

  it('knows from them how wrong the clock is', async () => {
    const world = await check({ overService: true, clockSkewMs: -20 * 60_000 })
    expect(answerOf(world)).toBe('clock')
    expect(world.field.text()).toContain('It is wrong by 20 min 0 s.')
  })

  it('says of a slow line how slow it is, and what to do', async () => {
    const prepare: CheckSettings['prepare'] = ({ faults }) =>
      void faults.add({ do: { kind: 'latency', ms: 5_000 }, times: 'always' })
    const world = await check({ prepare })
    expect(world.field.text()).toContain('Answers take 5 s. Look for a better network.')
  })

  it.each(furtherCodes)('speaks %s', async (code) => {
    const world = await check({ language: code, parameters: { twilio_number: '+12025550199' } })
    const { check: said, core } = languages[code]
    const text = world.field.text()
    for (const words of [core.checkNow, said.checkCallerId, said.checkNo, said.checkUnknown])
      expect(text).toContain(words)
    expect(world.field.designer()).toContain(core.errorCallerIdText)
    expect(text).not.toMatch(/Works|Check now|Clock/)
  })

  it('says nothing that is not in the tables of words', async () => {
    const world = await check({
      languages: markedLanguages,
      language: 'Français',
      parameters: { auth_token: 'f'.repeat(32) },
    })
    expect([...watchWords(world, ['credentials', ...permissions, ...places])]).toEqual([])
  })
})

/** Each line of the check, with what it says. */
function rowsOf({ field }: World): string[] {
  return [...field.document.querySelectorAll('#check-lines li div')].map((row) =>
    [...row.children].map(({ textContent }) => textContent).join(': '),
  )
}

/** Broken where there is a line to end. */
const permissions = ['/twilio/voice\u200b/calls\u200b/list', '/twilio/voice\u200b/calls\u200b/read']

/** In Twilio's own words, whatever the form speaks. */
const places = [
  'Account > API keys & tokens',
  'Account > General settings',
  'Phone Numbers > Manage',
  'Voice > Settings > Geo permissions',
  'Voice > Settings > General',
]
