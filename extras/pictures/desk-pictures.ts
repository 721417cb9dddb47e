import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { buildDesk, deskFile } from '../../src/one-page/desk-page.ts'
import { standInAccount } from '../../src/stand-in/twilio/account.ts'
import { createStandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { launchChromium } from '../../test/browser/chromium.ts'
import { pinFonts } from '../../test/browser/fonts.ts'
import { type HeldSurvey, holdSurvey } from '../../test/desk/many-submissions.ts'

export type SavePicture = (name: string, png: Buffer) => Promise<void>

/** Interviews in the survey: enough for every hour of the week to have calls. */
const count = 260
const size = { width: 1_080, height: 980 }

/** Takes the pictures of the supervisor's page, from a survey that was held at the stand-in Twilio. */
export async function takeDesk(save: SavePicture): Promise<void> {
  const survey = await holdSurvey({ count })
  await withDesk(survey, (page) => takeAll(page, survey, save))
  await takeSetUp(save)
}

/** Takes those of its tab for whoever makes the form, from an account that has done nothing yet. */
export async function takeSetUp(save: SavePicture): Promise<void> {
  const clock = createVirtualClock(Date.UTC(2026, 10, 21, 11, 2))
  const twilio = createStandInTwilio({ clock })
  await withDesk({ twilio, clock }, (page) => setUp(page, save))
  twilio.stop()
}

async function withDesk(
  ends: Pick<HeldSurvey, 'twilio' | 'clock'>,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'))
  const browser = await launchChromium(9)
  try {
    const file = join(folder, deskFile)
    await writeFile(file, (await buildDesk())[deskFile])
    // The page's policy would forbid the fonts of these pictures.
    const context = await browser.newContext({ viewport: size, bypassCSP: true, timezoneId: 'UTC' })
    const page = await context.newPage()
    await answerFor(page, ends)
    await page.goto(pathToFileURL(file).href)
    await pinFonts(page)
    await use(page)
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
}

/** Twilio is the one that the survey was held at; its time passes as it is asked. */
async function answerFor(page: Page, { twilio, clock }: Pick<HeldSurvey, 'twilio' | 'clock'>): Promise<void> {
  await page.route(/^https:\/\/(api|voice)\.twilio\.com\//, async (route) => {
    const asked = route.request()
    const [url, headers] = [asked.url(), await asked.allHeaders()]
    const coming = twilio.fetch(new Request(url, { method: asked.method(), headers }))
    await clock.advance(1_000)
    const answer = await coming
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
}

const taking = (save: SavePicture) => async (name: string, place: Page | Locator) =>
  save(name, await place.screenshot({ scale: 'css', animations: 'disabled' }))

async function setUp(page: Page, save: SavePicture): Promise<void> {
  const take = taking(save)
  await page.getByRole('tab', { name: 'Set up' }).click()
  const panel = page.locator('#panel-set-up')
  const filled: Readonly<Record<string, string>> = {
    'Account SID (AC…)': standInAccount.sid,
    'API key SID (SK…), or the Account SID': standInAccount.apiKey,
    'The key’s secret, or the auth token': standInAccount.apiSecret,
    'Your Twilio number, with +': standInAccount.twilioNumbers[0] ?? '',
    'Your own phone, with +': '+254700000001',
    'A respondent’s number, with +': '+254711222333',
    attempts: '3',
    dispositions: '1',
  }
  for (const [label, text] of Object.entries(filled))
    await panel.getByLabel(label, { exact: true }).fill(text)
  await panel.getByLabel('record', { exact: true }).selectOption('consent')
  await panel.getByLabel('details', { exact: true }).selectOption('1')
  await panel.getByRole('button', { name: 'Look now' }).click()
  await panel.getByText(/^Works:/).waitFor()
  // From the top of the page to the end of what was looked at.
  await page.evaluate(() => scrollTo(0, 0))
  const looked = await panel.locator('section').filter({ hasText: '2. What works' }).boundingBox()
  const height = Math.ceil((looked?.y ?? 0) + (looked?.height ?? size.height) + 16)
  await page.setViewportSize({ width: size.width, height })
  await take('desk-set-up', page)
  await take('desk-set-up-parameters', panel.locator('section').filter({ hasText: '3. The call field' }))
}

async function takeAll(page: Page, { csv }: HeldSurvey, save: SavePicture): Promise<void> {
  const take = taking(save)
  const card = (title: string) => page.locator('section.card:visible').filter({ hasText: title }).first()
  const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().click()

  const csvFile = { name: 'Phone survey_WIDE.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.locator('#panel-data input[type=file]').setInputFiles(csvFile)
  await tap('See the report')
  await take('desk-report', page)
  await take('desk-hours', card('When respondents answer'))
  await page.getByRole('tab', { name: 'Look twice' }).click()
  await card('What was looked for').evaluate((element) => element.scrollIntoView())
  await take('desk-look-twice', page)
  await page.getByRole('tab', { name: 'Recordings' }).click()
  // Set up asks for the login too.
  const recordings = page.locator('#panel-recordings')
  await recordings.getByLabel(/^API key SID/).fill(standInAccount.apiKey)
  await recordings.getByLabel(/^The key’s secret/).fill(standInAccount.apiSecret)
  await recordings.getByLabel('Interview done').selectOption('yes')
  await recordings.getByLabel('Only a random sample').check()
  await recordings.getByLabel('Seed of the sample').fill('2026')
  await tap('Find their recordings')
  await page.getByText(/^Recordings found:/).waitFor()
  await take('desk-recordings', card('Which calls'))
  const talk = page
    .getByRole('row')
    .filter({ hasText: /[2-5]:\d\d/ })
    .first()
  await talk.getByRole('button').click()
  await page.getByLabel('Place in the sound').waitFor()
  await take('desk-listen', card('Listen:'))
}
