import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'
import { listen } from '../../src/workbench/listener.ts'
import { launchChromium } from '../browser/chromium.ts'
import { openFormPage, pageHtml } from '../browser/form-page.ts'
import { describeStaleZip, readShippedZip } from '../browser/shipped-zip.ts'
import { measureDeskReading } from './desk-bench.ts'
import { type DistantTwilio, startDistantTwilio } from './distant-twilio.ts'
import { measureDrawing } from './drawing.ts'
import { createFieldHost } from './field-host.ts'
import { createPlainPlugin } from './plain-plugin.ts'
import { showSpread } from './spread.ts'
import { measureTapToRequest, type Surroundings } from './tap-to-request.ts'
import { countTenMinutes } from './ten-minutes.ts'

const oneWayMs = 100
const moments = [
  ['tapped as soon as it is drawn', 0],
  ['tapped 2.5 s later, preflight fresh', 2_500],
  ['tapped 8 s later', 8_000],
] as const

const drawings = [
  ['  the first time', { again: false, slowdown: 1 }],
  ['  the first time, on a processor four times slower', { again: false, slowdown: 4 }],
  ['  the second time', { again: true, slowdown: 1 }],
  ['  the second time, on a processor four times slower', { again: true, slowdown: 4 }],
] as const

/** `npm run bench`: figures as ratios and round trips, so that they say the same on every machine. */
async function bench(): Promise<void> {
  const stale = await describeStaleZip()
  if (stale !== '') throw new Error(stale)
  const plugin = readShippedZip()
  const plain = createPlainPlugin()
  const distant = await startDistantTwilio(oneWayMs)
  const page = await listen(
    async () => new Response(pageHtml, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
    0,
  )
  const browser = await launchChromium(distant.line.port)
  try {
    const around = { browser, distant, pageUrl: page.url, roundTripMs: 2 * oneWayMs }
    await printRoundTrips(plugin, plain, around)
    await printSizes(plugin, plain, browser, distant, page.url)
    await printTenMinutes(plugin, around)
    await printDesk(browser)
  } finally {
    await browser.close()
    await Promise.all([page.stop(), distant.stop()])
  }
}

async function printRoundTrips(
  plugin: PluginPackage,
  plain: PluginPackage,
  around: Surroundings,
): Promise<void> {
  print(['Round trips from the tap to Twilio having the request', 'own origin', 'null origin'])
  const both = async (label: string, of: PluginPackage, afterMs: number) => {
    const own = await measureTapToRequest({ plugin: of, platform: 'android-collect', afterMs }, around)
    const none = await measureTapToRequest({ plugin: of, platform: 'web-collect', afterMs }, around)
    print([label, own.toFixed(1), none.toFixed(1)])
  }
  for (const [label, afterMs] of moments) await both(`  ${label}`, plugin, afterMs)
  await both('  a plain plug-in as in 2020', plain, 2_500)
}

async function printSizes(
  plugin: PluginPackage,
  plain: PluginPackage,
  browser: Browser,
  { twilio }: DistantTwilio,
  pageUrl: string,
): Promise<void> {
  print(['script.js, gzip', `${(gzippedSize(plugin) / 1000).toFixed(1)} kB`])
  print(['Main-thread work until Call is drawn and taps, against the plain one'])
  for (const [label, drawing] of drawings) {
    const [ours] = await measureDrawing({ plugins: [plain, plugin], browser, twilio, pageUrl, ...drawing })
    if (ours) print([label, showSpread(ours)])
  }
}

function gzippedSize({ files }: PluginPackage): number {
  return gzipSync(files['script.js'] ?? '', { level: 9 }).length
}

async function printTenMinutes(plugin: PluginPackage, around: Surroundings): Promise<void> {
  const { requests, preflights } = await countTenMinutes()
  const bytes = await measureBytesPerExchange(plugin, around)
  print(['A call of ten minutes', 'own origin', 'null origin'])
  print(['  requests', String(requests), String(requests)])
  const { ownOrigin, nullOrigin } = preflights
  print(['  with preflights', String(requests + ownOrigin), String(requests + nullOrigin)])
  const kilobytes = (count: number) => `${Math.round((count * bytes) / 1000)} kB`
  print(['  on the wire, about', kilobytes(requests + ownOrigin), kilobytes(requests + nullOrigin)])
}

async function printDesk(browser: Browser): Promise<void> {
  const { megabytes, seconds, heapMegabytes, steps } = await measureDeskReading(browser)
  print(['The desk reads an export of 100,000 rows and 300 columns'])
  print(['  the file', `${Math.round(megabytes)} MB`])
  print(['  until all of it is counted', `${seconds.toFixed(1)} s`])
  print(['  largest heap, garbage included', `${Math.round(heapMegabytes)} MB`])
  print(['  steps of the progress bar that were seen', String(steps)])
}

/** Bytes on the wire for a request or a preflight, encrypted, on average over the first seconds of a call. */
async function measureBytesPerExchange(plugin: PluginPackage, around: Surroundings): Promise<number> {
  const { twilio, line } = around.distant
  twilio.reset()
  const context = await around.browser.newContext()
  try {
    const form = await openFormPage(await context.newPage(), around.pageUrl)
    const before = line.bytes
    const frame = await form.show(createFieldHost(plugin, twilio, 'android-collect').open())
    await frame.locator('#call').click()
    await frame.waitForTimeout(10_000)
    return (line.bytes - before) / twilio.requests.length
  } finally {
    await context.close()
  }
}

function print([label = '', ...figures]: readonly string[]): void {
  console.log(label.padEnd(68) + figures.map((figure) => figure.padStart(12)).join(''))
}

await bench()
