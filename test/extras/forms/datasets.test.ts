import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { type Dataset, datasets, writeDataset } from '../../../extras/forms/source/datasets.ts'
import { sampleForms } from '../../../extras/forms/source/sample-forms.ts'
import { readDataset, readWorkbook } from './workbook.ts'

/** The order that SurveyCTO's schema insists on; what does not apply is left out. */
const definitionOrder = [
  ...['id', 'title', 'datasetType', 'fieldNames', 'formLinks', 'dataLinks', 'caseManagementOptions'],
  ...['idFormatOptions', 'discriminator', 'uniqueRecordField', 'allowOfflineUpdates'],
]
const dataLinkOrder = [
  ...['dataLinkClass', 'dataLinkType', 'dataLinkState', 'dataLinkFormat', 'linkObjectId'],
  ...['fieldMap', 'joiningField', 'relevanceField', 'isAutoConfigured'],
]
const caseColumns = ['id', 'label', 'formids', 'users', 'roles', 'sortby', 'enumerators']

type Tree = Readonly<Record<string, unknown>>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

function at(tree: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inside, name) => (isTree(inside) ? inside[name] : undefined), tree)
}

const namesIn = (tree: unknown) => (isTree(tree) ? Object.keys(tree) : [])

/** As the server reads it. */
function read(dataset: Dataset): Tree {
  const parsed: unknown = new XMLParser({ parseTagValue: false }).parse(writeDataset(dataset))
  const definition = at(parsed, 'dataset', 'definition')
  if (!isTree(definition)) throw new Error('no definition')
  return definition
}

const inOrder = (names: readonly string[], order: readonly string[]) =>
  order.filter((name) => names.includes(name))

async function workbookOf(formId: string) {
  const sample = sampleForms.find(({ form }) => form.settings.form_id === formId)
  if (!sample) throw new Error(`no form has the id ${formId}`)
  return readWorkbook(sample.file)
}

describe.each(datasets)('$file', ({ dataset }) => {
  const definition = read(dataset)

  it('has only elements that SurveyCTO knows, in the order that it wants, and both kinds of links', () => {
    const names = namesIn(definition)
    expect(names).toEqual(inOrder(names, definitionOrder))
    expect(names).toEqual(expect.arrayContaining(['id', 'title', 'datasetType', 'formLinks', 'dataLinks']))
    expect(definition).toMatchObject({ id: dataset.id, datasetType: 'SERVER', allowOfflineUpdates: 'false' })
    expect(dataset.id).toMatch(/^[\w-]+$/)
  })

  it('has the columns of the CSV that people fill it with, each once, in its order', () => {
    const columns = String(definition['fieldNames']).split(',')
    expect(columns).toEqual(Object.keys(readDataset(dataset.id)[0] ?? {}))
    expect(new Set(columns).size).toBe(columns.length)
    expect(columns).toContain(definition['uniqueRecordField'])
    for (const column of columns) expect(column).not.toBe('rowId')
  })

  it('has a unique value for each row in that column', () => {
    const values = readDataset(dataset.id).map((row) => row[dataset.unique])
    expect(new Set(values).size).toBe(values.length)
  })

  it('is attached to every form that looks something up in it, and to no other', async () => {
    const using: string[] = []
    for (const { file, form } of sampleForms) {
      const cells = (await readWorkbook(file)).survey.flatMap((row) => Object.values(row))
      if (cells.some((cell) => cell.includes(`pulldata('${dataset.id}'`))) using.push(form.settings.form_id)
    }
    expect([...dataset.forms].sort()).toEqual(using.sort())
    const links = at(definition, 'formLinks', 'formLink')
    const linked = (Array.isArray(links) ? links : [links]).map((link) => at(link, 'formId'))
    expect(linked).toEqual(dataset.forms)
  })
})

describe('cases-definition.xml', () => {
  const [cases] = datasets.map(({ dataset }) => dataset).filter(({ id }) => id === 'cases')
  if (!cases?.from) throw new Error('no cases')
  const { mappings, by, only, form } = cases.from
  const link = at(read(cases), 'dataLinks', 'dataLink')

  it("begins with SurveyCTO's columns for cases, and says how they are shown", () => {
    expect(cases.columns.slice(0, caseColumns.length)).toEqual(caseColumns)
    const options = at(read(cases), 'caseManagementOptions')
    expect(namesIn(options)).toEqual(['displayMode', 'showFinalizedSentWhenTree', 'showColumnsWhenTable'])
    expect(at(read(cases), 'discriminator')).toBe('CASES')
  })

  it('has a link whose elements stand in the order that the schema wants', () => {
    expect(namesIn(link)).toEqual(dataLinkOrder)
    expect(link).toMatchObject({ dataLinkClass: 'FORM', dataLinkType: 'INCOMING', linkObjectId: form })
  })

  it('adds the calls to those that the case has, and replaces all else, by the case', () => {
    const map: unknown = JSON.parse(String(at(link, 'fieldMap')))
    expect(map).toEqual(
      mappings.map(([formField, datasetField, updateLogicAction]) => ({
        ...{ formField, datasetField, updateLogicAction },
        updateLogicOptions: null,
      })),
    )
    const adding = mappings.filter(([, , update]) => update === 'ADD_TO_NUMERIC_VALUE')
    expect(adding).toEqual([['case_calls_made', 'calls', 'ADD_TO_NUMERIC_VALUE']])
    expect(mappings).toContainEqual([by, cases.unique, 'REPLACE'])
    expect(at(link, 'joiningField')).toBe(by)
  })

  it('publishes fields that the form has, each once, and that an encrypted form leaves open', async () => {
    const { survey } = await workbookOf(form)
    for (const [field, column] of mappings) {
      const row = survey.find(({ name }) => name === field)
      expect(row?.publishable, field).toBe('yes')
      expect(cases.columns).toContain(column)
    }
    for (const place of [0, 1] as const)
      expect(new Set(mappings.map((one) => one[place])).size).toBe(mappings.length)
    expect(survey.find(({ name }) => name === only)?.publishable).toBe('yes')
    const open = survey.filter(({ publishable }) => publishable === 'yes').map(({ name }) => name)
    expect(open.sort()).toEqual([...mappings.map(([field]) => field), only].sort())
  })
})
