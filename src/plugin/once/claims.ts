import { isRecord } from '../../twilio/json-values.ts'

/**
 * The calls and messages that fields on this device own, so that one that looks for a lost one does not take
 * another's. Best effort: a sandboxed frame has no storage, and then the evidence must do.
 */
export interface Claims {
  claim(sid: string): void
  /** It was another's after all. */
  release(sid: string): void
  has(sid: string): boolean
}

const key = 'twilio-call.calls'
const longestList = 100

/** @param storage gives the page's localStorage; a sandboxed frame throws when it is touched */
export function createClaims(storage: () => Pick<Storage, 'getItem' | 'setItem'>): Claims {
  let own: string[] = []

  function stored(): string[] {
    try {
      const data: unknown = JSON.parse(storage().getItem(key) ?? '{}')
      const sids = isRecord(data) ? data['sids'] : undefined
      return Array.isArray(sids) ? sids.filter((sid): sid is string => typeof sid === 'string') : []
    } catch {
      // No storage here, or somebody else's text in it: this view's own memory is what there is.
      return []
    }
  }

  function known(): string[] {
    return [...new Set([...stored(), ...own])]
  }

  function keep(sids: string[]): void {
    own = sids.slice(-longestList)
    try {
      storage().setItem(key, JSON.stringify({ sids: own }))
    } catch {
      // None, or a full one: kept in memory only.
    }
  }

  return {
    claim: (sid) => keep([...known().filter((other) => other !== sid), sid]),
    release: (sid) => keep(known().filter((other) => other !== sid)),
    has: (sid) => known().includes(sid),
  }
}
