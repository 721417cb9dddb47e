import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { sampleForms } from '../../../extras/forms/source/sample-forms.ts'
import { parametersOf } from '../../../src/desk/set-up/form/appearance.ts'
import { attachmentOf } from '../../../src/desk/set-up/form/attachment.ts'
import { writeEnv } from '../../../src/desk/set-up/form/env-file.ts'
import { appearanceIn, makeForm, readWorkbook } from '../../../src/desk/set-up/form/sample-form.ts'
import { withSample } from '../../../src/desk/set-up/form/sample-parameters.ts'
import type { Plan } from '../../../src/desk/set-up/plan.ts'
import { readPlan } from '../../../src/desk/set-up/read-plan.ts'
import { fillIn, plugInRow, readSheets, type Workbook } from '../../extras/forms/workbook.ts'
import { answerOf, check, expectGetsAlone } from '../../plugin/check/checking.ts'
import { serviceUrl } from '../../plugin/world/team-service.ts'
import { keyAccess, planOf, tokenAccess } from './planning.ts'

/** What only some forms look up, beside the login. */
const lookedUp: Readonly<Record<string, readonly string[]>> = {
  'twilio-call-cases.xlsx': ['enumerator_phones', 'cases'],
  'twilio-call-panel.xlsx': ['enumerator_phones'],
}

// The enumerator's has a name that the test's own enumerator fills in with their number.
const usual = planOf({ enumeratorField: 'my_user_phone', respondentField: 'hh_phone' })

function bytesOf(file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../extras/forms/${file}`, import.meta.url)))
}

async function madeFrom(file: string, access: typeof keyAccess, plan: Plan = usual) {
  const made = makeForm(readWorkbook(bytesOf(file)), plan, parametersOf(plan, access))
  if (made.kind === 'not') throw new Error(made.why)
  return { sheets: await readSheets(made.workbook), datasets: made.datasets }
}

function rowsOf(text: string): Record<string, string>[] {
  const rows: unknown = parse(text, { columns: true })
  if (!Array.isArray(rows)) throw new Error('No rows.')
  return rows.map((row: unknown) =>
    Object.fromEntries(Object.entries(Object(row)).map(([name, cell]) => [name, String(cell)])),
  )
}

/** The form's own field, filled in as far as there, which now checks. */
function checkingField(sheets: Workbook, access: typeof keyAccess, plan: Plan = usual) {
  const { settings } = readPlan(plan, access).checked
  const { name, text } = attachmentOf(plan, access, settings?.twilioNumbers ?? [])
  const { fields, datasets } = fillIn(sheets, {})
  const { twilio_access: _, twilio_key: __, ...others } = datasets
  const appearance = (plugInRow(sheets).appearance ?? '').replace(/, action='\w+'/, '')
  return {
    definition: { name: 'call', type: 'text', label: { English: 'Call' }, hint: { English: '' } },
    appearance: appearance.replace(/\)$/, ", action='check')"),
    values: { fields, datasets: { ...others, [name.replace('.csv', '')]: rowsOf(text) } },
  } as const
}

describe.each(sampleForms.map(({ file }) => file))('%s with the names of the desk in it', (file) => {
  it.each([
    ['a key', keyAccess],
    ['the token', tokenAccess],
  ])('passes its own check with %s', async (_, access) => {
    const { sheets } = await madeFrom(file, access)
    const world = await check({ form: checkingField(sheets, access) })
    expect(answerOf(world)).toBe('ok')
    expectGetsAlone(world, {})
  })

  it('passes it over the team’s Functions, whose .env allows what the sample does by itself', async () => {
    const serviceKey = '0123456789abcdef0123456789abcdef01234567'
    const plan = { ...usual, usesService: true, serviceUrl, serviceKey }
    const whole = withSample(plan, appearanceIn(readWorkbook(bytesOf(file))) ?? '')
    const { settings } = readPlan(whole, keyAccess).checked
    const env = settings ? writeEnv(whole, keyAccess, settings) : ''
    const unset = { ALLOWED_ENUMERATORS: '', ALLOWED_COUNTRIES: '', ALLOWED_CALLER_IDS: '', SERVICE_KEYS: '' }
    const lines = env
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/s).slice(0, 2))
    const { sheets } = await madeFrom(file, keyAccess, plan)
    const environment = { ...unset, ...Object.fromEntries(lines) }
    const world = await check({ form: checkingField(sheets, keyAccess, plan), environment })
    expect(answerOf(world)).toBe('ok')
  })

  it('refers to fields that stand earlier in it alone, and says what else is to be attached', async () => {
    const { sheets, datasets } = await madeFrom(file, keyAccess)
    const known = new Set<string>()
    for (const row of sheets.survey) {
      for (const [, name = ''] of Object.values(row)
        .join(' ')
        .matchAll(/\$\{(\w+)\}/g))
        expect([...known], `${row.name} refers to ${name}`).toContain(name)
      known.add(row.name ?? '')
    }
    expect(known).toContain('hh_phone')
    expect([...datasets].sort()).toEqual([...(lookedUp[file] ?? [])].sort())
  })
})
