// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parametersOf, writeAppearance } from '../../../src/desk/set-up/form/appearance.ts'
import { attachmentOf } from '../../../src/desk/set-up/form/attachment.ts'
import { parameterBoxes } from '../../../src/desk/set-up/form/parameter-boxes.ts'
import type { Plan } from '../../../src/desk/set-up/plan.ts'
import { readPlan } from '../../../src/desk/set-up/read-plan.ts'
import { parameterNames } from '../../../src/plugin/form/parameters.ts'
import { evaluateParameters, parseAppearance } from '../../../src/stand-in/surveycto/appearance.ts'
import { keyAccess, planOf, tokenAccess } from './planning.ts'

const appearanceOf = (plan: Plan, access = keyAccess) => writeAppearance(parametersOf(plan, access))
const file = (name: string) => readFileSync(new URL(`../../../extras/forms/${name}`, import.meta.url), 'utf8')
const csvOf = (plan: Plan, access = keyAccess) =>
  attachmentOf(plan, access, readPlan(plan, access).checked.settings?.twilioNumbers ?? [])

/** What the field is given for a parameter of the designer's, as SurveyCTO reads the appearance. */
function givenFor(name: string, plan: Plan): unknown {
  const values = { fields: { respondent_name: 'Maria' }, datasets: {} }
  const read = parseAppearance(appearanceOf(plan))
  const only = { ...read, parameters: read.parameters.filter(({ key }) => key === name) }
  return evaluateParameters(only, values)[0]?.value
}

describe('the appearance', () => {
  it('is that of the smallest sample form where nothing else is wanted', () => {
    expect(appearanceOf(planOf())).toBe(
      "custom-twilio-call(from_number=${enumerator_number}, to_number=${respondent_number}, twilio_number=pulldata('twilio_key', 'number', 'accessid_key', '1234'), account_sid=pulldata('twilio_key', 'sid', 'accessid_key', '1234'), api_key=pulldata('twilio_key', 'apikey', 'accessid_key', '1234'), api_secret=pulldata('twilio_key', 'apisecret', 'accessid_key', '1234'))",
    )
  })

  it('holds no number, SID or secret, however Twilio is reached', () => {
    const { accountSid, username, password } = keyAccess
    const service = planOf({
      usesService: true,
      serviceUrl: 'https://calls.twil.io',
      serviceKey: 'k'.repeat(40),
    })
    const all = [appearanceOf(planOf()), appearanceOf(planOf(), tokenAccess), appearanceOf(service)].join()
    for (const secret of [accountSid, username, password, tokenAccess.password, 'kkkk', '+'])
      expect(all).not.toContain(secret)
    expect(appearanceOf(service)).toContain(
      "service_url='https://calls.twil.io', service_key=pulldata('twilio_key'",
    )
  })

  it('gives the field each text letter by letter, whatever quotes are in it', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'ab\'"|, ()=é') })
      .filter((one) => one.trim() === one && one !== '')
    fc.assert(
      fc.property(text, (whisper) => {
        expect(givenFor('whisper', planOf({ given: { whisper } }))).toBe(whisper)
      }),
    )
  })

  it('writes a number bare and a form’s field as what it holds', () => {
    expect(givenFor('attempts', planOf({ given: { attempts: '3' } }))).toBe(3)
    expect(givenFor('to_label', planOf({ given: { to_label: '${respondent_name}' } }))).toBe('Maria')
  })
})

describe('the boxes', () => {
  it('are there for every parameter that the account and the numbers do not give', () => {
    const elsewhere = [
      ...['from_number', 'to_number', 'twilio_number', 'account_sid', 'accountSID'],
      ...['auth_token', 'api_key', 'api_secret', 'service_url', 'service_key'],
    ]
    const names = parameterBoxes.map(({ name }) => name)
    expect([...names, ...elsewhere].sort()).toEqual([...parameterNames].sort())
  })

  it.each([
    ['ring_seconds', '4', 'is "4": write a whole number from 5 to 600.'],
    ['record', 'perhaps', 'is "perhaps": write 1, 0 or consent.'],
    ['press_to_call', '1', 'needs service_url'],
    ['country', 'Kenya', 'which is no country'],
    ['language', 'Klingon', 'a language the field does not speak'],
  ] as const)('refuse %s=%s in the field’s words', (name, text, said) => {
    const { problems } = readPlan(planOf({ given: { [name]: text } }), keyAccess)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ parameter: name, text: expect.stringContaining(said) })
  })

  it('refuse a number that Excel has spoilt, and take one that is written as people write it', () => {
    const spoilt = readPlan(planOf({ twilioNumber: '1.2E+10' }), keyAccess)
    expect(spoilt.isGood).toBe(false)
    expect(spoilt.problems[0]?.text).toContain('Excel has turned the number into this')
    expect(readPlan(planOf({ twilioNumber: '+1 (202) 555-0110' }), keyAccess).isGood).toBe(true)
  })

  it('refuse a field within a text, which SurveyCTO would leave as it is', () => {
    const { problems, isGood } = readPlan(planOf({ given: { whisper: 'Household ${hhid}' } }), keyAccess)
    expect(isGood).toBe(false)
    expect(problems[0]?.text).toContain('${its_name} alone')
    expect(readPlan(planOf({ given: { whisper: '${hhid}' } }), keyAccess).problems).toEqual([])
  })

  it('take what the field takes', () => {
    expect(readPlan(planOf(), keyAccess)).toMatchObject({ problems: [], isGood: true })
    expect(readPlan(planOf(), tokenAccess)).toMatchObject({ problems: [], isGood: true })
  })
})

describe('the CSV', () => {
  it('has the columns of the sample’s, and the number with its + and nothing before it', () => {
    const { name, text } = csvOf(planOf())
    const { accountSid, username, password } = keyAccess
    expect(name).toBe('twilio_key.csv')
    const [head] = file(name).split('\n')
    expect(text).toBe(`${head}\n1234,${accountSid},${username},${password},+12025550110\n`)
  })

  it('is that of the old credentials for whoever has the token', () => {
    const { name, text } = csvOf(planOf(), tokenAccess)
    const [head] = file('twilio_access.csv').split('\n')
    expect(name).toBe('twilio_access.csv')
    expect(text).toBe(`${head}\n1234,${tokenAccess.accountSid},${tokenAccess.password},+12025550110\n`)
  })

  it('holds the key of the Functions alone where calls go through them', () => {
    const service = { usesService: true, serviceUrl: 'https://calls.twil.io', serviceKey: 'k'.repeat(40) }
    expect(csvOf(planOf(service))).toEqual({
      name: 'twilio_key.csv',
      text: `accessid_key,servicekey,number\n1234,${'k'.repeat(40)},+12025550110\n`,
    })
  })

  it('is read back as it was, with several numbers, and a secret with signs in it', () => {
    const odd = { ...keyAccess, password: '=a,"b' }
    const { text } = csvOf(planOf({ twilioNumber: '+1 202 555 0110 | +12025550111' }), odd)
    const [row]: unknown[] = parse(text, { columns: true })
    expect(row).toMatchObject({ apisecret: '=a,"b', number: '+12025550110|+12025550111' })
  })
})
