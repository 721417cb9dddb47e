import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { pinFonts, pinWorkbenchFonts } from '../fonts.ts'
import { useWorkbench } from './use-workbench.ts'

/** The English page in a form that is read from the right, and one with tall letters. */
const languages = ['English', 'العربية', 'አማርኛ']
const sizes = [
  { width: 320, height: 568 },
  { width: 360, height: 640 },
  { width: 768, height: 1024 },
]
const looks = sizes.flatMap((size) => languages.map((language) => ({ ...size, language })))

describeInChromium('the workbench on a small screen', () => {
  const open = useWorkbench()
  let page: Page
  let url: string

  beforeEach(() => {
    const opened = open()
    page = opened.page
    url = opened.workbench.pageUrl
  })

  const call = () => page.frameLocator('#field').locator('#call')
  const phone = (whose: 'enumerator' | 'respondent') => page.locator(`#phone-${whose}`)

  async function openAt(size: { width: number; height: number }, language: string): Promise<void> {
    await page.setViewportSize(size)
    await page.goto(`${url}/?${new URLSearchParams({ language })}`)
    await call().waitFor()
    await pinWorkbenchFonts(page)
    const frame = await (await page.waitForSelector('#field')).contentFrame()
    if (frame) await pinFonts(frame)
  }

  /** Where something begins and ends, in px from the top of the screen. */
  async function placeOf(selector: ReturnType<typeof call>): Promise<{ top: number; bottom: number }> {
    const box = await selector.boundingBox()
    if (!box) throw new Error('It is not to be seen')
    return { top: box.y, bottom: box.y + box.height }
  }

  it.each(looks)('has Call and the phones in sight at once: $width × $height, $language', async (look) => {
    await openAt(look, look.language)
    const phones = await placeOf(page.locator('#phones'))
    const device = await placeOf(page.locator('#screen'))
    const { bottom } = await placeOf(call())
    expect(bottom).toBeLessThanOrEqual(Math.min(phones.top, device.bottom))
    expect(phones.bottom).toBeLessThanOrEqual(look.height)
    const { scrollWidth, scrollHeight } = await page.evaluate(() => document.documentElement)
    expect(scrollWidth).toBe(look.width)
    expect(scrollHeight).toBeLessThan(2.2 * look.height)
  })

  it('rings in sight, and is answered there', async () => {
    await openAt({ width: 360, height: 640 }, 'English')
    const step = page.locator('#first-steps [aria-current]')
    await step.getByText('Tap the blue button').waitFor()
    await call().click()
    await step.getByText('The enumerator’s phone rings').waitFor()
    const answer = phone('enumerator').getByRole('button', { name: 'Answer' })
    expect((await placeOf(answer)).bottom).toBeLessThanOrEqual(640)
    await answer.click()
    await step.getByText('The respondent’s phone rings next').waitFor()
    await phone('respondent').getByRole('button', { name: 'Answer' }).click()
    await step.getByText('They talk').waitFor()
    const hangUp = phone('respondent').getByRole('button', { name: 'Hang up' })
    expect((await placeOf(hangUp)).bottom).toBeLessThanOrEqual(640)
  })

  it('keeps what is not needed first folded, each fold as it was left', async () => {
    await openAt({ width: 360, height: 640 }, 'English')
    expect(await page.locator('.fold[open]').count()).toBe(0)
    await page.locator('#parameters .fold > summary').click()
    await page.locator('#parameter-to-number').fill('+254711222334')
    await page.locator('#parameter-to-number').press('Enter')
    await phone('respondent').getByText('+254711222334').waitFor({ state: 'attached' })
    expect(await page.locator('#parameters .fold').getAttribute('open')).toBe('')
  })

  it('opens a phone for its keypad and messages, and closes it again', async () => {
    await openAt({ width: 360, height: 640 }, 'English')
    const more = phone('respondent').getByRole('button', { name: 'More or less of Respondent’s phone' })
    await more.click()
    await phone('respondent').getByRole('button', { name: 'Messages', exact: true }).click()
    await phone('respondent').getByLabel('Write a message').waitFor()
    await more.click()
    await phone('respondent').getByLabel('Write a message').waitFor({ state: 'hidden' })
  })

  it('is accessible with everything open', async () => {
    await openAt({ width: 360, height: 640 }, 'English')
    for (const fold of await page.locator('.fold > summary').all()) await fold.click()
    await page.evaluate(axe.source)
    const found: unknown = await page.evaluate(async () => {
      const run: typeof axe.run = Reflect.get(window, 'axe').run
      const { violations } = await run({ exclude: '#field' })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })
    expect(found).toEqual([])
  })
})
