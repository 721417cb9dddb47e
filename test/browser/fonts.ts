import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

/** What a phone usually draws with, or letters as wide as any phone's. */
export type Fonts = 'usual' | 'wide'

interface Face {
  /** A file of a package. */
  readonly file: string
  readonly weight: string
  /** Where the face has more than it is wanted for. */
  readonly range?: string
  /** In per cent. */
  readonly size?: number
}

const noto = (script: string, name: string) =>
  `@fontsource-variable/noto-sans${script}/files/noto-sans${script}-${name}-wght-normal.woff2`
const dejaVu = (weight: number) => `@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight}-normal.woff2`

const anyWeight = '100 900'
const arabic = 'U+0600-06FF, U+0750-077F, U+FB50-FDFF, U+FE70-FEFC'
const bengali = 'U+0980-09FF'
const devanagari = 'U+0900-097F'
const ethiopic = 'U+1200-139F'

/** Later ones are asked first. None is italic: a face that is would leave the scripts without one undrawn. */
const usual: readonly Face[] = [
  // For the marks and arrows alone, which the others lack.
  { file: dejaVu(400), weight: anyWeight },
  { file: noto('', 'latin'), weight: anyWeight, range: 'U+0000-00FF, U+2000-206F' },
  { file: noto('', 'devanagari'), weight: anyWeight, range: devanagari },
  { file: noto('-arabic', 'arabic'), weight: anyWeight, range: arabic },
  { file: noto('-bengali', 'bengali'), weight: anyWeight, range: bengali },
  { file: noto('-ethiopic', 'ethiopic'), weight: anyWeight, range: ethiopic },
]

const wider = 112
const wide: readonly Face[] = [
  { file: dejaVu(400), weight: '100 599' },
  { file: dejaVu(700), weight: '600 900' },
  { file: noto('', 'devanagari'), weight: anyWeight, range: devanagari, size: wider },
  { file: noto('-bengali', 'bengali'), weight: anyWeight, range: bengali, size: wider },
  { file: noto('-ethiopic', 'ethiopic'), weight: anyWeight, range: ethiopic, size: wider },
]

const mono: Face = {
  file: '@fontsource-variable/noto-sans-mono/files/noto-sans-mono-latin-wght-normal.woff2',
  weight: anyWeight,
}

const { resolve } = createRequire(import.meta.url)

function source(file: string): string {
  return `url(data:font/woff2;base64,${readFileSync(resolve(file)).toString('base64')})`
}

function faceRule(family: string, { file, weight, range, size }: Face): string {
  return [
    `@font-face { font-family: "${family}"; src: ${source(file)}; font-weight: ${weight};`,
    range ? `unicode-range: ${range};` : '',
    size ? `size-adjust: ${size}%;` : '',
    '}',
  ].join(' ')
}

/** The field and the sheets ask for Roboto first, so these are what they are given by that name. */
const rules: Readonly<Record<Fonts, string>> = {
  usual: [...usual.map((face) => faceRule('Roboto', face)), faceRule('Roboto Mono', mono)].join('\n'),
  wide: wide.map((face) => faceRule('Roboto', face)).join('\n'),
}

/** Draws a page with these fonts on every machine, whatever it has itself. */
export async function pinFonts(page: Page | Frame, fonts: Fonts = 'usual'): Promise<void> {
  await page.evaluate(async (css) => {
    const id = 'pinned-fonts'
    const style = document.getElementById(id) ?? document.createElement('style')
    style.id = id
    style.textContent = css
    document.head.append(style)
    await Promise.all([...document.fonts].map((face) => face.load()))
  }, rules[fonts])
}

/** The same for the workbench's own page, which asks for the system's fonts before all others. */
export async function pinWorkbenchFonts(page: Page): Promise<void> {
  await pinFonts(page)
  await page.evaluate(() => {
    for (const rule of [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])) {
      if (rule instanceof CSSStyleRule)
        rule.style.fontFamily = rule.style.fontFamily.replace(/^(system-ui|ui-monospace), /, '')
    }
  })
}
