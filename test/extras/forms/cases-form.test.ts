// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { describe, expect, it } from 'vitest'
import { datasets } from '../../../extras/forms/source/datasets.ts'
import { builtInDispositions } from '../../../src/plugin/form/disposition-list.ts'
import { evaluateText } from '../../../src/stand-in/surveycto/formula-values.ts'
import { readPage } from '../pages.ts'
import { shownTable } from '../shown-words.ts'
import { fillIn, plugInRow, readDataset, readWorkbook, realCredentials, settingsIn } from './workbook.ts'

const read = () => readWorkbook('twilio-call-cases.xlsx')
const guide = readPage('extras/cases.md')
const cases = readDataset('cases')

/** The guide's table of what is published. */
const published = [...guide.matchAll(/^ *\| `(\w+)` \| `(\w+)` \| (replaced|added)/gm)].map(
  ([, field = '', column = '', how = '']) => [field, column, how],
)

const calculationOf = async (name: string) =>
  (await read()).survey.find((row) => row.name === name)?.calculation ?? ''

describe('cases.csv', () => {
  it("has SurveyCTO's columns for cases, in its order, and then the survey's own", () => {
    expect(Object.keys(cases[0] ?? {}).slice(0, 7)).toEqual(
      'id,label,formids,users,roles,sortby,enumerators'.split(','),
    )
  })

  it('names the form by its id, every case once, and only users who are in enumerator_phones.csv', async () => {
    const { settings } = await read()
    const callers = readDataset('enumerator_phones').map(({ user }) => user)
    expect(cases.length).toBeGreaterThan(1)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
    for (const { formids, users = '' } of cases) {
      expect(formids).toBe(settings[0]?.form_id)
      for (const user of users.split(',')) expect(callers).toContain(user)
    }
  })

  it('is explained column by column', () => {
    const explained = [...guide.matchAll(/^ {3}\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(
      ([, names = '']) => names.match(/\w+/g) ?? [],
    )
    for (const column of Object.keys(cases[0] ?? {})) expect(explained).toContain(column)
  })
})

describe('the form for cases', () => {
  it('can call every case of the list, and hides the number behind a label', async () => {
    const workbook = await read()
    for (const { id = '', name = '', mobile_number: number } of cases) {
      const { settings, problems } = settingsIn(workbook, {
        fields: { caseid: id },
        credentials: realCredentials,
      })
      expect(problems, id).toEqual([])
      expect(settings?.respondents[0], id).toEqual({ number, label: `${name} (mobile)` })
      expect(settings, id).toMatchObject({
        attempts: 3,
        details: true,
        displayNumber: false,
        record: 'never',
      })
      expect(settings?.whisper, id).toBe(`Case ${id}, ${name}`)
    }
  })

  it('tells somebody who opened it without a case, and then has nobody to call', async () => {
    const workbook = await read()
    const filling = { fields: { caseid: '' }, credentials: realCredentials }
    expect(settingsIn(workbook, filling).problems.map(({ parameter }) => parameter)).toEqual(['to_number'])
    expect(workbook.survey.find(({ name }) => name === 'no_case')?.relevance).toBe("${caseid} = ''")
  })

  it('knows from the list how many calls there were', async () => {
    const { fields } = fillIn(await read(), { fields: { caseid: '1205' } })
    expect(fields).toMatchObject({ calls_before: '2', result_before: '3.13', users_before: 'amina,juma' })
  })

  it('asks at the end for one of the codes that the call field itself offers, and as it offers them', async () => {
    const { choices } = await read()
    const offered = builtInDispositions.map(({ code, label, after }) => ({
      value: code,
      label: typeof label === 'string' ? label : shownTable[label.key],
      filter: after ?? 'any',
    }))
    const results = choices.filter(({ list_name }) => list_name === 'result')
    expect(results.map(({ value, label, filter }) => ({ value, label, filter }))).toEqual(offered)
  })

  it('lets nobody be stopped from asking questions while the call goes on', async () => {
    expect(plugInRow(await read()).constraint).toBe('')
    const constraint = plugInRow(await readWorkbook('twilio-call-consent.xlsx')).constraint ?? ''
    const passes = (items: Readonly<Record<number, string>>) => {
      const current = Array.from({ length: 14 }, (_, place) => items[place] ?? '').join('|')
      return evaluateText(constraint, { fields: {}, datasets: {}, current })
    }
    expect(passes({ 0: 'in-progress', 4: 'in-progress' })).toBe(true)
    expect(passes({ 0: 'in-progress', 4: 'busy' })).toBe(true)
    expect(passes({ 0: 'completed', 4: 'in-progress' })).toBe(true)
    expect(passes({ 0: 'no-answer' })).toBe(true)
    expect(passes({ 0: 'completed' })).toBe(true)
    for (const leg of ['completed', 'busy', 'no-answer', 'failed', 'canceled']) {
      expect(passes({ 0: 'completed', 4: leg })).toBe(false)
      expect(passes({ 0: 'completed', 4: leg, 12: '3.13' })).toBe(true)
    }
  })

  it('is published as the guide says', () => {
    const cases = datasets.find(({ dataset }) => dataset.id === 'cases')
    const words = { REPLACE: 'replaced', ADD_TO_NUMERIC_VALUE: 'added' } as const
    expect(published).toEqual(
      cases?.dataset.from?.mappings.map(([field, column, update]) => [field, column, words[update]]),
    )
  })

  it('closes a case only by codes that exist', async () => {
    const codes = builtInDispositions.map(({ code }) => code)
    const named = (await calculationOf('case_users')).match(/'[\d.]+'/g) ?? []
    expect(named.length).toBeGreaterThan(1)
    for (const code of named) expect(codes).toContain(code.slice(1, -1))
  })
})
