import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { buildDesk, deskFile } from '../../src/one-page/desk-page.ts'
import { standInAccount } from '../../src/stand-in/twilio/account.ts'
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
  const folder = await mkdtemp(join(tmpdir(), 'desk-'))
  const browser = await launchChromium(9)
  try {
    const file = join(folder, deskFile)
    await writeFile(file, (await buildDesk())[deskFile])
    // The page's policy would forbid the fonts of these pictures.
    const context = await browser.newContext({ viewport: size, bypassCSP: true, timezoneId: 'UTC' })
    const page = await context.newPage()
    await answerFor(page, survey)
    await page.goto(pathToFileURL(file).href)
    await pinFonts(page)
    await takeAll(page, survey, save)
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
}

/** Twilio is the one that the survey was held at; its time passes as it is asked. */
async function answerFor(page: Page, { twilio, clock }: HeldSurvey): Promise<void> {
  await page.route('https://api.twilio.com/**', async (route) => {
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

async function takeAll(page: Page, { csv }: HeldSurvey, save: SavePicture): Promise<void> {
  const take = async (name: string, place: Page | Locator) =>
    save(name, await place.screenshot({ scale: 'css', animations: 'disabled' }))
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
  // Set up has the same boxes.
  const recordings = page.locator('#panel-recordings')
  await recordings.getByLabel(/^API key SID/).fill(standInAccount.apiKey)
  await recordings.getByLabel(/^The key’s secret/).fill(standInAccount.apiSecret)
  await page.getByLabel('Interview done').selectOption('yes')
  await page.getByLabel('Only a random sample').check()
  await page.getByLabel('Seed of the sample').fill('2026')
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
