import type { Account } from '../account.ts'
import type { Behaviour } from '../behaviour.ts'
import type { ApiContext } from './api-context.ts'
import { authenticate, expectActive, permissionOf } from './auth.ts'
import { Refusal } from './refusal.ts'

/**
 * Lets through who may do this in one of the APIs whose paths name no account: the account itself, its standard keys, and a restricted key with the
 * permission. Throws a Refusal.
 */
export function admitToYoungApi(
  { account, behaviour }: { readonly account: Account; readonly behaviour: Behaviour },
  context: ApiContext,
): void {
  const caller = authenticate(account, context.req.header('Authorization'))
  if (caller === 'test') {
    throw new Refusal(403, 20008, 'Resource not accessible with Test Account Credentials')
  }
  const { method, path } = context.req
  const permission = permissionOf(method, path)
  if (caller === 'restricted' && !behaviour.restrictedPermissions.includes(permission))
    throw new Refusal(403, 70051, 'Authorization Failed')
  expectActive(behaviour, permission)
}

/** A form's field; undefined where it is absent or empty. */
export function textIn(form: URLSearchParams, name: string): string | undefined {
  const text = form.get(name)?.trim() ?? ''
  return text === '' ? undefined : text
}

/** A field that must be there. Throws a Refusal. */
export function needText(form: URLSearchParams, name: string): string {
  const text = textIn(form, name)
  if (text === undefined) throw new Refusal(400, 20001, `Missing required parameter ${name} in the post body`)
  return text
}

/** A field that must be a JSON object where it is there. Throws a Refusal. */
export function jsonIn(form: URLSearchParams, name: string): string | undefined {
  const text = textIn(form, name)
  if (text === undefined) return undefined
  try {
    const data: unknown = JSON.parse(text)
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return text
  } catch {
    // Said below.
  }
  throw new Refusal(400, 20001, `${name} must be a valid JSON object`)
}

const mostItems = 1000
const usualItems = 50

/**
 * A page of a list at `origin`, `{meta, <key>: […]}`.
 * https://www.twilio.com/docs/usage/twilios-response#pagination
 */
export function formatList<Item>(
  context: ApiContext,
  { origin, key }: { readonly origin: string; readonly key: string },
  items: readonly Item[],
  format: (item: Item) => object,
): object {
  const url = new URL(context.req.url)
  const wanted = Number(url.searchParams.get('PageSize') ?? usualItems)
  const size = Number.isInteger(wanted) && wanted >= 1 ? Math.min(wanted, mostItems) : usualItems
  const page = Math.max(0, Math.floor(Number(url.searchParams.get('Page') ?? 0)) || 0)
  const address = (number: number): string => {
    const query = new URLSearchParams(url.searchParams)
    query.set('PageSize', String(size))
    query.set('Page', String(number))
    return `${origin}${url.pathname}?${query}`
  }
  const end = (page + 1) * size
  return {
    meta: {
      page,
      page_size: size,
      key,
      url: address(page),
      first_page_url: address(0),
      previous_page_url: page > 0 ? address(page - 1) : null,
      next_page_url: end < items.length ? address(page + 1) : null,
    },
    [key]: items.slice(page * size, end).map(format),
  }
}

/** `2026-01-15T09:00:00Z`, the only form of date in these APIs. */
export function formatTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

export function formatDates({ createdAt, updatedAt }: { createdAt: number; updatedAt: number }): object {
  return { date_created: formatTime(createdAt), date_updated: formatTime(updatedAt) }
}
