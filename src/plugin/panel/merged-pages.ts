import type { ListPage } from '../../twilio/pages.ts'
import type { Failure, Fields, Reply } from '../../twilio/transport.ts'

/** One of Twilio's lists, newest first; without `next` its first page. */
export type PageSource<Item> = (next?: Fields) => Promise<Reply<ListPage<Item>>>

export interface MergedPages<Item> {
  /** Newest first, as far as they are known without a gap. */
  items(): readonly Item[]
  /** There are older ones to ask for. */
  hasMore(): boolean
  /**
   * Shows so many more as `pageSize` says and asks for what that takes, the first time for the newest. Resolves with the failure that
   * stopped it; what is known stays, and the next time goes on from there.
   */
  more(): Promise<Failure | undefined>
  /** Asks for the newest again: new items come on top, known ones are replaced. */
  refresh(): Promise<Failure | undefined>
}

export interface MergedPagesParts<Item> {
  sources: ReadonlyArray<PageSource<Item>>
  keyOf(item: Item): string
  /** Milliseconds since 1970; an item without a time belongs to the one before it in its list. */
  timeOf(item: Item): number | undefined
  /** How many come at once; the sources' own pages may be larger. */
  pageSize: number
}

interface Entry<Item> {
  item: Item
  time: number
  key: string
}

interface Source<Item> {
  ask: PageSource<Item>
  entries: Array<Entry<Item>>
  asked: boolean
  next: Fields | undefined
}

/** Pages that answer with little or nothing must not become an endless walk through an account's history. */
const mostRequestsPerTap = 6

/**
 * Several lists, each newest first, as one. An item is shown only when no list can still have a newer one on
 * a page that was not asked for, so nothing ever appears between two that stand there already.
 */
export function createMergedPages<Item>(parts: MergedPagesParts<Item>): MergedPages<Item> {
  const { keyOf, timeOf, pageSize } = parts
  const sources: Array<Source<Item>> = parts.sources.map((ask) => ({
    ask,
    entries: [],
    asked: false,
    next: undefined,
  }))
  let wanted = 0
  let running: Promise<Failure | undefined> | undefined

  function isOpen(source: Source<Item>): boolean {
    return !source.asked || source.next !== undefined
  }

  /** Whatever is older than this may have unknown ones before it. */
  function horizonOf(source: Source<Item>): number {
    if (!isOpen(source)) return Number.NEGATIVE_INFINITY
    return Math.min(Number.POSITIVE_INFINITY, ...source.entries.map(({ time }) => time))
  }

  /** Everything known without a gap; what has the same time stays in its list's order. */
  function known(): Array<Entry<Item>> {
    const horizon = Math.max(...sources.map(horizonOf))
    const byKey = new Map<string, Entry<Item>>()
    for (const { entries } of sources) {
      for (const entry of entries) if (entry.time >= horizon) byKey.set(entry.key, entry)
    }
    // Older engines do not keep the order of equals when they sort.
    const places = [...byKey.values()].map((entry, place) => ({ entry, place }))
    return places.sort((a, b) => b.entry.time - a.entry.time || a.place - b.place).map(({ entry }) => entry)
  }

  function entriesOf(items: readonly Item[]): Array<Entry<Item>> {
    let before = Number.POSITIVE_INFINITY
    return items.map((item) => {
      // Never later than the one above, so that the last entry tells how far a list is known.
      before = Math.min(before, timeOf(item) ?? before)
      return { item, time: before, key: keyOf(item) }
    })
  }

  async function askNext(source: Source<Item>): Promise<Failure | undefined> {
    const reply = await source.ask(source.next)
    if (reply.kind !== 'data') return reply
    source.asked = true
    source.next = reply.data.next
    const keys = new Set(source.entries.map(({ key }) => key))
    source.entries.push(...entriesOf(reply.data.items).filter(({ key }) => !keys.has(key)))
    return undefined
  }

  async function askNewest(source: Source<Item>): Promise<Failure | undefined> {
    const reply = await source.ask()
    if (reply.kind !== 'data') return reply
    const fresh = entriesOf(reply.data.items)
    const keys = new Set(fresh.map(({ key }) => key))
    const kept = source.entries.filter(({ key }) => !keys.has(key))
    const meets = kept.length < source.entries.length || reply.data.next === undefined
    // So much is new that the page does not reach what was known: from there on it is asked for anew.
    source.entries = meets ? [...fresh, ...kept] : fresh
    if (!meets || !source.asked) source.next = reply.data.next
    source.asked = true
    return undefined
  }

  /** At first all at once, then only the list that the others wait for. */
  async function askOn(): Promise<Failure | undefined> {
    for (let requests = 0; known().length < wanted && requests < mostRequestsPerTap; requests += 1) {
      const unasked = sources.filter(({ asked }) => !asked)
      const failures = unasked.length > 0 ? await Promise.all(unasked.map(askNext)) : await askSlowest()
      const failure = failures.find((one) => one !== undefined)
      if (failure) return failure
      if (!sources.some(isOpen)) return undefined
    }
    return undefined
  }

  async function askSlowest(): Promise<Array<Failure | undefined>> {
    const [slowest] = sources.filter(isOpen).sort((a, b) => horizonOf(b) - horizonOf(a))
    return slowest ? [await askNext(slowest)] : []
  }

  /** One walk at a time: a second one waits for the first and then has its turn. */
  function inTurn(walk: () => Promise<Failure | undefined>): Promise<Failure | undefined> {
    const turn: Promise<Failure | undefined> = (running ?? Promise.resolve(undefined)).then(walk)
    running = turn
    return turn
  }

  return {
    items: () =>
      known()
        .slice(0, wanted)
        .map(({ item }) => item),
    hasMore: () => sources.some(isOpen) || known().length > wanted,
    more: () =>
      inTurn(async () => {
        const before = Math.min(wanted, known().length)
        wanted = before + pageSize
        return askOn()
      }),
    refresh: () =>
      inTurn(async () => {
        const before = known().length
        const failures = await Promise.all(sources.map(askNewest))
        // What stood there goes on standing there, under what has come.
        wanted = Math.max(pageSize, wanted + Math.max(0, known().length - before))
        return failures.find((one) => one !== undefined)
      }),
  }
}
