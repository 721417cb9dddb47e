import { Refusal } from '../api/refusal.ts'

const usualSize = 50
const largestSize = 1000

function wholeNumber(text: string | null, absent: number, name: string, least: number): number {
  if (text === null) return absent
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < least) throw new Refusal(400, 20001, `Invalid ${name}: ${text}`)
  return number
}

/** One page of a list in Twilio's envelope. https://www.twilio.com/docs/usage/twilios-response#pagination */
export function formatPage<T extends { readonly sid: string }>(
  url: URL,
  name: 'calls' | 'recordings' | 'messages' | 'media_list' | 'incoming_phone_numbers' | 'outgoing_caller_ids',
  records: readonly T[],
  format: (record: T) => object,
): { [property: string]: unknown } {
  const query = url.searchParams
  const size = Math.min(wholeNumber(query.get('PageSize'), usualSize, 'PageSize', 1), largestSize)
  const page = wholeNumber(query.get('Page'), 0, 'Page', 0)
  const token = query.get('PageToken')
  // A page goes on after the last record of the one before, so a call made meanwhile shifts nothing.
  const before = token === null ? -1 : records.findIndex((record) => record.sid === token.replace(/^PA/, ''))
  const start = before >= 0 ? before + 1 : page * size
  const shown = records.slice(start, start + size)
  const last = shown.at(-1)

  function address(toPage: number, after?: string): string {
    const next = new URLSearchParams(query)
    next.set('PageSize', String(size))
    next.set('Page', String(toPage))
    next.delete('PageToken')
    if (after !== undefined) next.set('PageToken', `PA${after}`)
    return `${url.pathname}?${next.toString()}`
  }

  const hasMore = start + size < records.length
  const beforePrevious = records[start - size - 1]
  return {
    [name]: shown.map(format),
    first_page_uri: address(0),
    next_page_uri: hasMore && last ? address(page + 1, last.sid) : null,
    previous_page_uri: page > 0 ? address(page - 1, beforePrevious?.sid) : null,
    page,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: `${url.pathname}${url.search}`,
  }
}
