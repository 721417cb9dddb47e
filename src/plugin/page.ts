/** What the web page tells of itself. */
export interface Page {
  isHidden(): boolean
  /** True only when the device is sure to have no network. */
  isOffline(): boolean
  /** Called when either may have changed; returns its stop. */
  onChange(listener: () => void): () => void
}

export function createPage(window: Window): Page {
  const { document, navigator } = window
  return {
    isHidden: () => document.hidden,
    isOffline: () => navigator.onLine === false,
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
