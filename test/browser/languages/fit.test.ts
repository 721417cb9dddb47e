import { expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../extras/pictures/desk.ts'
import { talkOnTheRecord } from '../../../extras/pictures/scenes.ts'
import { furtherCodes, languageFiles } from '../../plugin/words/language-files.ts'
import { misfits } from '../access/accessibility.ts'
import { setWidth, unframed } from '../access/looks.ts'
import { describeInChromium } from '../describe-in-chromium.ts'

/** In CSS pixels: of the narrowest phone, and of tabs that have wrapped. */
const narrowest = 320
const twoLines = 60

async function misfitsOfTabs(desk: Desk): Promise<string[]> {
  const found: string[] = []
  for (const tab of ['Keypad', 'History', 'Messages']) {
    await desk.openTab(tab)
    await desk.pass(2)
    found.push(...(await misfits(desk)).map((line) => `${tab}: ${line}`))
  }
  return found
}

describeInChromium('a language on the narrowest phone', () => {
  it.each(furtherCodes)('fits a call on the record and every tab of the panel: %s', async (code) => {
    const language = { code, tables: languageFiles[code] }
    const desk = await openDesk({ width: 1_400, height: 1_800 }, { style: unframed, language })
    try {
      await talkOnTheRecord(desk)
      await setWidth(desk, narrowest)
      expect(await misfits(desk)).toEqual([])

      await desk.open({ panel: 'keypad history messages' })
      await setWidth(desk, narrowest)
      expect(await misfitsOfTabs(desk)).toEqual([])
      const tabs = desk.field.locator('.tabs')
      expect(await tabs.evaluate(({ clientHeight }) => clientHeight)).toBeLessThan(twoLines)
    } finally {
      await desk.close()
    }
  })
})
