import type { Account } from '../account.ts'
import type { Behaviour } from '../behaviour.ts'
import { notFound, Refusal } from './refusal.ts'

/** Who sends a request: the account itself with its token, a standard key, a restricted one, or test credentials. */
export type Caller = 'account' | 'key' | 'restricted' | 'test'

/**
 * What a request does, as the permissions of a restricted key name it, such as `calls.recordings/list`. How the
 * console spells those of TaskRouter is not documented; the pictures of a message are taken to be a part of it.
 * https://www.twilio.com/docs/iam/api-keys/restricted-api-keys
 *
 * @param path from the version on, such as `/v1/Workspaces/WS…/Tasks`
 */
export function permissionOf(method: string, path: string): string {
  const parts = path
    .replace(/\.\w+$/, '')
    .split('/')
    .slice(2)
  // Collections and SIDs take turns; the first pair is the account or the workspace in which it is done.
  const inside = parts.length > 2 ? parts.slice(2) : parts
  const collections = inside.filter((_part, index) => index % 2 === 0)
  const resource = collections.join('.').toLowerCase()
  if (resource === 'messages.media') return 'messages/read'
  // One for the whole account, and a tree of its own without an account in its paths.
  if (resource === 'balance') return 'balance/read'
  if (parts[0] === 'DialingPermissions') return 'dialingpermissions.countries/read'
  const one = inside.length % 2 === 0
  const actions: Readonly<Record<string, string>> = {
    GET: one ? 'read' : 'list',
    POST: one ? 'update' : 'create',
    DELETE: 'delete',
  }
  return `${resource}/${actions[method] ?? method}`
}

/** Undefined where it is none. */
function decodeBase64(text: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)))
  } catch {
    return undefined
  }
}

function readBasic(header: string | undefined): readonly [name: string, secret: string] | undefined {
  const encoded = header?.match(/^Basic\s+([A-Za-z0-9+/=]+)$/i)?.[1]
  if (encoded === undefined) return undefined
  const decoded = decodeBase64(encoded)
  if (decoded === undefined) return undefined
  const colon = decoded.indexOf(':')
  return colon < 0 ? undefined : [decoded.slice(0, colon), decoded.slice(colon + 1)]
}

/** Tells from the `Authorization` header who is calling. Throws a Refusal, 401 with code 20003. */
export function authenticate(account: Account, header: string | undefined): Caller {
  const basic = readBasic(header)
  if (!basic) throw new Refusal(401, 20003, 'Authentication Error - No credentials provided')
  const [name, secret] = basic
  const known: ReadonlyMap<string, readonly [secret: string, caller: Caller]> = new Map([
    [account.sid, [account.authToken, 'account']],
    [account.apiKey, [account.apiSecret, 'key']],
    [account.restricted.apiKey, [account.restricted.apiSecret, 'restricted']],
    [account.test.sid, [account.test.authToken, 'test']],
  ])
  const match = known.get(name)
  if (!match) throw new Refusal(401, 20003, 'Authentication Error - invalid username')
  if (match[0] !== secret) throw new Refusal(401, 20003, 'Authenticate')
  return match[1]
}

/**
 * Throws a Refusal unless the account is active. What may still be read of one that is not, is not documented: here the
 * account itself and its balance. https://www.twilio.com/docs/api/errors/20005
 */
export function expectActive({ accountStatus }: Behaviour, permission: string): void {
  if (accountStatus === 'active' || permission === 'accounts/read' || permission === 'balance/read') return
  throw new Refusal(403, 20005, 'Account not active')
}

/** Throws a Refusal where the caller may not do this to the account named in the path. */
export function authorise(
  account: Account,
  behaviour: Behaviour,
  request: { caller: Caller; accountSid: string; method: string; path: string },
): void {
  const { caller, accountSid, method, path } = request
  const permission = permissionOf(method, path)
  if (accountSid !== (caller === 'test' ? account.test.sid : account.sid)) throw notFound(path)
  if (caller === 'test' && permission !== 'calls/create' && permission !== 'messages/create') {
    throw new Refusal(403, 20008, 'Resource not accessible with Test Account Credentials')
  }
  // A standard key may do everything but look at accounts and keys. Which code says so is not documented.
  if (caller === 'key' && permission.startsWith('accounts/')) throw new Refusal(401, 20003, 'Authenticate')
  // The code is documented, the HTTP status that goes with it is not.
  if (caller === 'restricted' && !behaviour.restrictedPermissions.includes(permission)) {
    throw new Refusal(403, 70051, 'Authorization Failed')
  }
  expectActive(behaviour, permission)
}
