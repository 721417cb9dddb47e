import { isRecord, readList } from './json-values.ts'
import type { Fields, Reply } from './transport.ts'

const pageSize = 100

/** A team has hundreds of workers or refusals, not tens of thousands; a list that never ends is given up. */
const mostPages = 100

/** Where one of the lists of Twilio's younger APIs is, and Twilio's name for it in its JSON. */
export interface ListPlace {
  readonly origin: string
  readonly path: string
  readonly name: string
}

/** All of a list, page by page. https://www.twilio.com/docs/usage/twilios-response#pagination */
export async function listAll<Item>(
  send: (request: {
    readonly method: 'GET'
    readonly path: string
    readonly query: Fields
  }) => Promise<Reply<unknown>>,
  { origin, path, name }: ListPlace,
  readItem: (item: unknown) => Item | undefined,
): Promise<Reply<Item[]>> {
  const items: Item[] = []
  let query: Fields = [['PageSize', String(pageSize)]]
  for (let page = 0; page < mostPages; page += 1) {
    const reply = await send({ method: 'GET', path, query })
    if (reply.kind !== 'data') return reply
    const found = readList(reply.data, name, readItem)
    if (!found) return { kind: 'nothing', cause: 'wrong-shape' }
    items.push(...found)
    const next = nextQuery(reply.data, { origin, path })
    if (!next) return { kind: 'data', data: items }
    query = next
  }
  return { kind: 'nothing', cause: 'wrong-shape' }
}

/**
 * The query of the next page; undefined on the last, and where the address leads elsewhere: credentials go only
 * to the list they were meant for.
 */
function nextQuery(data: unknown, { origin, path }: Omit<ListPlace, 'name'>): Fields | undefined {
  const meta = isRecord(data) ? data['meta'] : undefined
  const next = isRecord(meta) ? meta['next_page_url'] : undefined
  if (typeof next !== 'string' || !URL.canParse(next)) return undefined
  const url = new URL(next)
  return url.origin === origin && url.pathname === path ? [...url.searchParams] : undefined
}
