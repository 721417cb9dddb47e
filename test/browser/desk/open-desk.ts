import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Download, Locator, Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { say, type TextKey } from '../../../src/desk/words/say.ts'
import { buildDesk, deskFile } from '../../../src/one-page/desk-page.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { launchChromium } from '../chromium.ts'
import { patienceMs } from '../patience.ts'
import { type SecureTwilio, startSecureTwilio } from '../secure-twilio.ts'

/** The desk, opened from disk in Chromium. */
export interface OpenDesk {
  readonly page: Page
  /** What the browser's console and the page complained of. */
  readonly problems: readonly string[]
  /** Takes in an export as the user does. */
  takeIn(csv: string): Promise<void>
  openTab(tab: TabText): Promise<void>
  /** The card that has this title. */
  card(title: TextKey): Locator
  button(text: TextKey, values?: Readonly<Record<string, string | number>>): Locator
  /** The rows of a card's table, its head first: what is read in each cell; of a choice, what is chosen. */
  rows(title: TextKey): Promise<string[][]>
  /** What a tap on this gives the user. */
  downloadBy(control: Locator): Promise<{ readonly name: string; readonly content: Buffer }>
}

type TabText = 'setUpTab' | 'dataTab' | 'reportTab' | 'lookTwiceTab' | 'recordingsTab'

export interface DeskOpening {
  /** In the place of api.twilio.com; a new one where it is absent. */
  readonly twilio?: StandInTwilio
  /** CSS pixels. */
  readonly width?: number
  /** The computer's. */
  readonly timeZone?: string
  /** Runs in the page before its own script. */
  readonly before?: string
  /** The browser does not hold the page to its policy. */
  readonly isLawless?: boolean
}

/** One Chromium for the tests of a suite, in which each opens the desk. Whatever a test does, the desk asks Twilio alone. */
export function useDesk(): (opening?: DeskOpening) => Promise<OpenDesk> {
  let folder: string
  let server: SecureTwilio
  let browser: Browser
  const asked = new Set<Request>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk '))
    for (const [name, text] of Object.entries(await buildDesk())) await writeFile(join(folder, name), text)
    server = await startSecureTwilio()
    browser = await launchChromium(server.port)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await rm(folder, { recursive: true })
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    const urls = [...asked].map((request) => request.url())
    asked.clear()
    const isTwilio = (url: string) => /^https:\/\/(api|voice)\.twilio\.com$/.test(new URL(url).origin)
    expect(urls.filter((url) => !isTwilio(url))).toEqual([])
  })

  return async ({ twilio, width = 1200, timeZone = 'UTC', before, isLawless = false } = {}) => {
    server.renew(twilio)
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      timezoneId: timeZone,
      locale: 'en',
      bypassCSP: isLawless,
    })
    context.setDefaultTimeout(patienceMs)
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(String(error)))
    if (!isLawless) page.on('request', (request) => /^https?:/.test(request.url()) && asked.add(request))
    // Chromium tells of those too that the page's policy has kept from leaving.
    page.on('requestfailed', (request) => request.failure()?.errorText === 'csp' && asked.delete(request))
    if (before) await page.addInitScript(before)
    await page.goto(pathToFileURL(join(folder, deskFile)).href)
    return { problems, ...handsOn(page) }
  }
}

/** The same for a desk that is open already, wherever it came from. */
export function handsOn(page: Page): Omit<OpenDesk, 'problems'> {
  const card = (title: TextKey) => page.locator(`section[aria-label="${say(title)}"]`)
  return {
    page,
    card,
    async takeIn(csv) {
      const file = { name: 'survey_WIDE.csv', mimeType: '', buffer: Buffer.from(csv) }
      await page.locator('#panel-data input[type=file]').setInputFiles(file)
      await page.getByRole('heading', { name: say('foundTitle') }).waitFor()
    },
    openTab: (tab) => page.getByRole('tab', { name: say(tab) }).click(),
    button: (text, values) => page.getByRole('button', { name: say(text, values), exact: true }),
    rows: (title) => card(title).locator('table tr').evaluateAll(readRows),
    async downloadBy(control) {
      const [download] = await Promise.all([page.waitForEvent('download'), control.click()])
      return { name: download.suggestedFilename(), content: await contentOf(download) }
    },
  }
}

async function contentOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

// Runs in the page.
function readRows(rows: Element[]): string[][] {
  const textOf = (cell: Element): string => {
    const choice = cell.querySelector('select')
    if (choice) return choice.selectedOptions[0]?.textContent ?? ''
    const texts: string[] = []
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim()
      if (text) texts.push(text)
    }
    return texts.join(' ')
  }
  return rows.map((row) => [...row.children].map(textOf))
}
