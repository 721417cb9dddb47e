import { syncOrigin } from '../../../twilio/sync.ts'
import { formatDates } from '../api/young-api.ts'
import type { SyncItem, SyncMap, SyncService } from './sync.ts'

type Json = { readonly [property: string]: unknown }

const serviceUrl = (sid: string): string => `${syncOrigin}/v1/Services/${sid}`

/** Writes Sync's resources as Twilio sends them. https://www.twilio.com/docs/sync/api */
export function createSyncFormats(accountSid: string) {
  return {
    service: (service: SyncService): Json => ({
      sid: service.sid,
      unique_name: null,
      account_sid: accountSid,
      friendly_name: service.name,
      ...formatDates(service),
      url: serviceUrl(service.sid),
      webhook_url: null,
      webhooks_from_rest_enabled: false,
      reachability_webhooks_enabled: false,
      acl_enabled: false,
      reachability_debouncing_enabled: false,
      reachability_debouncing_window: 5000,
      links: { maps: `${serviceUrl(service.sid)}/Maps` },
    }),
    map: (map: SyncMap): Json => {
      const url = `${serviceUrl(map.serviceSid)}/Maps/${map.sid}`
      return {
        sid: map.sid,
        unique_name: map.uniqueName || null,
        account_sid: accountSid,
        service_sid: map.serviceSid,
        url,
        links: { items: `${url}/Items`, permissions: `${url}/Permissions` },
        revision: '0',
        date_expires: null,
        ...formatDates(map),
        created_by: 'system',
      }
    },
    item: (map: SyncMap, item: SyncItem): Json => ({
      key: item.key,
      account_sid: accountSid,
      service_sid: map.serviceSid,
      map_sid: map.sid,
      url: `${serviceUrl(map.serviceSid)}/Maps/${map.sid}/Items/${encodeURIComponent(item.key)}`,
      revision: String(item.revision),
      data: item.data,
      date_expires: null,
      ...formatDates(item),
      created_by: 'system',
    }),
  }
}
