import type { NewSid } from '../sids.ts'

/** Sync's resources as the stand-in keeps them. Times are milliseconds since 1970. */
interface Resource {
  readonly createdAt: number
  updatedAt: number
}

/** https://www.twilio.com/docs/sync/api/service */
export interface SyncService extends Resource {
  readonly sid: string
  readonly name: string
}

/** https://www.twilio.com/docs/sync/api/map-resource */
export interface SyncMap extends Resource {
  readonly sid: string
  readonly serviceSid: string
  /** '' for none. */
  readonly uniqueName: string
  readonly items: Map<string, SyncItem>
}

/** https://www.twilio.com/docs/sync/api/map-item-resource */
export interface SyncItem extends Resource {
  readonly key: string
  data: unknown
  /** Grows with every change. */
  revision: number
}

/** Sync, as far as a team keeps a list in it: services, their maps, and what stands in these. */
export interface Sync {
  readonly services: ReadonlyMap<string, SyncService>
  addService(name: string): SyncService
  mapsOf(serviceSid: string): readonly SyncMap[]
  /** By its SID or its unique name. */
  findMap(serviceSid: string, name: string): SyncMap | undefined
  addMap(serviceSid: string, uniqueName: string): SyncMap
  /** Changes an item, or makes it. */
  setItem(map: SyncMap, key: string, data: unknown): SyncItem
  /** Answers whether it was there. */
  removeItem(map: SyncMap, key: string): boolean
  /** Forgets what stands in the maps; what the team has set up stays. */
  clear(): void
}

/** `changed` is called after every change. */
export function createSync(parts: { now: () => number; newSid: NewSid; changed: () => void }): Sync {
  const { now, newSid, changed } = parts
  const services = new Map<string, SyncService>()
  const maps: SyncMap[] = []
  const born = () => ({ createdAt: now(), updatedAt: now() })

  return {
    services,
    addService(name) {
      const service = { ...born(), sid: newSid('IS'), name }
      services.set(service.sid, service)
      changed()
      return service
    },
    mapsOf: (serviceSid) => maps.filter((map) => map.serviceSid === serviceSid),
    findMap: (serviceSid, name) =>
      maps.find(
        (map) => map.serviceSid === serviceSid && [map.sid, map.uniqueName || map.sid].includes(name),
      ),
    addMap(serviceSid, uniqueName) {
      const map = { ...born(), sid: newSid('MP'), serviceSid, uniqueName, items: new Map() }
      maps.push(map)
      changed()
      return map
    },
    setItem({ items }, key, data) {
      const known = items.get(key)
      const item = known
        ? { ...known, data, revision: known.revision + 1, updatedAt: now() }
        : { ...born(), key, data, revision: 0 }
      items.set(key, item)
      changed()
      return item
    },
    removeItem({ items }, key) {
      const wasThere = items.delete(key)
      if (wasThere) changed()
      return wasThere
    },
    clear() {
      for (const { items } of maps) items.clear()
      changed()
    },
  }
}
