import { type Clock, realClock } from '../../twilio/clock.ts'
import { download } from '../page/download.ts'
import type { Folder } from './fetch/shelf.ts'

/** What the recordings need of the browser, so that tests need none. */
export interface Device {
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
  /** From 0 up to 1. */
  random(): number
  /** Lets the user choose a folder to write to; absent where the browser has no such thing. Rejects if they choose none. */
  readonly pickFolder?: () => Promise<Folder>
  /** Gives the user a file. */
  give(name: string, content: Blob | string): void
}

declare global {
  interface Window {
    /** https://developer.mozilla.org/en-US/docs/Web/API/Window/showDirectoryPicker */
    showDirectoryPicker?: (options: {
      readonly id: string
      readonly mode: 'readwrite'
    }) => Promise<FileSystemDirectoryHandle>
  }
}

export function browserDevice(): Device {
  const pick = window.showDirectoryPicker
  return {
    fetch: (...request) => fetch(...request),
    clock: realClock,
    random: () => Math.random(),
    give: download,
    ...(pick ? { pickFolder: () => pick.call(window, { id: 'recordings', mode: 'readwrite' }) } : {}),
  }
}
