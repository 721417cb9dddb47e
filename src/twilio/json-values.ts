/** One page of a list, under Twilio's name for it. A single item of another shape spoils the page. */
export function readList<Item>(
  data: unknown,
  name: string,
  readItem: (item: unknown) => Item | undefined,
): Item[] | undefined {
  const list = isRecord(data) ? data[name] : undefined
  if (!Array.isArray(list)) return undefined
  const items: Item[] = []
  for (const one of list) {
    const item = readItem(one)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}

/** A JSON object: not null, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A status, in Twilio's own small letters whatever somebody in between made of them; '' for none. */
export function wordOf(value: unknown): string {
  return textOf(value).trim().toLowerCase()
}

/** Whether this is a SID of one of these kinds, such as `CA`. https://www.twilio.com/docs/glossary/what-is-a-sid */
export function isSid(value: unknown, ...kinds: readonly string[]): value is string {
  return kinds.includes(textOf(value).slice(0, 2)) && /^\w{3,64}$/.test(textOf(value))
}

/** Twilio's dates are RFC 2822 text, such as `Tue, 31 Aug 2010 20:36:28 +0000`. */
export function timeOf(value: unknown): number | undefined {
  const time = Date.parse(textOf(value))
  return Number.isNaN(time) ? undefined : time
}

/** Twilio writes some of its numbers as text. None of them is ever below zero. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number.parseInt(textOf(value), 10)
  return number >= 0 && number <= Number.MAX_SAFE_INTEGER ? number : undefined
}

/** Those of the keys that are there. */
export function pick(
  data: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const key of keys) if (key in data) picked[key] = data[key]
  return picked
}

/**
 * Twilio's are paths relative to its origin. Anything else, such as a pipe that would break the stored answer or an
 * address elsewhere, is not one.
 */
export function uriOf(value: unknown): string {
  const uri = textOf(value)
  return /^\/2010-04-01\/[\w./-]+$/.test(uri) ? uri : ''
}
