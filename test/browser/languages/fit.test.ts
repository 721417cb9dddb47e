import { expect, inject, it } from 'vitest'
import { talkOnTheRecord } from '../../../extras/pictures/calling.ts'
import { fieldFrame, type Stage } from '../../../extras/pictures/stage.ts'
import { languageCodes } from '../../../src/plugin/words/language-names.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { misfits } from '../access/accessibility.ts'
import { setWidth } from '../access/looks.ts'
import { useStage } from '../access/use-stage.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { pinFonts } from '../fonts.ts'

/** In CSS pixels: the narrowest phone, and for every look a usual one. */
const widths = inject('looks') === 'every' ? [320, 360] : [320]
const fonts = inject('looks') === 'every' ? (['wide', 'usual'] as const) : (['wide'] as const)
/** Portuguese for the longest words in Latin letters, and the widest and the highest of others; all of them in the soak. */
const codes = inject('looks') === 'every' ? languageCodes : (['pt', 'ar', 'am'] as const)
/** Of tabs that have wrapped. */
const twoLines = 60

/** What does not fit on a phone, whatever its fonts. */
async function misfitsOnPhones(stage: Stage, state: string): Promise<string[]> {
  const found: string[] = []
  for (const font of fonts) {
    await pinFonts(await fieldFrame(stage.page), font)
    for (const width of widths) {
      await setWidth(stage, width)
      found.push(...(await misfits(stage)).map((line) => `${state}, ${font} at ${width} px: ${line}`))
    }
  }
  return found
}

describeInChromium('a language on a narrow phone', () => {
  const openedStage = useStage()

  it.each(codes)('fits a call on the record and every tab of the panel: %s', async (code) => {
    const stage = openedStage()
    stage.speak(code === 'en' ? undefined : { code, tables: languages[code] })
    await talkOnTheRecord(stage)
    const found = await misfitsOnPhones(stage, 'call')

    await stage.open({ panel: 'keypad history messages' })
    for (const tab of ['Keypad', 'History', 'Messages']) {
      await stage.openTab(tab)
      await stage.pass(2)
      found.push(...(await misfitsOnPhones(stage, tab)))
    }
    expect(found).toEqual([])
    await setWidth(stage, widths[0] ?? 0)
    const tabs = stage.field.locator('.tabs')
    expect(await tabs.evaluate(({ clientHeight }) => clientHeight)).toBeLessThan(twoLines)
  })
})
