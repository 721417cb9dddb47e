import { isRecord, readList } from './json-values.ts'
import { doNotCallField } from './service-ask.ts'
import { expectShape, type Fields, type Reply, type Transport } from './transport.ts'

/** A part of one of Twilio's lists, in Twilio's order. https://www.twilio.com/docs/usage/twilios-response#pagination */
export interface ListPage<Item> {
  items: Item[]
  /** What the query for the next page has beside the filter; undefined on the last page. */
  next: Fields | undefined
  /** The team's own Functions say that the person it is about asked not to be called again. */
  isDoNotCall?: true
}

export interface PageRequest {
  /** The list's own path, such as `/2010-04-01/Accounts/AC…/Calls.json`. */
  path: string
  filter: Fields
  /** From the page before; the first page when absent. */
  next?: Fields | undefined
}

/**
 * Asks for one page of a list.
 * @param name Twilio's name of the list in its JSON, such as `calls`
 */
export async function listPage<Item>(
  send: Transport,
  { path, filter, next = [] }: PageRequest,
  name: string,
  readItem: (item: unknown) => Item | undefined,
): Promise<Reply<ListPage<Item>>> {
  const reply = await send({ method: 'GET', path, query: [...filter, ...next] })
  return expectShape(reply, (data) => {
    const items = readList(data, name, readItem)
    if (!items || !isRecord(data)) return undefined
    const next = readNext(data['next_page_uri'], path, filter)
    return { items, next, ...(data[doNotCallField] === true ? { isDoNotCall: true } : {}) }
  })
}

/**
 * What the next page's address adds to the filter, which stays ours. The address itself is never followed:
 * credentials go only to the list they were meant for, so one that leads elsewhere ends the list.
 */
function readNext(uri: unknown, path: string, filter: Fields): Fields | undefined {
  if (typeof uri !== 'string') return undefined
  const [before, query = ''] = uri.split('?')
  if (!isSamePath(before, path) || !query) return undefined
  const own = filter.map(([name]) => name)
  const added: Array<[string, string]> = []
  for (const pair of query.split('&')) {
    const [name, value] = pair.split('=').map(decoded)
    if (!name || value === undefined) return undefined
    if (!own.includes(name)) added.push([name, value])
  }
  return added.length > 0 ? added : undefined
}

/** The account is not known where the team's own Functions ask in its name. */
function isSamePath(given: string | undefined, path: string): boolean {
  const [start = '', end] = path.split('//')
  if (end === undefined || !given) return given === path
  return given.startsWith(`${start}/AC`) && given.endsWith(`/${end}`)
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return undefined
  }
}
