import type { Settings } from '../../../src/plugin/form/settings.ts'
import type { Clock } from '../../../src/twilio/clock.ts'
import { createServiceTransport } from '../../../src/twilio/service-transport.ts'
import { createDirectTransport, type Fetch, type Transport } from '../../../src/twilio/transport.ts'

/** How fields reach Twilio: by themselves, or through the team's own Functions. */
export type TransportName = 'direct' | 'service'

let name: TransportName = 'direct'

/** For a whole test file, before it opens a field: other files' tests can be told again over the service. */
export function useTransport(chosen: TransportName): void {
  name = chosen
}

export function transportName(): TransportName {
  return name
}

/** The transport that a field with these settings has. */
export function createTransport(
  { credentials, serviceUrl: url }: Settings,
  ends: { fetch: Fetch; clock: Clock },
): Transport {
  return url
    ? createServiceTransport({ ...ends, url, key: credentials.password })
    : createDirectTransport({ ...ends, credentials })
}
