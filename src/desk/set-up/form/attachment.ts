import type { ParameterName } from '../../../plugin/form/parameters.ts'
import { writePlainCsv } from '../../page/write-csv.ts'
import type { Access } from '../../recordings/access/access.ts'
import { type Plan, valuesOf, type Way, wayOf } from '../plan.ts'

/** The one row's, by which `pulldata` finds it. */
const rowKey = '1234'
const keyColumn = 'accessid_key'

interface Source {
  /** What the form calls it: the file's name without its end. */
  readonly dataset: string
  /** In the order of the file. */
  readonly columns: readonly (readonly [parameter: ParameterName, column: string])[]
}

/** The files of the sample forms: extras/forms/twilio_key.csv and twilio_access.csv. */
const sources: Readonly<Record<Way, Source>> = {
  key: {
    dataset: 'twilio_key',
    columns: [
      ['account_sid', 'sid'],
      ['api_key', 'apikey'],
      ['api_secret', 'apisecret'],
      ['twilio_number', 'number'],
    ],
  },
  token: {
    dataset: 'twilio_access',
    columns: [
      ['account_sid', 'sid'],
      ['auth_token', 'authtoken'],
      ['twilio_number', 'number'],
    ],
  },
  service: {
    dataset: 'twilio_key',
    columns: [
      ['service_key', 'servicekey'],
      ['twilio_number', 'number'],
    ],
  },
}

/** What the appearance writes for the parameters whose values stand in the file. */
export function pulledIn(way: Way): ReadonlyMap<ParameterName, string> {
  const { dataset, columns } = sources[way]
  return new Map(
    columns.map(([parameter, column]) => [
      parameter,
      `pulldata('${dataset}', '${column}', '${keyColumn}', '${rowKey}')`,
    ]),
  )
}

/**
 * The file that goes with the form. A number keeps its `+`: nobody opens this in a spreadsheet.
 * @param numbers E.164, as the field reads them
 */
export function attachmentOf(
  plan: Plan,
  access: Access,
  numbers: readonly string[],
): { readonly name: string; readonly text: string } {
  const { dataset, columns } = sources[wayOf(plan, access)]
  const values = { ...valuesOf(plan, access), twilio_number: numbers.join('|') }
  const head = [keyColumn, ...columns.map(([, column]) => column)]
  const row = [rowKey, ...columns.map(([parameter]) => (values[parameter] ?? '').trim())]
  return { name: `${dataset}.csv`, text: writePlainCsv(head, [row]) }
}
