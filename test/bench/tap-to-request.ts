import type { Browser } from 'playwright-core'
import type { Platform } from '../../src/stand-in/surveycto/field.ts'
import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'
import { openFormPage } from '../browser/form-page.ts'
import type { DistantTwilio } from './distant-twilio.ts'
import { createFieldHost } from './field-host.ts'
import { spreadOf } from './spread.ts'

export interface TapSettings {
  plugin: PluginPackage
  platform: Platform
  /** From the field being drawn to the tap. */
  afterMs: number
}

export interface Surroundings {
  browser: Browser
  distant: DistantTwilio
  pageUrl: string
  roundTripMs: number
}

const samples = 3
const longestWaitMs = 15_000

/** Round trips from the tap to the moment at which Twilio has the request for the call. */
export async function measureTapToRequest(settings: TapSettings, around: Surroundings): Promise<number> {
  const results: number[] = []
  for (let sample = 0; sample < samples; sample += 1) results.push(await measureOnce(settings, around))
  return spreadOf(results).median
}

async function measureOnce(
  { plugin, platform, afterMs }: TapSettings,
  around: Surroundings,
): Promise<number> {
  const { twilio } = around.distant
  twilio.reset()
  const host = createFieldHost(plugin, twilio, platform)
  // A context of its own has no connections yet, nor anything in its caches.
  const context = await around.browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    const form = await openFormPage(page, around.pageUrl)
    const frame = await form.show(host.open())
    await frame.evaluate(() => {
      addEventListener('click', () => Object.assign(window, { tappedAt: Date.now() }), true)
    })
    await page.waitForTimeout(afterMs)
    await frame.locator('#call').click()
    const arrivedAt = await arrivalOf('/Calls.json')
    const tappedAt: unknown = await frame.evaluate(() => Reflect.get(window, 'tappedAt'))
    return (arrivedAt - Number(tappedAt)) / around.roundTripMs
  } finally {
    await context.close()
  }

  async function arrivalOf(end: string): Promise<number> {
    const until = Date.now() + longestWaitMs
    while (Date.now() < until) {
      const found = twilio.requests.find(({ method, path }) => method === 'POST' && path.endsWith(end))
      if (found) return found.at
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('No request for a call reached Twilio.')
  }
}
