import { type ListPlace, listAll } from './all-pages.ts'
import { isRecord, textOf, timeOf } from './json-values.ts'
import { expectShape, type Reply, type Transport } from './transport.ts'

/** Where Sync's REST API lives. https://www.twilio.com/docs/sync/api */
export const syncOrigin = 'https://sync.twilio.com'

/** A map of Sync: a table of JSON by key, which every program with the account's credentials can read and change. */
export interface MapPlace {
  /** IS… */
  readonly serviceSid: string
  /** Its unique name, or MP… */
  readonly map: string
}

export interface MapItem {
  readonly key: string
  readonly data: Readonly<Record<string, unknown>>
  /** Milliseconds since 1970. */
  readonly createdAt: number | undefined
}

/** A Sync service, under the name that somebody gave it. */
export interface SyncService {
  readonly sid: string
  readonly name: string
}

/** https://www.twilio.com/docs/api/errors/54201 */
const itemNotFound = 54201
/** https://www.twilio.com/docs/api/errors/54200 */
const mapNotFound = 54200

/**
 * The item with this key; undefined where the map is there and has none. Twilio may say 404 of the item and of the map
 * alike: then the map itself is asked for, since a list that is gone says nothing of anybody.
 * https://www.twilio.com/docs/sync/api/map-item-resource#fetch-a-syncmapitem-resource
 */
export async function fetchMapItem(
  send: Transport,
  place: MapPlace,
  key: string,
): Promise<Reply<MapItem | undefined>> {
  const reply = await send({ method: 'GET', path: itemPath(place, key) })
  const none = { kind: 'data', data: undefined } as const
  if (reply.kind !== 'refused' || reply.status !== 404) return expectShape(reply, readItem)
  if (reply.code === itemNotFound) return none
  if (reply.code === mapNotFound) return reply
  const map = await fetchMap(send, place)
  return map.kind === 'data' ? none : map
}

/** Answers whether it is new: an item with this key stays as it is. */
export async function createMapItem(
  send: Transport,
  place: MapPlace,
  { key, data }: Pick<MapItem, 'key' | 'data'>,
): Promise<Reply<boolean>> {
  const form = [
    ['Key', key],
    ['Data', JSON.stringify(data)],
  ] as const
  const reply = await send({ method: 'POST', path: itemsPath(place), form })
  // https://www.twilio.com/docs/api/errors/54208
  if (reply.kind === 'refused' && reply.status === 409) return { kind: 'data', data: false }
  return expectShape(reply, (made) => (readItem(made) ? true : undefined))
}

/** Answers whether it was there. */
export async function removeMapItem(send: Transport, place: MapPlace, key: string): Promise<Reply<boolean>> {
  const found = await fetchMapItem(send, place, key)
  if (found.kind !== 'data') return found
  if (!found.data) return { kind: 'data', data: false }
  const reply = await send({ method: 'DELETE', path: itemPath(place, key) })
  return reply.kind === 'data' ? { kind: 'data', data: true } : reply
}

/** All items, by key. */
export function listMapItems(send: Transport, place: MapPlace): Promise<Reply<MapItem[]>> {
  return listAll(send, listAt(itemsPath(place), 'items'), readItem)
}

export async function fetchMap(send: Transport, place: MapPlace): Promise<Reply<string>> {
  return expectShape(await send({ method: 'GET', path: mapPath(place) }), readSid)
}

export async function createMap(send: Transport, { serviceSid, map }: MapPlace): Promise<Reply<string>> {
  const path = `${servicesPath}/${encodeURIComponent(serviceSid)}/Maps`
  return expectShape(await send({ method: 'POST', path, form: [['UniqueName', map]] }), readSid)
}

export function listSyncServices(send: Transport): Promise<Reply<SyncService[]>> {
  return listAll(send, listAt(servicesPath, 'services'), (data) => {
    const sid = readSid(data)
    return sid === undefined || !isRecord(data) ? undefined : { sid, name: textOf(data['friendly_name']) }
  })
}

export async function createSyncService(send: Transport, name: string): Promise<Reply<string>> {
  const form = [['FriendlyName', name]] as const
  return expectShape(await send({ method: 'POST', path: servicesPath, form }), readSid)
}

const servicesPath = '/v1/Services'

function mapPath({ serviceSid, map }: MapPlace): string {
  return `${servicesPath}/${encodeURIComponent(serviceSid)}/Maps/${encodeURIComponent(map)}`
}

function itemsPath(place: MapPlace): string {
  return `${mapPath(place)}/Items`
}

function itemPath(place: MapPlace, key: string): string {
  return `${itemsPath(place)}/${encodeURIComponent(key)}`
}

function listAt(path: string, name: string): ListPlace {
  return { origin: syncOrigin, path, name }
}

function readItem(data: unknown): MapItem | undefined {
  if (!isRecord(data)) return undefined
  const { key, data: held } = data
  if (typeof key !== 'string') return undefined
  return { key, data: isRecord(held) ? held : {}, createdAt: timeOf(data['date_created']) }
}

function readSid(data: unknown): string | undefined {
  return isRecord(data) ? textOf(data['sid']) || undefined : undefined
}
