import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isKeyName, makeServiceKey, writeEnv } from '../../../src/desk/set-up/form/env-file.ts'
import type { Plan } from '../../../src/desk/set-up/plan.ts'
import { readPlan } from '../../../src/desk/set-up/read-plan.ts'
import { readSettings } from '../../../src/functions/settings/settings.ts'
import { keyAccess, planOf, tokenAccess } from './planning.ts'

const example = readFileSync(new URL('../../../extras/functions/.env.example', import.meta.url), 'utf8')
const serviceKey = 'ab'.repeat(20)

function linesOf(more: Partial<Plan> = {}, access = keyAccess): Record<string, string> {
  const plan = planOf({
    usesService: true,
    serviceUrl: 'https://calls-1234-dev.twil.io',
    serviceKey,
    ...more,
  })
  const { settings } = readPlan(plan, access).checked
  if (!settings) throw new Error('The field would refuse this.')
  const lines = writeEnv(plan, access, settings).trim().split('\n')
  return Object.fromEntries(lines.map((line) => [line.replace(/=.*/, ''), line.replace(/^\w+=/, '')]))
}

describe('the .env of the Functions', () => {
  it('has only lines that .env.example has', () => {
    const known = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    const given = { max_minutes: '30', record: 'consent', panel: 'history messages' }
    const names = [
      ...Object.keys(linesOf({ given })),
      ...Object.keys(linesOf({ ownPhone: 'sip:maria@office.example.org' })),
    ]
    expect(names.filter((name) => !known.includes(name))).toEqual([])
    expect(names).toContain('MOST_MINUTES')
    expect(names).toContain('ALLOWED_ENUMERATORS')
  })

  it('is read by the Functions as what the form needs, and no more', () => {
    const { service, credentials } = readSettings(
      linesOf({ given: { max_minutes: '30', record: 'consent' } }),
    )
    expect(credentials).toEqual({ username: keyAccess.username, password: keyAccess.password })
    expect(service).toMatchObject({
      keys: [{ name: 'team', key: serviceKey }],
      actions: ['call', 'hang-up', 'record', 'delete-recording'],
      senders: ['+12025550110'],
      countries: ['+254'],
      mostMinutes: 30,
      unreadable: [],
    })
  })

  it.each([
    [{ record: '0' }, ['call', 'hang-up']],
    [{}, ['call', 'hang-up', 'record']],
    [{ record: '0', panel: 'keypad' }, ['call', 'hang-up']],
    [{ record: '0', panel: 'history messages' }, ['call', 'hang-up', 'message', 'history']],
    [{ action: 'sms', sms_text: 'Hello' }, ['message']],
  ])('allows for %j what its field asks', (given, actions) => {
    expect(readSettings(linesOf({ given })).service.actions).toEqual(actions)
  })

  it('opens an area of North America, and not all countries that share its code', () => {
    const american = { ownPhone: '+12025550123', respondentPhone: '+14155550100' }
    expect(linesOf(american)['ALLOWED_COUNTRIES']).toBe('+1202,+1415')
  })

  it('holds no token, which Twilio adds by itself', () => {
    expect(Object.values(linesOf({}, tokenAccess)).join()).not.toContain(tokenAccess.password)
  })
})

describe('a key of the Functions', () => {
  it('is made of all its chance: 20 bytes as 40 letters and digits', () => {
    const bytes = Array.from({ length: 20 }, (_, at) => at * 13)
    const key = makeServiceKey((place) => place.set(bytes))
    expect(key).toBe(Buffer.from(bytes).toString('hex'))
  })

  it('has a name without what parts keys', () => {
    expect(['north', 'Team_2', 'a-b'].map(isKeyName)).toEqual([true, true, true])
    expect(['', 'a b', 'a:b', 'a,b', '2'].map(isKeyName)).toEqual([false, false, false, false, false])
  })
})
