import type { Page } from '../../../src/plugin/page.ts'

export interface FakePage extends Page {
  hide(): void
  show(): void
  goOffline(): void
  goOnline(): void
}

export function createFakePage(): FakePage {
  const listeners = new Set<() => void>()
  let hidden = false
  let offline = false
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  return {
    isHidden: () => hidden,
    isOffline: () => offline,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hide() {
      hidden = true
      tell()
    },
    show() {
      hidden = false
      tell()
    },
    goOffline() {
      offline = true
      tell()
    },
    goOnline() {
      offline = false
      tell()
    },
  }
}
