import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { languageCodes } from '../../src/plugin/words/language-names.ts'
import { languages } from '../../src/plugin/words/languages.ts'
import { pinFonts, pinWorkbenchFonts } from '../../test/browser/fonts.ts'
import { talk, talkOnTheRecord } from './calling.ts'
import { checkScenes } from './check-scenes.ts'
import { type Captioned, contactSheet, sheetWidth } from './contact-sheet.ts'
import { type Desk, openDesk } from './desk.ts'
import { takeLooks } from './looks.ts'
import { messageScenes } from './message-scenes.ts'
import { panelScenes } from './panel-scenes.ts'
import type { Scene } from './scene.ts'
import { scenes } from './scenes.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
/** As wide as a cheap phone, and tall enough for every state. */
const phone =
  'body .device { width: 376px; height: auto; border-radius: 0 } body .device-bar { display: none } body #field { width: 360px; height: 1600px; flex: none }'

/** `npm run pictures`: takes every picture of the guides and the README from the workbench. */
async function take(): Promise<void> {
  const workbench = await openDesk({ width: 1_280, height: 1_000 })
  const device = await openDesk({ width: 1_280, height: 1_800 }, { style: phone })
  try {
    await takeWorkbench(workbench)
    await takeQueue(workbench)
    const states = await takeScenes(scenes, device)
    await takeContactSheet('states', { pictures: states, columns: 4 }, workbench.page)
    const panel = await takeScenes([...panelScenes, ...messageScenes, ...checkScenes], device)
    await takeContactSheet('panel', { pictures: panel, columns: 6 }, workbench.page)
    const spoken = await takeLanguages()
    await takeContactSheet('languages', { pictures: spoken, columns: 5 }, workbench.page)
    for (const { name, html, width } of await takeLooks([
      ...scenes,
      ...panelScenes,
      ...messageScenes,
      ...checkScenes,
    ])) {
      await takeSheet(name, { html, width }, workbench.page)
    }
  } finally {
    await Promise.all([workbench.close(), device.close()])
  }
}

/** Answers the field in each of its states; those that have a name are kept. */
async function takeScenes(played: readonly Scene[], desk: Desk): Promise<Captioned[]> {
  const taken: Captioned[] = []
  for (const { name, caption, play } of played) {
    await play(desk)
    const png = await desk.field.locator('.field').screenshot({ animations: 'disabled' })
    if (name) await save(name, png)
    taken.push({ caption, png })
  }
  return taken
}

/** One state in every language, each under its own name. */
async function takeLanguages(): Promise<Captioned[]> {
  const taken: Captioned[] = []
  for (const code of languageCodes) {
    const desk = await openDesk({ width: 1_280, height: 1_800 }, { style: phone })
    desk.speak(code === 'en' ? undefined : { code, tables: languages[code] })
    try {
      await talkOnTheRecord(desk)
      const png = await desk.field.locator('.field').screenshot({ animations: 'disabled' })
      taken.push({ caption: new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code, png })
    } finally {
      await desk.close()
    }
  }
  return taken
}

/** The top of the workbench while two people talk. */
async function takeWorkbench(desk: Desk): Promise<void> {
  await talk(desk)
  await desk.pass(42)
  await pinWorkbenchFonts(desk.page)
  const clip = { x: 0, y: 0, width: 1_280, height: 860 }
  await save('workbench', await desk.page.screenshot({ clip, scale: 'css', animations: 'disabled' }))
}

/** The workbench's queue, while a respondent talks with the enumerator whom TaskRouter has chosen. */
async function takeQueue(desk: Desk): Promise<void> {
  await desk.open()
  const queue = desk.page.locator('#queue')
  const press = async (name: string) => {
    await queue.getByRole('button', { name, exact: true }).click()
    await desk.pass(6)
  }
  await pinWorkbenchFonts(desk.page)
  await queue.locator('summary').click()
  for (const name of ['The respondent calls', 'Presses 1', 'Answer: amina']) await press(name)
  await save('queue', await queue.screenshot({ scale: 'css', animations: 'disabled' }))
}

/** Every state on one page, for looking at them together. */
async function takeContactSheet(
  name: string,
  { pictures, columns }: { pictures: readonly Captioned[]; columns: number },
  page: Page,
): Promise<void> {
  await takeSheet(name, { html: contactSheet(pictures, columns), width: sheetWidth(columns) }, page)
}

async function takeSheet(
  name: string,
  { html, width }: { html: string; width: number },
  page: Page,
): Promise<void> {
  await page.setViewportSize({ width, height: 1_000 })
  await page.setContent(html)
  await pinFonts(page)
  await save(name, await page.screenshot({ fullPage: true, scale: 'css' }))
}

async function save(name: string, png: Buffer): Promise<void> {
  await writeFile(`${folder}${name}.png`, png)
  console.log(`extras/pictures/${name}.png ${Math.round(png.length / 1000)} kB`)
}

await take()
