import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'
import { listen } from '../../src/workbench/listener.ts'
import { launchChromium } from '../browser/chromium.ts'
import { pageHtml } from '../browser/form-page.ts'
import { describeStaleZip, readShippedZip } from '../browser/shipped-zip.ts'
import { measureDeskReading } from './desk-bench.ts'
import { type DistantTwilio, startDistantTwilio } from './distant-twilio.ts'
import { measureDrawing } from './drawing.ts'
import { createPlainPlugin } from './plain-plugin.ts'
import { type Spread, showSpread } from './spread.ts'
import { measureTaps, type Surroundings } from './tap-to-request.ts'
import { countTenMinutes } from './ten-minutes.ts'
import { measureWire } from './wire.ts'

const oneWayMs = 100
/** As often as the field renews a preflight's answer: a tap comes at any moment in between. */
const cycleMs = 5_500
const moments = [
  ['tapped 2.5 s after opening', 2_500, 0],
  ['tapped some 8 s after opening', 8_000, cycleMs],
  ['tapped some 20 s after opening', 20_000, cycleMs],
  ['tapped some 45 s after opening', 45_000, cycleMs],
] as const
const plainMoments: readonly number[] = [2_500, 45_000]
const origins = ['android-collect', 'web-collect'] as const

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
  const browser = await launchChromium(distant.lines.direct.port, distant.lines.service.port)
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
  const rows = moments.flatMap(([moment, afterMs, withinMs]) => {
    const ways = [
      ['    straight to Twilio', { plugin, transport: 'direct' }],
      ['    over service_url', { plugin, transport: 'service' }],
      // It prepares nothing, so that it hardly matters when it is tapped.
      ...(plainMoments.includes(afterMs)
        ? ([['    a plain plug-in as in 2020', { plugin: plain, transport: 'direct' }]] as const)
        : []),
    ] as const
    return ways.map(([label, way]) => ({ moment, label, tap: { ...way, afterMs, withinMs } }))
  })
  const taps = rows.flatMap(({ tap }) => origins.map((platform) => ({ ...tap, platform })))
  const spreads = await measureTaps(taps, around)
  print(['Round trips from the tap to Twilio having the request', 'own origin', 'null origin'])
  rows.forEach(({ moment, label }, index) => {
    if (rows[index - 1]?.moment !== moment) print([`  ${moment}`])
    print([label, ...spreads.slice(2 * index, 2 * index + 2).map((spread) => showSpread(spread))])
  })
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
  const [direct, service] = await Promise.all([
    measureWire(plugin, 'direct', around),
    measureWire(plugin, 'service', around),
  ])
  const whole = (spread: Spread) => showSpread(spread, 0)
  for (const [transport, title, { bytesPerExchange }] of [
    ['direct', 'A call of ten minutes straight to Twilio', direct],
    ['service', 'A call of ten minutes over service_url', service],
  ] as const) {
    const { requests, preflights, unseenSeconds } = await countTenMinutes(transport)
    const { ownOrigin, nullOrigin } = preflights
    const kilobytes = ({ median }: Spread) => inKilobytes((requests.median + median) * bytesPerExchange)
    print([title, 'own origin', 'null origin'])
    print(['  requests', whole(requests), whole(requests)])
    print(['  preflights before them', whole(ownOrigin), whole(nullOrigin)])
    print(['  on the wire, about', kilobytes(ownOrigin), kilobytes(nullOrigin)])
    print(['  its end is seen after so many seconds, untouched', whole(unseenSeconds), whole(unseenSeconds)])
  }
  print(['An open field kept ready for a tap, on the wire in a minute', 'own origin'])
  print(['  straight to Twilio, for two minutes from opening or a touch', inKilobytes(direct.bytesPerMinute)])
}

async function printDesk(browser: Browser): Promise<void> {
  const { megabytes, seconds, heapMegabytes, steps } = await measureDeskReading(browser)
  print(['The desk reads an export of 100,000 rows and 300 columns'])
  print(['  the file', `${Math.round(megabytes)} MB`])
  print(['  until all of it is counted', `${seconds.toFixed(1)} s`])
  print(['  largest heap, garbage included', `${Math.round(heapMegabytes)} MB`])
  print(['  steps of the progress bar that were seen', String(steps)])
}

function inKilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`
}

function print([label = '', ...figures]: readonly string[]): void {
  console.log(label.padEnd(60) + figures.map((figure) => figure.padStart(20)).join(''))
}

await bench()
