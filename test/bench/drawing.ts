import type { Browser } from 'playwright-core'
import type { OpenField } from '../../src/stand-in/surveycto/host.ts'
import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'
import type { StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createFieldHost, medianOf } from './field-host.ts'

const samples = 15
const works = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']

/** A host that does next to nothing, so that the plug-in's own work is what is measured. */
function bridgeFor({ properties }: OpenField): string {
  return `var fieldProperties = ${JSON.stringify(properties)}
function getPluginParameter(key) {
  for (var one of fieldProperties.PARAMETERS) if (one.key === key) return one.value
}
function getMetaData() { return '' }
function setMetaData() {}
function setAnswer() {}`
}

/**
 * Seconds of script, layout and style work until each of the plug-ins is drawn. They take turns, so that a busy
 * moment of the machine hits all of them.
 */
export async function measureDrawing(
  plugins: readonly PluginPackage[],
  browser: Browser,
  twilio: StandInTwilio,
  pageUrl: string,
): Promise<number[]> {
  const documents = plugins.map((plugin) => {
    const field = createFieldHost(plugin, twilio, 'android-collect').open()
    return field.document({ pluginFolder: pageUrl, bridgeScript: bridgeFor(field) })
  })
  const results: number[][] = plugins.map(() => [])
  for (let sample = 0; sample < samples; sample += 1) {
    for (const [index, document] of documents.entries()) {
      results[index]?.push(await drawOnce(document, browser, pageUrl))
    }
  }
  return results.map(medianOf)
}

async function drawOnce(html: string, browser: Browser, pageUrl: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    await page.route(`${pageUrl}/field`, (route) => route.fulfill({ contentType: 'text/html', body: html }))
    await page.goto(pageUrl)
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable')
    const work = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return metrics.reduce((sum, { name, value }) => (works.includes(name) ? sum + value : sum), 0)
    }
    await page.goto(`${pageUrl}/field`)
    // Two frames later everything is on the screen.
    await page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    )
    return await work()
  } finally {
    await context.close()
  }
}
