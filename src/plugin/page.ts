/** What the web page tells of itself. */
export interface Page {
  isHidden(): boolean
  /** True only when the device is sure to have no network. */
  isOffline(): boolean
  /** Where the origin is "null", as in a sandboxed frame or a file, browsers keep no preflight's reply. */
  hasOrigin(): boolean
  facts(): PageFacts
  /** Called when either may have changed; returns its stop. */
  onChange(listener: () => void): () => void
}

/** What a check says about the page and the device. Nothing in it names a person or a number. */
export interface PageFacts {
  userAgent: string
  /** Such as `https://team.surveycto.com`, `file://`; `null` in a sandbox. */
  origin: string
  /** Whether something can be kept beside the form, which a sandboxed frame forbids. */
  storage: boolean
  framed: boolean
}

export function createPage(window: Window): Page {
  const { document, navigator } = window
  return {
    isHidden: () => document.hidden,
    isOffline: () => navigator.onLine === false,
    // Not location.origin, which is "null" for every srcdoc.
    hasOrigin: () => window.origin !== 'null',
    facts: () => ({
      userAgent: navigator.userAgent,
      origin: window.location.origin,
      storage: canStore(window),
      framed: window.parent !== window,
    }),
    onChange(listener) {
      document.addEventListener('visibilitychange', listener)
      window.addEventListener('online', listener)
      window.addEventListener('offline', listener)
      return () => {
        document.removeEventListener('visibilitychange', listener)
        window.removeEventListener('online', listener)
        window.removeEventListener('offline', listener)
      }
    },
  }
}

function canStore(window: Window): boolean {
  const key = 'twilio-call.check'
  try {
    window.localStorage.setItem(key, '1')
    const isKept = window.localStorage.getItem(key) === '1'
    window.localStorage.removeItem(key)
    return isKept
  } catch {
    // Touching it is enough to be refused where a frame is sandboxed: that is the answer.
    return false
  }
}
