import type { TransportName } from '../plugin/world/transports.ts'
import type { Broken } from './device.ts'
import type { Place } from './door.ts'

/** A call centre, and how long it works. */
export interface Plan {
  readonly seed: number
  readonly enumerators: number
  /** Each places one call a second; a field picks one of them at random. */
  readonly callerIds: number
  /** Accounts at Twilio that the enumerators are spread over, and services with the team's Functions. */
  readonly accounts: number
  readonly services: number
  /** Other ones than the usual. */
  readonly account?: Place
  readonly service?: Place
  /** For so long calls are placed. Then what is under way comes to its end. */
  readonly minutes: number
  readonly transport: TransportName
  /** How many times as much goes wrong as on a usual day. */
  readonly trouble: number
  /** For tests that show that a mistake is seen: what is broken in every device. */
  readonly broken?: Broken
}
