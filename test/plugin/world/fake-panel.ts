import type { PanelWorld } from '../../../src/plugin/panel/tab.ts'
import type { LoadPart } from '../../../src/plugin/parts.ts'
import { parts } from './open-field.ts'

/** A panel without looks: what the field gives it, and what it was told. */
export interface FakePanel {
  loadPart: LoadPart
  /** The world of the panel opened last. */
  readonly world: PanelWorld
  readonly told: string[]
}

export function createFakePanel(): FakePanel {
  const told: string[] = []
  let latest: PanelWorld | undefined
  const panel = {
    ...parts.panel,
    openPanel(world: PanelWorld) {
      latest = world
      return {
        fieldChanged: () => void told.push('field changed'),
        clear: () => void told.push('cleared'),
        stop: () => void told.push('stopped'),
      }
    },
  }
  return {
    loadPart: async (name) => ({ ...parts, panel })[name],
    told,
    get world() {
      if (!latest) throw new Error('No panel was opened.')
      return latest
    },
  }
}
