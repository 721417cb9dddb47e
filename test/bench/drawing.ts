import type { Browser, CDPSession } from 'playwright-core'
import type { OpenField } from '../../src/stand-in/surveycto/host.ts'
import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'
import type { StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createFieldHost } from './field-host.ts'
import { type Spread, spreadOf } from './spread.ts'

/** How often each page is opened, in turns, so that a busy moment of the machine hits all plug-ins. */
const samples = 41

/** What the main thread does for a page besides fetching and parsing its HTML, reading the script included. */
const works = ['ScriptDuration', 'V8CompileDuration', 'LayoutDuration', 'RecalcStyleDuration']

export interface DrawingSettings {
  /** The first is what the others are measured against. */
  plugins: readonly [PluginPackage, ...PluginPackage[]]
  browser: Browser
  twilio: StandInTwilio
  pageUrl: string
  /** How many times slower than this machine the processor is. */
  slowdown: number
  /** The same field was open before in the same browser. */
  again: boolean
}

/**
 * A host that does next to nothing, so that the plug-in's own work is what is measured. What a plug-in puts off until
 * after the paint is held back: it is not there yet when the field is drawn.
 */
function bridgeFor({ properties }: OpenField): string {
  return `var fieldProperties = ${JSON.stringify(properties)}
function getPluginParameter(key) {
  for (var one of fieldProperties.PARAMETERS) if (one.key === key) return one.value
}
function getMetaData() { return '' }
function setMetaData() {}
function setAnswer() {}
var nextFrame = window.requestAnimationFrame
window.requestAnimationFrame = function () { return 0 }
window.setTimeout = function () { return 0 }`
}

/**
 * The main thread's work until the Call button is drawn and takes its first tap, as a multiple of the first plug-in's,
 * for each of the others.
 * @throws Error where a tap does nothing
 */
export async function measureDrawing(settings: DrawingSettings): Promise<Spread[]> {
  const { plugins, twilio, pageUrl } = settings
  const documents = plugins.map((plugin) => {
    const field = createFieldHost(plugin, twilio, 'android-collect').open()
    return field.document({ pluginFolder: pageUrl, bridgeScript: bridgeFor(field) })
  })
  const ratios: number[][] = plugins.slice(1).map(() => [])
  for (let sample = 0; sample < samples; sample += 1) {
    const seconds: number[] = []
    for (const document of documents) seconds.push(await drawOnce(document, settings))
    const [plain = Number.NaN, ...others] = seconds
    others.forEach((one, index) => void ratios[index]?.push(one / plain))
  }
  return ratios.map(spreadOf)
}

async function drawOnce(
  html: string,
  { browser, pageUrl, slowdown, again }: DrawingSettings,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    await page.route(`${pageUrl}/field`, (route) => route.fulfill({ contentType: 'text/html', body: html }))
    await page.goto(pageUrl)
    const session = await context.newCDPSession(page)
    // The processor's time, which nothing else on the machine adds to.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const show = async () => {
      await page.goto(`${pageUrl}/field`)
      await page.evaluate(afterTwoFrames)
    }
    if (again) {
      await show()
      await page.goto(pageUrl)
    }
    const before = await workOf(session)
    await show()
    const seconds = (await workOf(session)) - before
    if (!(await page.evaluate(takesTap))) throw new Error('A tap on Call did nothing.')
    return seconds
  } finally {
    await context.close()
  }
}

async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.reduce((sum, { name, value }) => (works.includes(name) ? sum + value : sum), 0)
}

// These run in the page. Two frames later everything is on the screen.
function afterTwoFrames(): Promise<void> {
  const nextFrame: typeof requestAnimationFrame = Reflect.get(window, 'nextFrame')
  return new Promise((done) => nextFrame(() => nextFrame(() => done())))
}

function takesTap(): boolean {
  const sends: unknown[] = []
  window.XMLHttpRequest.prototype.send = () => void sends.push('sent')
  const button = document.getElementById('call')
  button?.click()
  return sends.length > 0 || button?.hasAttribute('disabled') === true
}
