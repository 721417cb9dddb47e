import { enumeratorList } from './form-parts.ts'

/** What becomes of a value that a form publishes into a column that has one already. */
type Update = 'REPLACE' | 'ADD_TO_NUMERIC_VALUE'

/** A field of the form, the column that it goes into, and how. */
type Mapping = readonly [field: string, column: string, update: Update]

/**
 * A dataset definition, as SurveyCTO's console takes it under "New dataset from definition". SurveyCTO's public documents
 * do not describe the file; its own guide for assistants does:
 * https://github.com/surveycto/surveycto-agent-skill/blob/main/references/datasets-xml.md
 */
export interface Dataset {
  readonly id: string
  readonly title: string
  readonly columns: readonly string[]
  /** Forms that have the dataset as an attachment. */
  readonly forms: readonly string[]
  /** The column whose value is there once. */
  readonly unique: string
  readonly cases: boolean
  /** The form that publishes into it: a mapping whose column is `unique` says by which field. */
  readonly from?: {
    readonly form: string
    readonly by: string
    /** The field that is 1 where there is something to publish. */
    readonly only: string
    readonly mappings: readonly Mapping[]
  }
}

const cases: Dataset = {
  id: 'cases',
  title: 'Cases',
  columns: [
    ...['id', 'label', 'formids', 'users', 'roles', 'sortby', 'enumerators'],
    ...['name', 'mobile_number', 'other_number', 'calls', 'last_result', 'last_call'],
  ],
  forms: ['twilio_call_cases'],
  unique: 'id',
  cases: true,
  from: {
    form: 'twilio_call_cases',
    by: 'caseid',
    only: 'case_known',
    mappings: [
      ['caseid', 'id', 'REPLACE'],
      // Added, so that two forms that are sent late, in whatever order, both count.
      ['case_calls_made', 'calls', 'ADD_TO_NUMERIC_VALUE'],
      ['case_last_result', 'last_result', 'REPLACE'],
      ['case_last_call', 'last_call', 'REPLACE'],
      ['case_other_number', 'other_number', 'REPLACE'],
      ['case_users', 'users', 'REPLACE'],
    ],
  },
}

const enumeratorPhones: Dataset = {
  id: enumeratorList,
  title: 'Phones of the enumerators',
  columns: ['user', 'caller_id', 'email', 'from_number'],
  forms: ['twilio_call_panel', 'twilio_call_cases'],
  unique: 'user',
  cases: false,
}

/** The definitions and the names of the files that people download; the rows are in a CSV of the dataset's name. */
export const datasets: readonly { file: string; dataset: Dataset }[] = [cases, enumeratorPhones].map(
  (dataset) => ({ file: `${dataset.id}-definition.xml`, dataset }),
)

/** The definition's XML. Its elements stand in the order that the server insists on. */
export function writeDataset({ id, title, columns, forms, unique, cases: isCases, from }: Dataset): string {
  const definition = [
    element('id', id),
    element('title', title),
    element('datasetType', 'SERVER'),
    element('fieldNames', columns.join(',')),
    parent(
      'formLinks',
      forms.map((form) => parent('formLink', [element('formId', form)])),
    ),
    parent('dataLinks', from ? [dataLink(from)] : []),
    ...(isCases ? [caseOptions] : []),
    element('discriminator', isCases ? 'CASES' : 'DATA'),
    element('uniqueRecordField', unique),
    element('allowOfflineUpdates', 'false'),
  ]
  return `${parent('dataset', [parent('definition', definition)])}\n`
}

function dataLink({ form, by, only, mappings }: NonNullable<Dataset['from']>): string {
  const fieldMap = mappings.map(([formField, datasetField, updateLogicAction]) => ({
    formField,
    datasetField,
    updateLogicAction,
    updateLogicOptions: null,
  }))
  return parent('dataLink', [
    element('dataLinkClass', 'FORM'),
    element('dataLinkType', 'INCOMING'),
    element('dataLinkState', 'ENABLED'),
    element('dataLinkFormat', '0'),
    element('linkObjectId', form),
    element('fieldMap', JSON.stringify(fieldMap)),
    element('joiningField', by),
    element('relevanceField', only),
    element('isAutoConfigured', 'false'),
  ])
}

const caseOptions = parent('caseManagementOptions', [
  element('displayMode', 'tree'),
  element('showFinalizedSentWhenTree', 'true'),
  parent(
    'showColumnsWhenTable',
    ['id', 'label'].map((column) => element('columnNames', column)),
  ),
])

function element(name: string, text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return `<${name}>${escaped}</${name}>`
}

function parent(name: string, children: readonly string[]): string {
  if (children.length === 0) return `<${name}/>`
  const lines = children.flatMap((child) => child.split('\n')).map((line) => `  ${line}`)
  return [`<${name}>`, ...lines, `</${name}>`].join('\n')
}
