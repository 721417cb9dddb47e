import { downloadZip } from 'client-zip'
import type { Shelf } from './shelf.ts'

/** A browser without folders keeps a whole zip until it is saved: one is given out whenever so much has come together. */
export const largestZip = 500_000_000

/**
 * Zip files, for a browser that cannot write to a folder: `recordings-1.zip`, `recordings-2.zip`, …
 * @param give gives the user one of them
 */
export function zipShelf(give: (name: string, zip: Blob) => void, most = largestZip): Shelf {
  // A Blob may lie on the disk; bytes stay in memory.
  let held = new Map<string, Blob>()
  let size = 0
  let count = 0

  async function giveOut(): Promise<void> {
    if (held.size === 0) return
    const files = [...held].map(([name, input]) => ({ name, input }))
    give(`recordings-${count + 1}.zip`, await downloadZip(files).blob())
    held = new Map()
    size = 0
    count += 1
  }

  return {
    async read(name) {
      const blob = held.get(name)
      return blob && new Uint8Array(await blob.arrayBuffer())
    },
    async write(name, content) {
      const blob = new Blob([content])
      if (size > 0 && size + blob.size > most) await giveOut()
      held.set(name, blob)
      size += blob.size
    },
    async close() {
      // Too large for this computer's memory, it may be: what was in it is to be fetched again.
      await giveOut().catch(() => {})
      return new Set(held.keys())
    },
  }
}
