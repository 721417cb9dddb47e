import type { Scene } from './scene.ts'

/** A field that looks at what works, and calls nobody. */
export const checkScenes: readonly Scene[] = [
  {
    caption: 'A check: all that could be looked at works',
    async play(desk) {
      await desk.open({ action: 'check' })
      await desk.reads('All that could be looked at works')
    },
  },
  {
    name: 'check',
    caption: 'A check: what does not work, unfolded',
    async play(desk) {
      await desk.open({ action: 'check', twilio_number: '+12025550199' })
      await desk.reads('Does not work')
      await desk.unfold()
    },
  },
]
