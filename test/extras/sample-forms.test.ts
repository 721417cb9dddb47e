import { readFileSync } from 'node:fs'
import readXlsxFile from 'read-excel-file/node'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sampleForms } from '../../extras/forms/sample-forms.ts'
import { writeForm } from '../../extras/forms/write-form.ts'
import { parameterNames } from '../../src/plugin/parameters.ts'
import { checkParameters } from '../../src/plugin/settings.ts'
import { evaluateParameters, parseAppearance } from '../../src/workbench/host/appearance.ts'

type Column =
  | 'type'
  | 'name'
  | 'appearance'
  | 'constraint'
  | 'calculation'
  | 'list_name'
  | 'form_id'
  | 'version'
type Row = Readonly<Partial<Record<Column, string>>>

interface Workbook {
  sheets: string[]
  columns: Readonly<Record<string, string[]>>
  survey: Row[]
  choices: Row[]
  settings: Row[]
}

/** Spelled as SurveyCTO spells them: a misspelt column is ignored without a word. */
const surveyctoColumns: Readonly<Record<string, string[]>> = {
  survey:
    'type,name,label,hint,default,appearance,constraint,constraint message,relevance,disabled,required,required message,read only,calculation,repeat_count,choice_filter'.split(
      ',',
    ),
  choices: ['list_name', 'value', 'label', 'image', 'filter'],
  settings: ['form_title', 'form_id', 'version', 'public_key', 'submission_url', 'default_language'],
}

async function readWorkbook(file: string): Promise<Workbook> {
  const sample = sampleForms.find((form) => form.file === file)
  if (!sample) throw new Error(`no form is written to ${file}`)
  const sheets = await readXlsxFile(Buffer.from(await writeForm(sample.form)))
  const rows: Record<string, Row[]> = {}
  const columns: Record<string, string[]> = {}
  for (const { sheet, data } of sheets) {
    const names = (data[0] ?? []).map(String)
    columns[sheet] = names
    rows[sheet] = data
      .slice(1)
      .map((cells) => Object.fromEntries(names.map((name, at) => [name, String(cells[at] ?? '')])))
  }
  const { survey = [], choices = [], settings = [] } = rows
  return { sheets: sheets.map(({ sheet }) => sheet), columns, survey, choices, settings }
}

/** The CSV attached to the form under this name, as rows; it holds no quoted cells. */
function readDataset(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../../extras/forms/${name}.csv`, import.meta.url), 'utf8')
  const [header = '', ...lines] = text.trim().split('\n')
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

const isEnd = (row: Row) => row.type?.startsWith('end ') === true

function referencesIn(row: Row): string[] {
  return Object.values(row).flatMap((cell) =>
    [...cell.matchAll(/\$\{(\w*)\}/g)].map((found) => found[1] ?? ''),
  )
}

/** What the plug-in receives once the form is filled in and the credentials are in the CSV. */
function parametersOf(
  workbook: Workbook,
  datasetValues: Readonly<Record<string, string>>,
): Map<string, unknown> {
  const fields: Record<string, string> = { record_call: '1', show_number: '0' }
  for (const row of workbook.survey) {
    if (row.appearance === 'numbers_phone') fields[row.name ?? ''] = '+254711222333'
    else if (row.type === 'text' && !row.appearance) fields[row.name ?? ''] = 'Maria'
  }
  const appearance = parseAppearance(callRow(workbook).appearance ?? '')
  const filled = (name: string) => readDataset(name).map((row) => ({ ...row, ...datasetValues }))
  const datasets = { twilio_access: filled('twilio_access'), twilio_key: filled('twilio_key') }
  return new Map(evaluateParameters(appearance, { fields, datasets }).map(({ key, value }) => [key, value]))
}

function callRow(workbook: Workbook): Row {
  const row = workbook.survey.find(({ appearance }) => appearance?.startsWith('custom-'))
  if (!row) throw new Error('no field uses a plug-in')
  return row
}

const realCredentials = {
  sid: `AC${'0'.repeat(32)}`,
  authtoken: 'f'.repeat(32),
  apikey: `SK${'0'.repeat(32)}`,
  apisecret: 'secret',
  number: '+14155550100',
}

afterEach(() => {
  vi.useRealTimers()
})

describe.each(sampleForms.map(({ file }) => file))('%s', (file) => {
  it('has the three worksheets and only columns that SurveyCTO knows', async () => {
    const workbook = await readWorkbook(file)
    expect(workbook.sheets).toEqual(['survey', 'choices', 'settings'])
    for (const sheet of workbook.sheets) {
      expect(surveyctoColumns[sheet]).toEqual(expect.arrayContaining(workbook.columns[sheet] ?? ['none']))
    }
  })

  it('gives the same bytes whenever it is written', async () => {
    const sample = sampleForms.find((form) => form.file === file)
    if (!sample) throw new Error('no form')
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(new Date('2026-11-21T08:00:00Z'))
    const first = await writeForm(sample.form)
    vi.setSystemTime(new Date('2031-02-03T21:04:05Z'))
    expect(Buffer.from(await writeForm(sample.form)).equals(Buffer.from(first))).toBe(true)
  })

  it('names every field once, with names that SurveyCTO takes', async () => {
    const { survey } = await readWorkbook(file)
    const names = survey.filter((row) => !isEnd(row)).map((row) => row.name ?? '')
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
  })

  it('refers only to fields that stand earlier in the form', async () => {
    const { survey } = await readWorkbook(file)
    const known = new Set<string>()
    let references = 0
    for (const row of survey) {
      for (const name of referencesIn(row)) {
        references += 1
        expect([...known], `${row.name} refers to ${name}`).toContain(name)
      }
      known.add(row.name ?? '')
    }
    expect(references).toBeGreaterThan(5)
  })

  it('closes every group and repeat that it opens', async () => {
    const { survey } = await readWorkbook(file)
    const open: string[] = []
    for (const { type = '', name = '' } of survey) {
      const [verb, kind] = type.split(' ')
      if (verb === 'begin') open.push(`${kind} ${name}`)
      if (verb === 'end' && kind) expect(`${kind} ${name}`).toBe(open.pop())
    }
    expect(open).toEqual([])
  })

  it('defines the choices of every select field', async () => {
    const { survey, choices } = await readWorkbook(file)
    const lists = survey.flatMap(({ type = '' }) =>
      type.startsWith('select_') ? type.split(' ').slice(1) : [],
    )
    expect(lists.length).toBeGreaterThan(0)
    for (const list of lists) expect(choices.map((choice) => choice.list_name)).toContain(list)
  })

  it('has a form id and a version that SurveyCTO takes', async () => {
    const { settings } = await readWorkbook(file)
    expect(settings).toHaveLength(1)
    expect(settings[0]?.form_id).toMatch(/^[A-Za-z][\w-]*$/)
    expect(settings[0]?.version).toMatch(/^\d{10}$/)
  })

  it('calls the plug-in by the name of its zip, in a text field, with parameters that it knows', async () => {
    const row = callRow(await readWorkbook(file))
    const appearance = parseAppearance(row.appearance ?? '')
    expect(row.type).toBe('text')
    expect(appearance.plugin).toBe('twilio-call')
    for (const { key } of appearance.parameters) expect(parameterNames).toContain(key)
  })

  it('gives the plug-in settings without a problem once the credentials are filled in', async () => {
    const parameters = parametersOf(await readWorkbook(file), realCredentials)
    const { settings, problems } = checkParameters((name) => parameters.get(name), [...parameters.keys()])
    expect(problems).toEqual([])
    expect(settings?.respondents[0]?.number).toBe('+254711222333')
    expect(settings?.credentials.password).not.toBe('')
  })

  it('is refused by the plug-in, not by Twilio, while the placeholders stand in the CSV', async () => {
    const parameters = parametersOf(await readWorkbook(file), {})
    const { settings, problems } = checkParameters((name) => parameters.get(name), [...parameters.keys()])
    expect(settings).toBeUndefined()
    expect(problems.map(({ parameter }) => parameter)).toEqual(
      expect.arrayContaining(['account_sid', 'twilio_number']),
    )
  })

  it('stores no credential: they are looked up in the appearance and nowhere else', async () => {
    const { survey } = await readWorkbook(file)
    for (const { appearance, ...cells } of survey) {
      expect(Object.values(cells).join(' '), cells.name).not.toMatch(/pulldata|twilio_(access|key)/)
    }
  })

  it('asks for full international numbers and depends on no country and no kind of device', async () => {
    const { survey } = await readWorkbook(file)
    const numbers = survey.filter(({ appearance }) => appearance === 'numbers_phone')
    expect(numbers).toHaveLength(2)
    for (const { constraint = '' } of numbers) {
      const pattern = new RegExp(/regex\(\., '(.*)'\)/.exec(constraint)?.[1] ?? '$^')
      expect('+14155550123').toMatch(pattern)
      expect('+254711222333').toMatch(pattern)
      for (const bad of ['0711222333', '14155550123', '+0711222333', '2.55E+11'])
        expect(bad).not.toMatch(pattern)
    }
    expect(survey.map(({ type }) => type)).not.toContain('phonenumber')
    expect(survey.map(({ calculation }) => calculation).join()).not.toMatch(/\+\d/)
  })
})

describe('the fields that read the answer', () => {
  const readers = ({ survey }: Workbook) =>
    survey.flatMap(({ calculation = '' }) => {
      const position = /^item-at\('\|', \$\{call\}, (\d+)\)$/.exec(calculation)?.[1]
      return position === undefined ? [] : [Number(position)]
    })

  it('are items 0 to 3 in the sample form, within the repeat group of attempts', async () => {
    const workbook = await readWorkbook('twilio-call-sample.xlsx')
    const types = workbook.survey.map(({ type }) => type)
    const last = workbook.survey.findLastIndex(({ type }) => type === 'calculate')
    expect(readers(workbook)).toEqual([0, 1, 2, 3])
    expect(types.indexOf('begin repeat')).toBeLessThan(types.indexOf('calculate'))
    expect(last).toBeLessThan(types.indexOf('end repeat'))
  })

  it('are items 0 to 13 in the consent form, which needs no repeat group', async () => {
    const workbook = await readWorkbook('twilio-call-consent.xlsx')
    expect(readers(workbook)).toEqual(Array.from({ length: 14 }, (_, position) => position))
    expect(workbook.survey.map(({ type }) => type)).not.toContain('begin repeat')
  })

  it('stand beside a consent form that records by consent, allows three calls and asks for a code', async () => {
    const parameters = parametersOf(await readWorkbook('twilio-call-consent.xlsx'), realCredentials)
    const { settings } = checkParameters((name) => parameters.get(name), [])
    expect(settings).toMatchObject({ record: 'consent', attempts: 3, details: true, displayNumber: false })
    expect(settings?.dispositions.length).toBeGreaterThan(1)
  })
})
