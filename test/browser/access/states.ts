import { expect, inject, it } from 'vitest'
import type { Scene } from '../../../extras/pictures/scene.ts'
import type { Stage } from '../../../extras/pictures/stage.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { misfits, violationsIn } from './accessibility.ts'
import { drawLarge, type Look, setLook, setWidth } from './looks.ts'
import { useStage } from './use-stage.ts'

/** All that is looked at by `npm run soak`; `npm test` looks where most goes wrong. */
const every = inject('looks') === 'every'
/** The narrowest phone; and a usual one, a tablet, and a web form on a desktop. */
const widths = every ? [320, 360, 768, 1_280] : [320]
const directions = ['ltr', 'rtl'] as const

/**
 * Every rule of axe in one look. A dark scheme changes colours alone, and the other direction only what lies over what,
 * so these are judged anew by the rules that look at them.
 */
const axeLooks: ReadonlyArray<Look & { readonly rules?: readonly string[] }> = [
  { scheme: 'light', direction: 'ltr' },
  { scheme: 'dark', direction: 'ltr', rules: ['color-contrast', 'link-in-text-block'] },
  { scheme: 'light', direction: 'rtl', rules: ['color-contrast', 'scrollable-region-focusable'] },
]

/**
 * Tests every state that the guides' pictures show: they are played in the workbench, whose time passes only when
 * it is asked to. A dark scheme changes nothing but colours, so the widths are tried in light alone.
 */
export function testStates(name: string, scenes: readonly Scene[]): void {
  describeInChromium(name, () => {
    const openedStage = useStage()

    // Playing them takes longest: `npm test` plays every fourth, the soak all.
    const played = every ? scenes : scenes.filter((_, index) => index % 4 === 0)
    it.each(played)('is accessible, fits and is made for thumbs: $caption', async ({ play }) => {
      const stage = openedStage()
      await play(stage)
      const found = { ...(await violationsInLooks(stage)), ...(await misfitsAtWidths(stage)) }
      if (every) Object.assign(found, await misfitsOfLargeLetters(stage))
      const wrong = Object.entries(found).filter(([, lines]) => lines.length > 0)
      expect(Object.fromEntries(wrong)).toEqual({})
    })
  })
}

/** What is wrong, by the look in which it is. */
type Found = Record<string, readonly string[]>

async function violationsInLooks(stage: Stage): Promise<Found> {
  const found: Found = {}
  await setWidth(stage, 360)
  for (const { scheme, direction, rules } of axeLooks.slice(0, every ? axeLooks.length : 1)) {
    await setLook(stage, { scheme, direction })
    found[`axe, ${scheme}, ${direction}`] = await whileTimePasses(stage, violationsIn(stage, rules))
  }
  return found
}

async function misfitsAtWidths(stage: Stage): Promise<Found> {
  const found: Found = {}
  for (const direction of directions) {
    await setLook(stage, { scheme: 'light', direction })
    for (const width of widths) {
      await setWidth(stage, width)
      found[`at ${width} px, ${direction}`] = await misfits(stage)
    }
  }
  return found
}

async function misfitsOfLargeLetters(stage: Stage): Promise<Found> {
  const found: Found = {}
  await setWidth(stage, 360)
  // Once, as it doubles whatever size there is.
  await drawLarge(stage)
  for (const direction of directions) {
    await setLook(stage, { scheme: 'light', direction })
    found[`with letters twice as large, ${direction}`] = await misfits(stage)
  }
  return found
}

/** axe gives way between its rules by timers, and the field's clock stands still. */
async function whileTimePasses<Value>({ page }: Stage, work: Promise<Value>): Promise<Value> {
  let isDone = false
  const done = () => {
    isDone = true
  }
  work.then(done, done)
  while (!isDone) await page.clock.runFor(1)
  return work
}
