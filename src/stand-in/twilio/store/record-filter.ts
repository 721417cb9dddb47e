import { normaliseAddress } from '../addresses.ts'
import { Refusal } from '../api/refusal.ts'

/** Whether a record is one that a list's query asks for. */
export type Test<T> = (record: T) => boolean

const dayMs = 24 * 60 * 60 * 1000

/** The span a date means: a day of UTC for `2026-01-15`, one second for a date with a time. */
function readSpan(name: string, text: string): readonly [from: number, until: number] {
  const start = Date.parse(text)
  if (Number.isNaN(start)) throw new Refusal(400, 20001, `Invalid ${name}: ${text}`)
  return [start, start + (/^\d{4}-\d{2}-\d{2}$/.test(text) ? dayMs : 1000)]
}

/**
 * The tests for `name`, `name<` and `name>`: `StartTime<=2026-01-15` in a query is the name `StartTime<` with
 * the value `2026-01-15`. `<` means before that day or up to its end, as Twilio documents it for the resource.
 * Throws a Refusal.
 */
export function dateTests<T>(
  query: URLSearchParams,
  name: string,
  before: 'before' | 'up-to',
  at: (record: T) => number | null,
): Test<T>[] {
  const tests: Test<T>[] = []
  const add = (suffix: '' | '<' | '>', holds: (ms: number, from: number, until: number) => boolean): void => {
    const text = query.get(name + suffix)
    if (text === null) return
    const [from, until] = readSpan(name, text)
    // What has not happened yet has no time and is in no span.
    tests.push((record) => {
      const ms = at(record)
      return ms !== null && holds(ms, from, until)
    })
  }
  add('', (ms, from, until) => ms >= from && ms < until)
  add('<', (ms, from, until) => ms < (before === 'up-to' ? until : from))
  add('>', (ms, from) => ms >= from)
  return tests
}

/** The test for a value that must be the same. */
export function sameTest<T>(
  query: URLSearchParams,
  name: string,
  read: (record: T) => string | null,
): Test<T>[] {
  const wanted = query.get(name)
  return wanted === null || wanted === '' ? [] : [(record) => read(record) === wanted]
}

/** The test for a number or address, however it is written. */
export function addressTest<T>(
  query: URLSearchParams,
  name: string,
  read: (record: T) => string | null,
): Test<T>[] {
  const text = query.get(name)
  if (text === null || text === '') return []
  const wanted = normaliseAddress(text)
  return [(record) => read(record) === wanted]
}
