import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { languageCodes } from '../../src/plugin/words/language-names.ts'
import { languages } from '../../src/plugin/words/languages.ts'
import { pinFonts, pinWorkbenchFonts } from '../../test/browser/fonts.ts'
import { talk, talkOnTheRecord } from './calling.ts'
import { checkScenes } from './check-scenes.ts'
import { type Captioned, contactSheet, sheetWidth } from './contact-sheet.ts'
import { takeDesk, takeSetUp } from './desk-pictures.ts'
import { takeLooks } from './looks.ts'
import { messageScenes } from './message-scenes.ts'
import { panelScenes } from './panel-scenes.ts'
import type { Scene } from './scene.ts'
import { scenes } from './scenes.ts'
import { openStage, type Stage } from './stage.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
/** As wide as a cheap phone, and tall enough for every state. */
const phone =
  'body .device { width: 376px; height: auto; border-radius: 0 } body .device-bar { display: none } body #field { width: 360px; height: 2400px; flex: none }'

const allScenes = [...scenes, ...panelScenes, ...messageScenes, ...checkScenes]

/**
 * `npm run pictures`: takes every picture of the guides and the README. With `desk` those of the supervisor's page
 * alone, with `desk-set-up` those of its first tab, and with names of scenes each by itself.
 */
async function take(): Promise<void> {
  const names = process.argv.slice(2)
  if (names.length > 0) return takeNamed(names)
  await takeDesk(save)
  const workbench = await openStage({ width: 1_280, height: 1_000 })
  const device = await openStage({ width: 1_280, height: 1_800 }, { style: phone })
  try {
    await takeWorkbench(workbench)
    await takeQueue(workbench)
    const states = await takeScenes(scenes, device)
    await takeContactSheet('states', { pictures: states, columns: 4 }, workbench.page)
    const panel = await takeScenes([...panelScenes, ...messageScenes, ...checkScenes], device)
    await takeContactSheet('panel', { pictures: panel, columns: 6 }, workbench.page)
    const spoken = await takeLanguages()
    await takeContactSheet('languages', { pictures: spoken, columns: 5 }, workbench.page)
    for (const { name, html, width } of await takeLooks(allScenes)) {
      await takeSheet(name, { html, width }, workbench.page)
    }
  } finally {
    await Promise.all([workbench.close(), device.close()])
  }
}

async function takeNamed(names: readonly string[]): Promise<void> {
  if (names.includes('desk')) await takeDesk(save)
  else if (names.includes('desk-set-up')) await takeSetUp(save)
  const named = allScenes.filter(({ name }) => name !== undefined && names.includes(name))
  if (named.length === 0) return
  const device = await openStage({ width: 1_280, height: 1_800 }, { style: phone })
  await takeScenes(named, device).finally(device.close)
}

/** Answers the field in each of its states; those that have a name are kept. */
async function takeScenes(played: readonly Scene[], stage: Stage): Promise<Captioned[]> {
  const taken: Captioned[] = []
  for (const { name, caption, play } of played) {
    await play(stage)
    const png = await stage.field.locator('.field').screenshot({ animations: 'disabled' })
    if (name) await save(name, png)
    taken.push({ caption, png })
  }
  return taken
}

/** One state in every language, each under its own name. */
async function takeLanguages(): Promise<Captioned[]> {
  const taken: Captioned[] = []
  for (const code of languageCodes) {
    const stage = await openStage({ width: 1_280, height: 1_800 }, { style: phone })
    stage.speak(code === 'en' ? undefined : { code, tables: languages[code] })
    try {
      await talkOnTheRecord(stage)
      const png = await stage.field.locator('.field').screenshot({ animations: 'disabled' })
      taken.push({ caption: new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code, png })
    } finally {
      await stage.close()
    }
  }
  return taken
}

/** The top of the workbench while two people talk. */
async function takeWorkbench(stage: Stage): Promise<void> {
  await talk(stage)
  await stage.pass(42)
  await pinWorkbenchFonts(stage.page)
  const clip = { x: 0, y: 0, width: 1_280, height: 860 }
  await save('workbench', await stage.page.screenshot({ clip, scale: 'css', animations: 'disabled' }))
}

/** The workbench's queue, while a respondent talks with the enumerator whom TaskRouter has chosen. */
async function takeQueue(stage: Stage): Promise<void> {
  await stage.open()
  const queue = stage.page.locator('#queue')
  const press = async (name: string) => {
    await queue.getByRole('button', { name, exact: true }).click()
    await stage.pass(6)
  }
  await pinWorkbenchFonts(stage.page)
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
