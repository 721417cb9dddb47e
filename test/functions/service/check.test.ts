import { describe, expect, it } from 'vitest'
import { authToken, enumerator, ownNumber, respondent } from '../visiting.ts'
import { ask, type Fields, key, teamWith } from './asking.ts'

const form = {
  Ask: 'GET Check.json',
  Action: 'call',
  From: ownNumber,
  To: respondent,
  Enumerator: enumerator,
}

async function codesOf(fields: Fields, environment: Fields = {}): Promise<string[]> {
  const { status, body } = await ask(teamWith(environment), 'check', fields)
  expect(status).toBe(200)
  const data: { findings: Array<{ thing: string; code?: string }> } = JSON.parse(body)
  return data.findings.filter(({ thing }) => thing === 'rules').map(({ code }) => code ?? 'yes')
}

describe('/check', () => {
  it('says that the lines of .env allow what the form is for', async () => {
    expect(await codesOf(form)).toEqual(['yes'])
  })

  it.each([
    [{ ALLOWED_ACTIONS: 'message' }, 'service-actions'],
    [{ ALLOWED_ACTIONS: '' }, 'service-actions'],
    [{ ALLOWED_CALLER_IDS: '+12025550199' }, 'service-caller-id'],
    [{ ALLOWED_ENUMERATORS: '+254*' }, 'service-enumerator'],
    [{ REQUESTS_PER_MINUTE: '1.5' }, 'service-lines'],
  ])('names the line that is in the way: %o', async (environment, code) => {
    expect(await codesOf(form, environment)).toEqual([code])
  })

  it('asks Twilio with GETs alone', async () => {
    const scene = teamWith()
    await ask(scene, 'check', { ...form, Country: 'TZ' })
    expect(scene.sent.length).toBeGreaterThan(3)
    expect(new Set(scene.sent.map(({ method }) => method))).toEqual(new Set(['GET']))
  })

  it('puts nothing but a country into an address that is made of it', async () => {
    const scene = teamWith()
    await ask(scene, 'check', { ...form, Country: '../../Accounts' })
    expect(scene.sent.filter(({ url }) => url.pathname.includes('DialingPermissions'))).toEqual([])
  })

  it('tells no secret and no number', async () => {
    const { body } = await ask(teamWith(), 'check', form)
    for (const one of [authToken, key, ownNumber, respondent, enumerator]) expect(body).not.toContain(one)
  })

  it('takes turns with what else the key is for', async () => {
    const scene = teamWith({ REQUESTS_PER_MINUTE: '2' })
    const statuses: number[] = []
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await ask(scene, 'check', form)).status)
    expect(statuses).toEqual([200, 200, 429])
  })
})
