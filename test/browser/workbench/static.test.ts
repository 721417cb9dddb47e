import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { type Listener, listen } from '../../../src/workbench/listener.ts'
import { buildStaticPage } from '../../../src/workbench/static-page.ts'
import { launchChromium } from '../chromium.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { patienceMs } from '../patience.ts'
import { freshZip } from '../shipped-zip.ts'

describeInChromium('the workbench that needs no Node', () => {
  let folder: string
  let files: Record<string, string>
  let browser: Browser
  let page: Page
  let asked: string[]
  /** What the page's own policy has held back. */
  let held: string[]
  let problems: string[]

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workbench '))
    files = await buildStaticPage(freshZip(inject('staleZip')))
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    // Nobody answers there: this page has no use for it.
    browser = await launchChromium(9)
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
    context.setDefaultTimeout(patienceMs)
    page = await context.newPage()
    asked = []
    held = []
    problems = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('requestfailed', (request) => request.failure()?.errorText === 'csp' && held.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(String(error)))
  })
  afterEach(() => page.context().close())

  const onDisk = () => pathToFileURL(join(folder, 'index.html')).href
  const field = () => page.frameLocator('#field')
  const phone = (whose: 'enumerator' | 'respondent') => page.locator(`#phone-${whose}`)
  /** What has gone, or tried to go, beyond the page. */
  const gone = () => asked.filter((url) => !/^(data|blob|about):/.test(url) && !held.includes(url))

  async function playCall(): Promise<void> {
    await field().getByRole('button', { name: 'Call', exact: true }).click()
    await phone('enumerator').getByRole('button', { name: 'Answer' }).click()
    await phone('respondent').getByRole('button', { name: 'Answer' }).click()
    await field().getByText('Talking with Maria').waitFor()
    await field().getByRole('button', { name: 'Hang up' }).click()
    await field().getByText('Talked with Maria').waitFor()
  }

  it('plays a whole call from a disk, on a phone’s screen, and nothing leaves the page', async () => {
    await page.goto(onDisk())
    await playCall()
    await page.getByRole('link', { name: 'See what is stored' }).click()
    await page.locator('#stored-items').getByText('completed', { exact: true }).waitFor()
    expect(await page.locator('#stored-metadata').innerText()).toContain('"sid": "CA')
    expect(gone()).toEqual([onDisk()])
    expect(problems).toEqual([])
  })

  it.each(['ios-collect', 'web-collect'])(
    'does so on %s, whose field is in a frame of its own',
    async (platform) => {
      await page.goto(`${onDisk()}?platform=${platform}`)
      await playCall()
      expect(problems).toEqual([])
    },
  )

  it('does so from any folder of a web space', async () => {
    const served: Listener = await listen(async (request) => {
      const { pathname } = new URL(request.url)
      const text = files[pathname.replace('/team/survey/bench/', '') || 'index.html']
      return new Response(text ?? 'no', {
        status: text ? 200 : 404,
        headers: { 'Content-Type': 'text/html' },
      })
    }, 0)
    try {
      const address = `${served.url}/team/survey/bench/`
      await page.goto(address)
      await playCall()
      expect(gone()).toEqual([address])
      expect(problems).toEqual([])
    } finally {
      await served.stop()
    }
  })

  it('lets the field and the page reach nobody, whoever asks', async () => {
    await page.goto(onDisk())
    await field().getByRole('button', { name: 'Call', exact: true }).waitFor()
    const tries = async () => fetch('https://api.twilio.com/').then(() => 'reached', String)
    expect(await page.evaluate(tries)).toBe('TypeError: Failed to fetch')
    // The page answers the field for Twilio, and for nobody else.
    const frame = await (await page.waitForSelector('#field')).contentFrame()
    expect(
      await frame?.evaluate(
        async () => (await fetch('https://api.twilio.com/2010-04-01/Accounts.json')).status,
      ),
    ).toBe(401)
    const elsewhere = () => fetch('https://example.org/').then(() => 'reached', String)
    expect(await frame?.evaluate(elsewhere)).toBe('TypeError: Failed to fetch')
    const raw = () =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest()
        request.onerror = () => resolve('refused')
        request.onload = () => resolve('reached')
        request.open('GET', 'https://api.twilio.com/')
        request.send()
      })
    expect(await frame?.evaluate(raw)).toBe('refused')
    expect(gone()).toEqual([onDisk()])
  })

  it('says what a bad line does: an answer that the browser hides, and one that never comes', async () => {
    await page.setViewportSize({ width: 1400, height: 1000 })
    await page.goto(onDisk())
    await page.locator('#fault-target').selectOption({ label: 'the next call that is placed' })
    await page.getByRole('button', { name: 'Answer the browser hides' }).click()
    await page.locator('#fault-list').getByText('waits for the next call').waitFor()
    await field().getByRole('button', { name: 'Call', exact: true }).click()
    // The call was placed all the same, and the field finds it.
    await phone('enumerator').getByRole('button', { name: 'Answer' }).click()
    await phone('respondent').getByRole('button', { name: 'Answer' }).click()
    await field().getByText('Talking with Maria').waitFor()
  })

  it('carries a picture between the field and the respondent’s phone', async () => {
    await page.setViewportSize({ width: 1400, height: 1000 })
    await page.goto(onDisk())
    await page.locator('#parameter-panel-messages').check()
    await phone('respondent').getByRole('button', { name: 'Messages' }).click()
    await phone('respondent').getByLabel('Write a message').fill('Our house')
    await phone('respondent').getByRole('button', { name: 'Add picture' }).click()
    await phone('respondent').getByRole('button', { name: 'Send', exact: true }).click()
    await phone('respondent').getByAltText('Picture').waitFor()
    await field().getByText('Our house', { exact: true }).waitFor()
    await field().getByRole('link', { name: 'Picture' }).click()
    await field().getByAltText('Picture').waitFor()
    expect(gone()).toEqual([onDisk()])
    expect(problems).toEqual([])
  })

  it('shows nothing that needs Node, and says what does', async () => {
    await page.goto(`${onDisk()}?mode=real`)
    await page.getByText('This copy runs without Node').waitFor()
    for (const part of ['#queue', '#whose-twilio', '#real-account']) {
      expect(await page.locator(part).isVisible(), part).toBe(false)
    }
    expect(await page.locator('#incoming-choice option').allTextContents()).toEqual([
      'Nobody answers; messages arrive',
      'The enumerator’s phone rings',
    ])
  })
})
