import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { contactSheet } from './contact-sheet.ts'
import { type Desk, openDesk } from './desk.ts'
import { scenes, talk } from './scenes.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
/** As wide as a cheap phone, and tall enough for every state. */
const phone =
  'body .device { width: 376px; height: auto; border-radius: 0 } body .device-bar { display: none } body #field { width: 360px; height: 900px; flex: none }'

/** `npm run pictures`: takes every picture of the guides and the README from the workbench. */
async function take(): Promise<void> {
  const desk = await openDesk(1_280)
  try {
    await takeWorkbench(desk)
    for (const { name, play } of scenes) {
      await play(desk)
      await desk.page.addStyleTag({ content: phone })
      await save(name, await desk.field.locator('.field').screenshot({ animations: 'disabled' }))
    }
    await takeContactSheet(desk.page)
  } finally {
    await desk.close()
  }
}

/** The top of the workbench while two people talk. */
async function takeWorkbench(desk: Desk): Promise<void> {
  await talk(desk)
  await desk.pass(42)
  const clip = { x: 0, y: 0, width: 1_280, height: 860 }
  await save('workbench', await desk.page.screenshot({ clip, scale: 'css' }))
}

/** Every state on one page, for looking at them together. */
async function takeContactSheet(page: Page): Promise<void> {
  const pictures = await Promise.all(
    scenes.map(async ({ name, caption }) => ({ caption, png: await readFile(`${folder}${name}.png`) })),
  )
  await page.setContent(contactSheet(pictures))
  await save('states', await page.screenshot({ fullPage: true, scale: 'css' }))
}

async function save(name: string, png: Buffer): Promise<void> {
  await writeFile(`${folder}${name}.png`, png)
  console.log(`extras/pictures/${name}.png ${Math.round(png.length / 1000)} kB`)
}

await take()
