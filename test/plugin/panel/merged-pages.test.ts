import { describe, expect, it } from 'vitest'
import { createMergedPages, type PageSource } from '../../../src/plugin/panel/merged-pages.ts'
import type { Failure, Fields } from '../../../src/twilio/transport.ts'

interface Item {
  name: string
  time?: number
}

const offline: Failure = { kind: 'nothing', cause: 'network' }

/** A list at Twilio, newest first, in pages of so many; `fails` is how often the next requests do. */
function createList(items: Item[], size: number) {
  const list = { items, fails: 0, requests: 0 }
  const ask: PageSource<Item> = async (next) => {
    list.requests += 1
    if (list.fails > 0) {
      list.fails -= 1
      return offline
    }
    const start = startOf(next)
    const shown = list.items.slice(start, start + size)
    const more: Fields = [['Page', String(start + size)]]
    return {
      kind: 'data',
      data: { items: shown, next: start + size < list.items.length ? more : undefined },
    }
  }
  return Object.assign(list, { ask })
}

function startOf(next: Fields | undefined): number {
  const [first] = next ?? []
  return first ? Number(first[1]) : 0
}

function merge(sources: ReadonlyArray<PageSource<Item>>, pageSize: number) {
  const pages = createMergedPages<Item>({
    sources,
    keyOf: ({ name }) => name,
    timeOf: ({ time }) => time,
    pageSize,
  })
  return { pages, names: () => pages.items().map(({ name }) => name) }
}

/** Items named by their time: `a9` is the one of list a at 9. */
function timed(letter: string, ...times: number[]): Item[] {
  return times.map((time) => ({ name: `${letter}${time}`, time }))
}

describe('two lists as one', () => {
  it('stand newest first, whichever list an item comes from', async () => {
    const { pages, names } = merge(
      [createList(timed('a', 9, 5, 1), 10).ask, createList(timed('b', 8, 6), 10).ask],
      10,
    )
    expect(await pages.more()).toBeUndefined()
    expect(names()).toEqual(['a9', 'b8', 'b6', 'a5', 'a1'])
    expect(pages.hasMore()).toBe(false)
  })

  it('never show an item that a page not asked for yet may push down', async () => {
    const a = createList(timed('a', 90, 80, 70, 60), 2)
    const b = createList(timed('b', 50, 40), 2)
    const { pages, names } = merge([a.ask, b.ask], 2)
    await pages.more()
    expect(names()).toEqual(['a90', 'a80'])
    await pages.more()
    expect(names()).toEqual(['a90', 'a80', 'a70', 'a60'])
    await pages.more()
    expect(names()).toEqual(['a90', 'a80', 'a70', 'a60', 'b50', 'b40'])
  })

  it('ask for a page only when it is wanted, and only of the list that the others wait for', async () => {
    const a = createList(timed('a', 9, 8, 7, 6, 5, 4), 3)
    const b = createList(timed('b', 3, 2, 1, 0), 3)
    const { pages } = merge([a.ask, b.ask], 3)
    await pages.more()
    expect([a.requests, b.requests]).toEqual([1, 1])
    await pages.more()
    expect([a.requests, b.requests]).toEqual([2, 1])
  })

  it('show an item once that stands in both', async () => {
    const { pages, names } = merge([createList(timed('a', 9), 5).ask, createList(timed('a', 9), 5).ask], 5)
    await pages.more()
    expect(names()).toEqual(['a9'])
  })

  it('keep the order of the list where the times are the same or missing', async () => {
    const list = [{ name: 'late', time: 5 }, { name: 'untimed' }, { name: 'same', time: 5 }]
    const { pages, names } = merge([createList(list, 5).ask], 5)
    await pages.more()
    expect(names()).toEqual(['late', 'untimed', 'same'])
  })

  it('end when both are empty', async () => {
    const { pages, names } = merge([createList([], 5).ask, createList([], 5).ask], 5)
    await pages.more()
    expect(names()).toEqual([])
    expect(pages.hasMore()).toBe(false)
  })

  it('stop after some pages that bring nothing, and can be asked on', async () => {
    let requests = 0
    const empty: PageSource<Item> = async () => {
      requests += 1
      return { kind: 'data', data: { items: [], next: [['Page', String(requests)]] } }
    }
    const { pages } = merge([empty], 5)
    await pages.more()
    expect(requests).toBe(6)
    expect(pages.hasMore()).toBe(true)
  })
})

describe('a list that fails', () => {
  it('leaves what stands there, says so, and is asked again from where it was', async () => {
    const a = createList(timed('a', 9, 8, 7, 6), 2)
    const { pages, names } = merge([a.ask], 2)
    await pages.more()
    a.fails = 1
    expect(await pages.more()).toEqual(offline)
    expect(names()).toEqual(['a9', 'a8'])
    expect(await pages.more()).toBeUndefined()
    expect(names()).toEqual(['a9', 'a8', 'a7', 'a6'])
  })

  it('shows nothing at first while the other may have newer ones, and does not ask the other twice', async () => {
    const a = createList(timed('a', 9), 2)
    const b = createList(timed('b', 8), 2)
    b.fails = 1
    const { pages, names } = merge([a.ask, b.ask], 2)
    expect(await pages.more()).toEqual(offline)
    expect(names()).toEqual([])
    await pages.more()
    expect(names()).toEqual(['a9', 'b8'])
    expect(a.requests).toBe(1)
  })
})

describe('asking for the newest again', () => {
  it('puts new ones on top and keeps all that stood there', async () => {
    const a = createList(timed('a', 9, 8, 7, 6), 2)
    const { pages, names } = merge([a.ask], 2)
    await pages.more()
    a.items.unshift({ name: 'a10', time: 10 })
    expect(await pages.refresh()).toBeUndefined()
    expect(names()).toEqual(['a10', 'a9', 'a8'])
  })

  it('shows a known one as it is now', async () => {
    const a = createList(timed('a', 9), 2)
    const { pages } = merge([a.ask], 2)
    await pages.more()
    const changed = { name: 'a9', time: 9, state: 'over' }
    a.items = [changed]
    await pages.refresh()
    expect(pages.items()).toEqual([changed])
  })

  it('leaves no gap when more came than one page holds', async () => {
    const a = createList(timed('a', 9, 8), 2)
    const { pages, names } = merge([a.ask], 2)
    await pages.more()
    a.items.unshift(...timed('a', 13, 12, 11))
    await pages.refresh()
    expect(names()).toEqual(['a13', 'a12'])
    await pages.more()
    await pages.more()
    expect(names()).toEqual(['a13', 'a12', 'a11', 'a9', 'a8'])
  })

  it('leaves what stands there when it fails', async () => {
    const a = createList(timed('a', 9), 2)
    const { pages, names } = merge([a.ask], 2)
    await pages.more()
    a.fails = 1
    expect(await pages.refresh()).toEqual(offline)
    expect(names()).toEqual(['a9'])
  })

  it('waits for a walk that is under way', async () => {
    const a = createList(timed('a', 9, 8, 7, 6), 2)
    const { pages, names } = merge([a.ask], 2)
    await Promise.all([pages.more(), pages.refresh(), pages.more()])
    expect(names()).toEqual(['a9', 'a8', 'a7', 'a6'])
  })
})
