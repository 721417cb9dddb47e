import type { Hono } from 'hono'
import { syncOrigin } from '../../../twilio/sync.ts'
import type { Account } from '../account.ts'
import { type ApiContext, type ApiEnv, readForm } from '../api/api-context.ts'
import { notFound, Refusal } from '../api/refusal.ts'
import { admitToYoungApi, formatList, jsonIn, needText, textIn } from '../api/young-api.ts'
import type { Behaviour } from '../behaviour.ts'
import { createSyncFormats } from './format-sync.ts'
import type { Sync, SyncItem, SyncMap, SyncService } from './sync.ts'

/** What the routes of Sync work with. */
export interface SyncParts {
  readonly account: Account
  readonly behaviour: Behaviour
  readonly sync: Sync
}

const servicesRoot = '/v1/Services'
const mapsRoot = `${servicesRoot}/:service/Maps`
const itemsRoot = `${mapsRoot}/:map/Items`

/** https://www.twilio.com/docs/sync/api/map-item-resource */
const longestKey = 320

/** Sync's own 404s. Which of its codes Twilio's answers have, its pages do not say; these are the listed ones. */
function mapNotFound(): Refusal {
  return new Refusal(404, 54200, 'Map not found')
}

function itemNotFound(): Refusal {
  return new Refusal(404, 54201, 'Map Item not found')
}

function findService({ sync }: SyncParts, context: ApiContext): SyncService {
  const service = sync.services.get(context.req.param('service') ?? '')
  if (!service) throw notFound(context.req.path)
  return service
}

function findMap(parts: SyncParts, context: ApiContext): SyncMap {
  const map = parts.sync.findMap(findService(parts, context).sid, context.req.param('map') ?? '')
  if (!map) throw mapNotFound()
  return map
}

function findItem(parts: SyncParts, context: ApiContext): { map: SyncMap; item: SyncItem } {
  const map = findMap(parts, context)
  const item = map.items.get(context.req.param('key') ?? '')
  if (!item) throw itemNotFound()
  return { map, item }
}

function needData(form: URLSearchParams): unknown {
  const text = jsonIn(form, 'Data')
  if (text === undefined) throw new Refusal(400, 54206, 'Invalid Map Item data')
  return JSON.parse(text)
}

/** By key, from the one that is asked for on. */
function itemsIn({ items }: SyncMap, query: URLSearchParams): SyncItem[] {
  const sorted = [...items.values()].sort((one, other) => (one.key < other.key ? -1 : 1))
  const from = query.get('From') ?? ''
  const isExclusive = query.get('Bounds') === 'exclusive'
  const isDown = query.get('Order') === 'desc'
  const isWanted = ({ key }: SyncItem) =>
    from === '' || (isDown ? key < from : key > from) || (!isExclusive && key === from)
  const wanted = sorted.filter(isWanted)
  return isDown ? wanted.reverse() : wanted
}

/** https://www.twilio.com/docs/sync/api */
export function addSyncRoutes(app: Hono<ApiEnv>, parts: SyncParts): void {
  const { sync, account } = parts
  const formats = createSyncFormats(account.sid)
  const list = (key: string) => ({ origin: syncOrigin, key })

  app.use(`${servicesRoot}/*`, async (context, next) => {
    admitToYoungApi(parts, context)
    await next()
  })
  app.get(servicesRoot, (context) =>
    context.json(formatList(context, list('services'), [...sync.services.values()], formats.service)),
  )
  app.post(servicesRoot, async (context) => {
    const name = textIn(await readForm(context), 'FriendlyName') ?? ''
    return context.json(formats.service(sync.addService(name)), 201)
  })
  app.get(mapsRoot, (context) => {
    const { sid } = findService(parts, context)
    return context.json(formatList(context, list('maps'), sync.mapsOf(sid), formats.map))
  })
  app.post(mapsRoot, async (context) => {
    const { sid } = findService(parts, context)
    const name = textIn(await readForm(context), 'UniqueName') ?? ''
    if (name !== '' && sync.findMap(sid, name)) throw new Refusal(409, 54301, 'Unique name already exists')
    return context.json(formats.map(sync.addMap(sid, name)), 201)
  })
  app.get(`${mapsRoot}/:map`, (context) => context.json(formats.map(findMap(parts, context))))
  addItems(app, parts)
}

function addItems(app: Hono<ApiEnv>, parts: SyncParts): void {
  const { sync, account } = parts
  const formats = createSyncFormats(account.sid)
  const one = `${itemsRoot}/:key`

  app.get(itemsRoot, (context) => {
    const map = findMap(parts, context)
    const items = itemsIn(map, new URL(context.req.url).searchParams)
    const key = { origin: syncOrigin, key: 'items' }
    return context.json(formatList(context, key, items, (item) => formats.item(map, item)))
  })
  app.post(itemsRoot, async (context) => {
    const map = findMap(parts, context)
    const form = await readForm(context)
    const key = needText(form, 'Key')
    if (key.length > longestKey) throw new Refusal(400, 54209, 'Invalid Map Item key')
    const data = needData(form)
    if (map.items.has(key)) throw new Refusal(409, 54208, 'Map Item already exists')
    return context.json(formats.item(map, sync.setItem(map, key, data)), 201)
  })
  app.get(one, (context) => {
    const { map, item } = findItem(parts, context)
    return context.json(formats.item(map, item))
  })
  app.post(one, async (context) => {
    const { map, item } = findItem(parts, context)
    return context.json(formats.item(map, sync.setItem(map, item.key, needData(await readForm(context)))))
  })
  app.delete(one, (context) => {
    const { map, item } = findItem(parts, context)
    sync.removeItem(map, item.key)
    return context.body(null, 204)
  })
}
