import type { Browser } from 'playwright-core'
import type { Platform } from '../../src/stand-in/surveycto/field.ts'
import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'
import { openFormPage } from '../browser/form-page.ts'
import type { TransportName } from '../plugin/world/transports.ts'
import type { DistantTwilio } from './distant-twilio.ts'
import { createFieldHost } from './field-host.ts'
import { type Spread, spreadOf } from './spread.ts'

export interface TapSettings {
  plugin: PluginPackage
  transport: TransportName
  platform: Platform
  /** From the field being drawn to the tap: at least this long, and up to `withinMs` longer by chance. */
  afterMs: number
  withinMs: number
}

export interface Surroundings {
  browser: Browser
  distant: DistantTwilio
  pageUrl: string
  roundTripMs: number
}

const samples = 5
/** They mostly wait. More of them would be in each other's way. */
const pagesAtOnce = 14
/** A finger stays down so long. */
const fingerDownMs = 90
const longestWaitMs = 15_000

/**
 * Round trips from each tap to the moment at which Twilio has the request for the call. Every sample has a browser
 * context of its own, which has no connections yet, nor anything in its caches.
 */
export async function measureTaps(taps: readonly TapSettings[], around: Surroundings): Promise<Spread[]> {
  const results = taps.map((): number[] => [])
  // In turns, so that a busy moment of the machine hits all of them.
  const waiting = Array.from({ length: samples }, () => taps.map((tap, index) => ({ tap, index }))).flat()
  const enumerators = Array.from(waiting.keys(), (index) => `+2547001${10_000 + index}`)
  let opening = Promise.resolve()

  /** One page after the other is opened, since that is work. */
  function inTurn<Value>(open: () => Promise<Value>): Promise<Value> {
    const opened = opening.then(open)
    opening = opened.then(
      () => {},
      () => {},
    )
    return opened
  }

  async function takeNext(): Promise<void> {
    const next = waiting.shift()
    const enumerator = enumerators.pop()
    if (!next || !enumerator) return
    results[next.index]?.push(await tapOnce(next.tap, enumerator, around, inTurn))
    await takeNext()
  }

  await Promise.all(Array.from({ length: pagesAtOnce }, takeNext))
  return results.map(spreadOf)
}

async function tapOnce(
  { plugin, transport, platform, afterMs, withinMs }: TapSettings,
  enumerator: string,
  { browser, distant, pageUrl, roundTripMs }: Surroundings,
  inTurn: <Value>(open: () => Promise<Value>) => Promise<Value>,
): Promise<number> {
  const { twilio } = distant
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const parameters = { from_number: enumerator }
    const host = createFieldHost(plugin, twilio, platform, { transport, parameters })
    const frame = await inTurn(async () => {
      const form = await openFormPage(await context.newPage(), pageUrl)
      return form.show(host.open())
    })
    await frame.evaluate(() => {
      addEventListener('click', () => Object.assign(window, { tappedAt: Date.now() }), true)
    })
    await frame.waitForTimeout(afterMs + Math.random() * withinMs)
    await frame.locator('#call').click({ delay: fingerDownMs })
    const arrivedAt = await arrivalOfCall()
    const tappedAt: unknown = await frame.evaluate(() => Reflect.get(window, 'tappedAt'))
    return (arrivedAt - Number(tappedAt)) / roundTripMs
  } finally {
    await context.close()
  }

  async function arrivalOfCall(): Promise<number> {
    const until = Date.now() + longestWaitMs
    while (Date.now() < until) {
      const found = twilio.requests.find(
        ({ method, fields }) => method === 'POST' && fields['To'] === enumerator,
      )
      if (found) return found.at
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('No request for a call reached Twilio.')
  }
}
