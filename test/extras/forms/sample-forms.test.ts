import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sampleForms } from '../../../extras/forms/source/sample-forms.ts'
import { writeForm } from '../../../extras/forms/source/write-form.ts'
import { parameterNames } from '../../../src/plugin/form/parameters.ts'
import { languageCodes, languageNamed } from '../../../src/plugin/words/language-names.ts'
import { parseAppearance } from '../../../src/stand-in/surveycto/appearance.ts'
import { fillForm } from '../../../src/stand-in/surveycto/form.ts'
import { readFormula } from '../../../src/stand-in/surveycto/formula.ts'
import { evaluateText } from '../../../src/stand-in/surveycto/formula-values.ts'
import {
  fillIn,
  plugInRow,
  type Row,
  readersOf,
  readWorkbook,
  realCredentials,
  settingsIn,
} from './workbook.ts'

/** As SurveyCTO's own template has them, in its order: a misspelt column is ignored without a word. */
const templateColumns: Readonly<Record<string, string[]>> = {
  survey:
    'type,name,label,hint,default,appearance,constraint,constraint message,relevance,disabled,required,required message,read only,calculation,repeat_count,media:image,media:audio,media:video,choice_filter,note,response_note,publishable,minimum_seconds'.split(
      ',',
    ),
  choices: ['list_name', 'value', 'label', 'image', 'filter'],
  settings: [
    ...['form_title', 'form_id', 'version', 'public_key', 'submission_url', 'default_language'],
    'instance_name',
  ],
}

const read = ['label', 'hint', 'constraint message', 'required message']

/**
 * Those that the sample forms use.
 * https://docs.surveycto.com/02-designing-forms/01-core-concepts/
 */
const surveyctoTypes = [
  ...['text', 'note', 'calculate', 'start', 'end', 'username', 'caseid', 'deviceid'],
  ...['begin group', 'end group', 'begin repeat', 'end repeat'],
  ...['yesno', 'talked', 'consent', 'result'].map((list) => `select_one ${list}`),
]

const languageOf = (column: string) =>
  read
    .map((base) => (column.startsWith(`${base}:`) ? column.slice(base.length + 1) : undefined))
    .find(Boolean)

const cell = (row: Row, column: string) =>
  new Map<string, string | undefined>(Object.entries(row)).get(column) ?? ''

/** A translation is there where the text is, refers to the same fields, and has no word of the plug-in's left open. */
function expectSameReferences(row: Row, base: string, column: string): void {
  const [text, translation] = [cell(row, base), cell(row, column)]
  const references = (said: string) => (said.match(/\$\{\w+\}/g) ?? []).sort()
  expect(translation === '', `${row.name} ${column}`).toBe(text === '')
  expect(references(translation), `${row.name} ${column}`).toEqual(references(text))
  for (const said of [text, translation]) expect(said).not.toMatch(/(?<!\$)\{/)
}

/** Every language but the first has a column for this, where some row has a text for it, and each has its text. */
function expectEveryLanguage(rows: readonly Row[], columns: readonly string[], base: string): void {
  const further = columns.filter((column) => column.startsWith(`${base}:`))
  const codes = further.map((column) => languageNamed(languageOf(column) ?? ''))
  const isUsed = rows.some((row) => cell(row, base) !== '')
  expect(codes.sort(), base).toEqual(isUsed ? languageCodes.filter((code) => code !== 'en').sort() : [])
  for (const row of rows) for (const column of further) expectSameReferences(row, base, column)
}

const isEnd = (row: Row) => row.type?.startsWith('end ') === true

function referencesIn(row: Row): string[] {
  return Object.values(row).flatMap((cell) =>
    [...cell.matchAll(/\$\{(\w*)\}/g)].map((found) => found[1] ?? ''),
  )
}

afterEach(() => {
  vi.useRealTimers()
})

it('each have an id and a title of their own', () => {
  const { size } = new Set(sampleForms.map(({ form }) => form.settings.form_id))
  expect(size).toBe(sampleForms.length)
  expect(new Set(sampleForms.map(({ form }) => form.settings.form_title)).size).toBe(size)
})

describe.each(sampleForms.map(({ file }) => file))('%s', (file) => {
  it("has the worksheets of SurveyCTO's template, and its columns in their order", async () => {
    const workbook = await readWorkbook(file)
    const forPeople = ['help-survey', 'help-choices', 'help-settings']
    expect(workbook.sheets).toEqual(['survey', 'choices', 'settings', ...forPeople])
    for (const sheet of ['survey', 'choices', 'settings']) {
      const base = workbook.columns[sheet]?.filter((column) => languageOf(column) === undefined)
      expect(base, sheet).toEqual(templateColumns[sheet])
    }
  })

  it('explains every column that it has', async () => {
    const { help } = await readWorkbook(file)
    for (const [sheet, names] of Object.entries(templateColumns)) expect(help[`help-${sheet}`]).toEqual(names)
  })

  it('says everything in the ten languages that the plug-in speaks, which knows each by its column', async () => {
    const { survey, choices, columns, settings } = await readWorkbook(file)
    expect(languageNamed(settings[0]?.default_language ?? '')).toBe('en')
    for (const base of read) {
      expectEveryLanguage(survey, columns['survey'] ?? [], base)
      if (base === 'label') expectEveryLanguage(choices, columns['choices'] ?? [], base)
    }
  })

  it('is told apart in the list of saved forms, by nobody’s name or number', async () => {
    const { survey, settings } = await readWorkbook(file)
    const name = settings[0]?.instance_name ?? ''
    const named = [...name.matchAll(/\$\{(\w+)\}/g)].map(([, field]) => field)
    expect(named).toContain('starttime')
    const known = { start: '2026-11-30T09:05:00.000Z', caseid: '1204' }
    const form = fillForm(
      { survey, choices: [] },
      { datasets: fillIn(await readWorkbook(file), {}).datasets, known },
    )
    expect(String(evaluateText(name, form.values))).toMatch(
      /^(Call|Message|Check|Case 1204), 2026-11-30 09:05$/,
    )
    for (const field of named) expect(['starttime', 'caseid']).toContain(field)
  })

  it('leaves the field of the plug-in, and everything read from it, encrypted', async () => {
    const { survey } = await readWorkbook(file)
    const publishable = survey.filter((row) => row.publishable === 'yes').map(({ name }) => name ?? '')
    for (const name of publishable) expect(name).toMatch(/^(caseid|case_\w+)$/)
    expect(plugInRow(await readWorkbook(file)).publishable).toBe('')
  })

  it('has only fields of types that SurveyCTO knows', async () => {
    const { survey } = await readWorkbook(file)
    for (const { type } of survey) expect(surveyctoTypes).toContain(type)
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

  it('has a version that grows whenever the file is saved, and a colour for every kind of row', async () => {
    const sample = sampleForms.find((form) => form.file === file)
    if (!sample) throw new Error('no form')
    const files = unzipSync(await writeForm(sample.form))
    const sheetOf = (number: number) =>
      strFromU8(files[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array())
    expect(sheetOf(3)).toMatch(/ t="str"><f>TEXT\(YEAR\(NOW\(\)\)-2000, "00"\) .*<\/f><v>\d{10}<\/v><\/c>/)
    const rules = [...sheetOf(1).matchAll(/<formula>(.*?)<\/formula>/g)].map(([, rule]) => rule ?? '')
    expect(rules.length).toBeGreaterThan(5)
    for (const rule of rules) expect(rule).toMatch(/^(OR\(|LEFT\(|\$)/)
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
    expect(references).toBeGreaterThan(1)
  })

  it('has only expressions that can be read', async () => {
    const { survey } = await readWorkbook(file)
    for (const row of survey) {
      const { name, appearance = '', constraint = '', calculation = '', relevance = '' } = row
      const filter = row.choice_filter ?? ''
      for (const expression of [constraint, calculation, relevance, filter].filter(Boolean))
        expect(() => readFormula(expression), `${name}: ${expression}`).not.toThrow()
      if (appearance.startsWith('custom-')) expect(() => parseAppearance(appearance), name).not.toThrow()
    }
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
    const defined = choices.map((choice) => choice.list_name)
    expect([...new Set(defined)].sort()).toEqual([...new Set(lists)].sort())
  })

  it('has a form id and a version that SurveyCTO takes', async () => {
    const { settings } = await readWorkbook(file)
    expect(settings).toHaveLength(1)
    expect(settings[0]?.form_id).toMatch(/^[A-Za-z][\w-]*$/)
    expect(settings[0]?.version).toMatch(/^\d{10}$/)
  })

  it('calls the plug-in by the name of its zip, in a text field, with parameters that it knows', async () => {
    const row = plugInRow(await readWorkbook(file))
    const appearance = parseAppearance(row.appearance ?? '')
    expect(row.type).toBe('text')
    expect(appearance.plugin).toBe('twilio-call')
    for (const { key } of appearance.parameters) expect(parameterNames).toContain(key)
  })

  it('gives the plug-in settings without a problem once the credentials are filled in', async () => {
    const { settings, problems } = settingsIn(await readWorkbook(file), { credentials: realCredentials })
    expect(problems).toEqual([])
    expect(settings?.respondents[0]?.number).toBe('+254711222333')
    expect(settings?.twilioNumbers).toHaveLength(1)
    expect(settings?.credentials.password).not.toBe('')
  })

  it('is refused by the plug-in, not by Twilio, while the placeholders stand in the CSV', async () => {
    const { settings, problems } = settingsIn(await readWorkbook(file), {})
    expect(settings).toBeUndefined()
    expect(problems.map(({ parameter }) => parameter)).toContain('account_sid')
  })

  it('stores no credential: they are looked up in the appearance and nowhere else', async () => {
    const { survey } = await readWorkbook(file)
    for (const { appearance, ...cells } of survey) {
      expect(Object.values(cells).join(' '), cells.name).not.toMatch(/twilio_(access|key)/)
    }
  })

  it('asks for full international numbers and depends on no country and no kind of device', async () => {
    const { survey } = await readWorkbook(file)
    const numbers = survey.filter(({ appearance }) => appearance === 'numbers_phone')
    expect(numbers.length).toBeGreaterThan(0)
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

describe('the fields that read the answer of a call', () => {
  const placesIn = async (file: string) => Object.values(readersOf(await readWorkbook(file), 'call'))

  it('are items 0 to 4 and 14 in the sample form, within the repeat group of attempts', async () => {
    const { survey } = await readWorkbook('twilio-call-sample.xlsx')
    const types = survey.map(({ type }) => type)
    const last = survey.findLastIndex(({ type }) => type === 'calculate')
    expect(await placesIn('twilio-call-sample.xlsx')).toEqual([0, 1, 2, 4, 14, 3])
    expect(types.indexOf('begin repeat')).toBeLessThan(survey.findIndex(({ name }) => name === 'call_status'))
    expect(last).toBeLessThan(types.indexOf('end repeat'))
  })

  it('are items 0 to 14 in the consent form, which needs no repeat group', async () => {
    const { survey } = await readWorkbook('twilio-call-consent.xlsx')
    const places = Array.from({ length: 15 }, (_, position) => position)
    expect(await placesIn('twilio-call-consent.xlsx')).toEqual(places)
    expect(survey.map(({ type }) => type)).not.toContain('begin repeat')
  })

  it('stand beside a consent form that records by consent, allows three calls and asks for a code', async () => {
    const workbook = await readWorkbook('twilio-call-consent.xlsx')
    const { settings } = settingsIn(workbook, { credentials: realCredentials })
    expect(settings).toMatchObject({ record: 'consent', attempts: 3, details: true, displayNumber: false })
    expect(settings?.dispositions.length).toBeGreaterThan(1)
  })
})
