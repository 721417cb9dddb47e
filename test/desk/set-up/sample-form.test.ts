// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { parametersOf, writeAppearance } from '../../../src/desk/set-up/form/appearance.ts'
import { type MadeForm, makeForm, readWorkbook } from '../../../src/desk/set-up/form/sample-form.ts'
import { parseAppearance } from '../../../src/stand-in/surveycto/appearance.ts'
import { keyAccess, planOf } from './planning.ts'

const fileOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../extras/forms/${name}.xlsx`, import.meta.url)))

const names = { enumeratorField: 'my_phone', respondentField: 'hh_phone' }
const plan = planOf({ ...names, formTitle: 'Cost & <benefit>', given: { record: '0', attempts: '2' } })
const parameters = parametersOf(plan, keyAccess)
const make = (sample: string, more = {}) =>
  makeForm(readWorkbook(fileOf(sample)), { ...plan, ...more }, parameters)

/** Each cell of each sheet, as a reader of workbooks has it. */
async function cellsOf(workbook: Uint8Array): Promise<string[][][]> {
  const sheets = await readXlsxFile(Buffer.from(workbook))
  return sheets.map(({ data }) => data.map((row) => row.map((cell) => String(cell ?? ''))))
}

function workbookOf(made: MadeForm): Uint8Array {
  if (made.kind !== 'made') throw new Error(made.why)
  return made.workbook
}

describe('a sample form with the designer’s names', () => {
  it('differs from the sample in those cells alone', async () => {
    const [before, after] = await Promise.all([
      cellsOf(fileOf('twilio-call-minimal')),
      cellsOf(workbookOf(make('twilio-call-minimal'))),
    ])
    const changed = before.flatMap((rows, sheet) =>
      rows.flatMap((row, at) =>
        row.flatMap((cell, column) => {
          const now = after[sheet]?.[at]?.[column]
          return now === cell ? [] : [now]
        }),
      ),
    )
    expect(changed).toEqual([
      'my_phone',
      'hh_phone',
      writeAppearance(parameters),
      'Cost & <benefit>',
      'household_survey',
    ])
  })

  it.each(['twilio-call-sample', 'twilio-call-consent', 'twilio-call-panel', 'twilio-call-cases'])(
    'keeps in %s what the rest of the form counts on, and refers to no field that is not there',
    async (sample) => {
      const [survey = []] = await cellsOf(workbookOf(make(sample)))
      const [head = []] = survey
      const fields = survey.slice(1).map((row) => row[head.indexOf('name')])
      const appearance = survey
        .map((row) => row[head.indexOf('appearance')] ?? '')
        .find((cell) => cell.startsWith('custom-twilio-call('))
      const given = parseAppearance(appearance ?? '').parameters.map(({ key }) => key)
      expect(given).toContain('details')
      expect(given.filter((key) => key === 'record')).toHaveLength(1)
      expect(appearance).toContain('record=0, attempts=2')
      const referred = survey
        .flat()
        .flatMap((cell) => [...cell.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name))
      expect(referred.filter((name) => !fields.includes(name))).toEqual([])
      expect(fields).toContain('hh_phone')
    },
  )

  it('says what is wrong with a file or a name, and makes nothing', () => {
    const other = readWorkbook(
      zipSync({ 'xl/sharedStrings.xml': strToU8('<sst><si><t>name</t></si></sst>') }),
    )
    expect(readWorkbook(strToU8('no zip'))).toBeUndefined()
    expect(makeForm(undefined, plan, parameters)).toEqual({ kind: 'not', why: 'noWorkbook' })
    expect(makeForm(other, plan, parameters)).toEqual({ kind: 'not', why: 'noCall' })
    expect(make('twilio-call-minimal', { formId: 'two words' })).toEqual({ kind: 'not', why: 'names' })
    expect(make('twilio-call-minimal', { formTitle: ' ' })).toEqual({ kind: 'not', why: 'names' })
    expect(make('twilio-call-minimal', { enumeratorField: 'call_status' })).toEqual({
      kind: 'not',
      why: 'taken',
    })
    expect(make('twilio-call-minimal', { enumeratorField: 'hh_phone' })).toEqual({
      kind: 'not',
      why: 'taken',
    })
  })
})
