import { expect, inject, it } from 'vitest'
import { talkOnTheRecord } from '../../../extras/pictures/calling.ts'
import { type Desk, fieldFrame } from '../../../extras/pictures/desk.ts'
import { languageCodes } from '../../../src/plugin/words/language-names.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { misfits } from '../access/accessibility.ts'
import { setWidth } from '../access/looks.ts'
import { useDesk } from '../access/use-desk.ts'
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
async function misfitsOnPhones(desk: Desk, state: string): Promise<string[]> {
  const found: string[] = []
  for (const font of fonts) {
    await pinFonts(await fieldFrame(desk.page), font)
    for (const width of widths) {
      await setWidth(desk, width)
      found.push(...(await misfits(desk)).map((line) => `${state}, ${font} at ${width} px: ${line}`))
    }
  }
  return found
}

describeInChromium('a language on a narrow phone', () => {
  const openedDesk = useDesk()

  it.each(codes)('fits a call on the record and every tab of the panel: %s', async (code) => {
    const desk = openedDesk()
    desk.speak(code === 'en' ? undefined : { code, tables: languages[code] })
    await talkOnTheRecord(desk)
    const found = await misfitsOnPhones(desk, 'call')

    await desk.open({ panel: 'keypad history messages' })
    for (const tab of ['Keypad', 'History', 'Messages']) {
      await desk.openTab(tab)
      await desk.pass(2)
      found.push(...(await misfitsOnPhones(desk, tab)))
    }
    expect(found).toEqual([])
    await setWidth(desk, widths[0] ?? 0)
    const tabs = desk.field.locator('.tabs')
    expect(await tabs.evaluate(({ clientHeight }) => clientHeight)).toBeLessThan(twoLines)
  })
})
