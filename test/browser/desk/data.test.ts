import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { buildDesk } from '../../../src/one-page/desk-page.ts'
import { answerOf, csvOf, detailedAnswer, keyOf } from '../../desk/data/exports.ts'
import { launchChromium } from '../chromium.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { patienceMs } from '../patience.ts'

describeInChromium('the desk, opened from disk', () => {
  let folder: string
  let browser: Browser
  let page: Page
  let problems: string[]

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk '))
    for (const [name, text] of Object.entries(await buildDesk())) await writeFile(join(folder, name), text)
    browser = await launchChromium(9)
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    context.setDefaultTimeout(patienceMs)
    page = await context.newPage()
    problems = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto(pathToFileURL(join(folder, 'twilio-call-desk.html')).href)
  })
  afterEach(() => page.context().close())

  const rows = [
    ['KEY', 'enum_id', 'caseid', 'consent', 'call', 'callback'],
    [keyOf(1), 'e1', 'HH1', '1', detailedAnswer(2), answerOf(9)],
    [keyOf(2), 'e2', 'HH2', '0', answerOf(5).slice(0, 20), ''],
  ]

  async function give(name: string, buffer: Buffer): Promise<void> {
    await page.locator('#panel-data input[type=file]').setInputFiles({ name, mimeType: '', buffer })
  }

  /** What the page says to a screen reader. */
  const result = () => page.locator('#panel-data [role=status]')

  it('reads a large workbook without a worker, which its policy forbids', async () => {
    // More than the half megabyte from which on the library would unpack it in one.
    const more = Array.from({ length: 9_000 }, (_, at) => [keyOf(at + 10), 'e1', `HH${at}`, '1', '', ''])
    const cells = [...rows, ...more].map((row) => row.map((value) => ({ value })))
    await give('survey.xlsx', await writeExcel([{ data: cells, sheet: 'data' }]).toBuffer())
    await expect.poll(() => result().textContent(), { timeout: patienceMs }).toContain('Calls: 3.')
    expect(problems).toEqual([])
  })

  it('takes files that are dropped on it', async () => {
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'survey_WIDE.csv'))
      return data
    }, csvOf(rows))
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: transfer })
    await expect.poll(() => result().textContent(), { timeout: patienceMs }).toContain('Calls: 3.')
  })

  it('is for everybody, on a narrow phone too, light and dark', async () => {
    await give('survey_WIDE.csv', Buffer.from(csvOf(rows)))
    await give('survey.sav', Buffer.from('$FL2@(#) SPSS DATA FILE'))
    await page.getByRole('alert').waitFor()
    await page.evaluate(axe.source)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const wrong = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')
      expect(wrong).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })
})
