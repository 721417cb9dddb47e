import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { parametersOf, writeAppearance } from '../../../src/desk/set-up/form/appearance.ts'
import { attachmentOf } from '../../../src/desk/set-up/form/attachment.ts'
import { writeEnv } from '../../../src/desk/set-up/form/env-file.ts'
import type { Plan } from '../../../src/desk/set-up/plan.ts'
import { readPlan } from '../../../src/desk/set-up/read-plan.ts'
import type { FormValues } from '../../../src/stand-in/surveycto/expression.ts'
import { answerOf, check } from '../../plugin/check/checking.ts'
import { serviceUrl } from '../../plugin/world/team-service.ts'
import { keyAccess, planOf, tokenAccess } from './planning.ts'

/** The rows of a CSV as SurveyCTO attaches it. */
function rowsOf(text: string): Record<string, string>[] {
  const rows: unknown = parse(text, { columns: true })
  if (!Array.isArray(rows)) throw new Error('No rows.')
  return rows.map((row: unknown) =>
    Object.fromEntries(Object.entries(Object(row)).map(([name, cell]) => [name, String(cell)])),
  )
}

/** The field of a form that has what the desk made, as SurveyCTO opens it. */
function formWith(plan: Plan, access: typeof keyAccess, numbers = ['+254700000001', '+254711222333']) {
  const checking = { ...plan, given: { ...plan.given, action: 'check' } }
  const { checked, isGood } = readPlan(checking, access)
  expect(isGood).toBe(true)
  const { name, text } = attachmentOf(checking, access, checked.settings?.twilioNumbers ?? [])
  const [enumerator = '', respondent = ''] = numbers
  const values: FormValues = {
    fields: { [plan.enumeratorField]: enumerator, [plan.respondentField]: respondent },
    datasets: { [name.replace('.csv', '')]: rowsOf(text) },
  }
  const definition = {
    name: 'call',
    type: 'text',
    label: { English: 'Call' },
    hint: { English: '' },
  } as const
  return { definition, appearance: writeAppearance(parametersOf(checking, access)), values }
}

describe('what the desk has made, uploaded into a form', () => {
  it.each([
    ['a key', keyAccess],
    ['the token', tokenAccess],
  ])('passes the check at once with %s', async (_, access) => {
    const given = {
      record: 'consent',
      details: '1',
      attempts: '3',
      dispositions: '1',
      whisper: 'It\'s a "test"',
    }
    const world = await check({ form: formWith(planOf({ given }), access) })
    expect(answerOf(world)).toBe('ok')
  })

  it('passes it with field names of the designer’s own, and several Twilio numbers', async () => {
    const plan = planOf({
      enumeratorField: 'my_phone',
      respondentField: 'hh_phone',
      twilioNumber: '+12025550110|+12025550111',
    })
    const world = await check({ form: formWith(plan, keyAccess) })
    expect(answerOf(world)).toBe('ok')
  })

  it('fails it where the secret is another one, so that the check has looked', async () => {
    const world = await check({ form: formWith(planOf(), { ...keyAccess, password: 'wrong' }) })
    expect(answerOf(world)).not.toBe('ok')
  })

  it('passes it over the team’s Functions with the .env that was made along with it', async () => {
    const plan = planOf({
      usesService: true,
      serviceUrl,
      serviceKey: '0123456789abcdef0123456789abcdef01234567',
      given: { record: 'consent', max_minutes: '30' },
    })
    const { settings } = readPlan(plan, keyAccess).checked
    const env = settings ? writeEnv(plan, keyAccess, settings) : ''
    const unset = { ALLOWED_ENUMERATORS: '', ALLOWED_COUNTRIES: '', ALLOWED_CALLER_IDS: '', SERVICE_KEYS: '' }
    const lines = Object.fromEntries(
      env
        .trim()
        .split('\n')
        .map((line): [string, string] => [
          line.slice(0, line.indexOf('=')),
          line.slice(line.indexOf('=') + 1),
        ]),
    )
    const environment = { ...unset, ...lines }
    const world = await check({ form: formWith(plan, keyAccess), environment })
    expect(answerOf(world)).toBe('ok')
  })
})
