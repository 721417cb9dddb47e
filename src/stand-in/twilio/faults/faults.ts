import { type Fault, isFault } from './fault.ts'

/** A fault and the requests it waits for. Plain JSON, unless `path` is a RegExp. */
export interface FaultRule {
  /**
   * `path` is tested against path and query: text that must occur in it, or a RegExp. OPTIONS must be named.
   */
  readonly when?: { readonly method?: string; readonly path?: string | RegExp }
  readonly do: Fault
  /** How many requests it hits; 1 where absent. */
  readonly times?: number | 'always'
  /** How many matching requests go through first; 0 where absent. */
  readonly skip?: number
}

/** A rule that waits, as JSON, with what is left of its counters. */
export interface WaitingFault {
  readonly id: number
  readonly when: { readonly method?: string; readonly path?: string }
  readonly do: Fault
  readonly times: number | 'always'
  readonly skip: number
}

/** What goes wrong, and when. */
export interface Faults {
  /** Answers how to take it back. */
  add(rule: FaultRule): () => void
  remove(id: number): void
  clear(): void
  list(): WaitingFault[]
  /** The fault that hits this request, if any; each request is hit by one at the most, the oldest. */
  take(method: string, path: string): Fault | undefined
}

interface Waiting {
  readonly id: number
  readonly rule: FaultRule
  timesLeft: number
  skipLeft: number
}

function isMeant(rule: FaultRule, method: string, path: string): boolean {
  const named = rule.when?.method?.toUpperCase()
  if (named === undefined ? method === 'OPTIONS' : named !== method) return false
  const wanted = rule.when?.path
  if (wanted === undefined) return true
  return typeof wanted === 'string' ? path.includes(wanted) : path.search(wanted) >= 0
}

function toJson({ id, rule, timesLeft, skipLeft }: Waiting): WaitingFault {
  const { method, path } = rule.when ?? {}
  return {
    id,
    when: {
      ...(method === undefined ? {} : { method }),
      ...(path === undefined ? {} : { path: String(path) }),
    },
    do: rule.do,
    times: Number.isFinite(timesLeft) ? timesLeft : 'always',
    skip: skipLeft,
  }
}

/** `changed` is called after every change. */
export function createFaults(changed: () => void): Faults {
  let waiting: Waiting[] = []
  let lastId = 0

  function remove(id: number): void {
    waiting = waiting.filter((one) => one.id !== id)
    changed()
  }

  return {
    add(rule) {
      lastId += 1
      const id = lastId
      const timesLeft = rule.times === 'always' ? Number.POSITIVE_INFINITY : (rule.times ?? 1)
      waiting.push({ id, rule, timesLeft, skipLeft: rule.skip ?? 0 })
      changed()
      return () => remove(id)
    },
    remove,
    clear() {
      waiting = []
      changed()
    },
    list: () => waiting.map(toJson),
    take(method, path) {
      for (const one of waiting) {
        if (!isMeant(one.rule, method, path)) continue
        if (one.skipLeft > 0) {
          one.skipLeft -= 1
          continue
        }
        one.timesLeft -= 1
        if (one.timesLeft <= 0) remove(one.id)
        return one.rule.do
      }
      return undefined
    },
  }
}

function isCount(value: unknown, least: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least
}

function isAbsentOrText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

/** Whether `value`, from JSON, is a rule. */
export function isFaultRule(value: unknown): value is FaultRule {
  if (typeof value !== 'object' || value === null) return false
  const fields: { [name: string]: unknown } = { ...value }
  const { do: fault, when, times, skip } = fields
  if (!isFault(fault)) return false
  if (times !== undefined && times !== 'always' && !isCount(times, 1)) return false
  if (skip !== undefined && !isCount(skip, 0)) return false
  if (when === undefined) return true
  if (typeof when !== 'object' || when === null) return false
  const { method, path }: { method?: unknown; path?: unknown } = when
  return isAbsentOrText(method) && isAbsentOrText(path)
}
