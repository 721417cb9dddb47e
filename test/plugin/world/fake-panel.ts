import type { OpenPanel, PanelWorld } from '../../../src/plugin/panel/tab.ts'

/** A panel without looks: what the field gives it, and what it was told. */
export interface FakePanel {
  openPanel: OpenPanel
  /** The world of the panel opened last. */
  readonly world: PanelWorld
  readonly told: string[]
}

export function createFakePanel(): FakePanel {
  const told: string[] = []
  let latest: PanelWorld | undefined
  return {
    openPanel(world) {
      latest = world
      return {
        fieldChanged: () => void told.push('field changed'),
        clear: () => void told.push('cleared'),
        stop: () => void told.push('stopped'),
      }
    },
    told,
    get world() {
      if (!latest) throw new Error('No panel was opened.')
      return latest
    },
  }
}
