import type { Page, PageFacts } from '../../../src/plugin/page.ts'

export interface FakePage extends Page {
  hide(): void
  show(): void
  goOffline(): void
  goOnline(): void
}

/** A web form in a browser of today. */
const pageFacts: PageFacts = {
  userAgent:
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  origin: 'https://team.surveycto.com',
  storage: true,
  framed: true,
}

/** @param changes of what the page tells of itself */
export function createFakePage(changes: Partial<PageFacts> = {}): FakePage {
  const listeners = new Set<() => void>()
  let hidden = false
  let offline = false
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  return {
    isHidden: () => hidden,
    isOffline: () => offline,
    hasOrigin: () => changes.origin !== 'null',
    facts: () => ({ ...pageFacts, ...changes }),
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
