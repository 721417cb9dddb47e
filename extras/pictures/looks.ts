import { ar } from '../../src/plugin/words/languages/ar.ts'
import { type Look, looks, setWidth, unframed } from '../../test/browser/access/looks.ts'
import type { Scene } from './scene.ts'
import { openStage, type Stage } from './stage.ts'

/** The narrowest phone, a usual one, and a tablet. */
const widths = [320, 360, 768]
/** Three states beside each other. */
const sheetWidth = 2_020

/** One state, as wide as each of the devices. */
interface Row {
  readonly caption: string
  readonly pngs: readonly Buffer[]
}

/** A page of every state in one light and one direction. */
export interface LooksSheet {
  /** Of the picture's file, without `.png`. */
  readonly name: string
  readonly html: string
  /** In CSS pixels. */
  readonly width: number
}

/** English, and Arabic for what is written from the right. */
const languages = {
  ltr: undefined,
  rtl: { code: 'ar', tables: ar },
}

/** Plays each scene in each direction, and looks at it in every light and width. */
export async function takeLooks(scenes: readonly Scene[]): Promise<LooksSheet[]> {
  const rows = new Map<Look, Row[]>(looks.map((look) => [look, []]))
  for (const direction of ['ltr', 'rtl'] as const) {
    const language = languages[direction]
    const stage = await openStage({ width: 1_400, height: 1_800 }, { style: unframed })
    stage.speak(language)
    try {
      for (const { caption, play } of scenes) {
        await play(stage)
        for (const look of looks.filter((one) => one.direction === direction)) {
          await stage.page.emulateMedia({ colorScheme: look.scheme })
          rows.get(look)?.push({ caption, pngs: await takeWidths(stage) })
        }
      }
    } finally {
      await stage.close()
    }
  }
  return looks.map((look) => ({
    name: nameOf(look),
    html: sheet(look, rows.get(look) ?? []),
    width: sheetWidth,
  }))
}

async function takeWidths(stage: Stage): Promise<Buffer[]> {
  const pngs: Buffer[] = []
  for (const width of widths) {
    await setWidth(stage, width)
    pngs.push(await stage.field.locator('.field').screenshot({ animations: 'disabled', scale: 'css' }))
  }
  return pngs
}

function nameOf({ scheme, direction }: Look): string {
  return `looks-${scheme}-${direction}`
}

/** Pictures at half their size. */
function sheet({ scheme }: Look, rows: readonly Row[]): string {
  const around = scheme === 'dark' ? '#000' : '#e6eaef'
  const drawn = rows.map(
    ({ caption, pngs }) => `<section><h2>${caption}</h2>${pngs.map(image).join('')}</section>`,
  )
  return `<!DOCTYPE html>
<meta charset="utf-8">
<style>
  body { margin: 0; padding: 16px; columns: 3; column-gap: 16px; background: ${around}; color: #7b8894; font: 12px Roboto, system-ui, sans-serif }
  section { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 8px; margin: 0 0 16px; break-inside: avoid }
  h2 { flex: 1 0 100%; margin: 0; font: inherit }
</style>
${drawn.join('\n')}`
}

function image(png: Buffer, position: number): string {
  // A tablet's field is as wide as it gets, with the page on both sides.
  const width = Math.min(widths[position] ?? 0, 560) / 2
  return `<img alt="" style="width: ${width}px" src="data:image/png;base64,${png.toString('base64')}">`
}
