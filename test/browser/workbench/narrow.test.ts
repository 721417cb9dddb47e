import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { pinFonts, pinWorkbenchFonts } from '../fonts.ts'
import { useWorkbench } from './use-workbench.ts'

interface Size {
  readonly width: number
  readonly height: number
}

const phones: readonly Size[] = [
  { width: 320, height: 568 },
  { width: 360, height: 640 },
]
const tablet: readonly Size[] = [{ width: 768, height: 1024 }]

/** The English form, one that is read from the right, and one with tall letters. */
const looks = [
  { language: 'English', device: 'phones', sizes: phones },
  { language: 'العربية', device: 'phones', sizes: phones },
  { language: 'አማርኛ', device: 'phones', sizes: phones },
  { language: 'العربية', device: 'a tablet', sizes: tablet },
]

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

  async function openAt(size: Size, language: string): Promise<void> {
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

  it.each(looks)('has Call and the phones in sight at once, in $language on $device', async (look) => {
    for (const size of look.sizes) {
      if (size === look.sizes[0]) await openAt(size, look.language)
      else await page.setViewportSize(size)
      const strip = await placeOf(page.locator('#phones'))
      const screen = await placeOf(page.locator('#screen'))
      const { bottom } = await placeOf(call())
      expect(bottom).toBeLessThanOrEqual(Math.min(strip.top, screen.bottom))
      expect(strip.bottom).toBeLessThanOrEqual(size.height)
      const { width, height } = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement
        return { width: scrollWidth, height: scrollHeight }
      })
      expect(width).toBe(size.width)
      expect(height).toBeLessThan(2.6 * size.height)
    }
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

  it('keeps the phones’ names apart from what opens them', async () => {
    for (const size of phones) {
      await openAt(size, 'English')
      const overlaps = await page.locator('.phone-head').evaluateAll((heads) =>
        heads.map((head) => {
          const range = document.createRange()
          range.selectNodeContents(head.querySelector('h3') ?? head)
          const more = head.querySelector('.phone-more')?.getBoundingClientRect().left ?? 0
          return Math.ceil(range.getBoundingClientRect().right - more)
        }),
      )
      expect(overlaps.length).toBeGreaterThan(1)
      expect(Math.max(...overlaps)).toBeLessThanOrEqual(0)
    }
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
