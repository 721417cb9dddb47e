import { withoutPassword } from './hooks.ts'

/**
 * What Twilio's debugger would show.
 * https://www.twilio.com/docs/usage/troubleshooting/debugging-your-application
 */
export interface Alert {
  /** Counts up from 1. */
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly code: number
  readonly message: string
  /** The address that was asked; null where none was. */
  readonly url: string | null
  /** The call or message it happened to; null where it is none. */
  readonly resourceSid: string | null
}

/** The latest alerts, oldest first. */
export interface Alerts {
  readonly entries: readonly Alert[]
  raise(alert: Omit<Alert, 'id' | 'at'>): void
  clear(): void
}

/** Beyond this many the oldest are forgotten. */
const mostEntries = 200

/** `changed` is called after every change. */
export function createAlerts(now: () => number, changed: () => void): Alerts {
  const entries: Alert[] = []
  let lastId = 0
  return {
    entries,
    raise({ code, message, url, resourceSid }) {
      lastId += 1
      const shown = url === null ? null : withoutPassword(url)
      entries.push({ id: lastId, at: now(), code, message, url: shown, resourceSid })
      if (entries.length > mostEntries) entries.shift()
      changed()
    },
    clear() {
      entries.length = 0
      changed()
    },
  }
}
