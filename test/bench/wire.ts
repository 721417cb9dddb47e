import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'
import { openFormPage } from '../browser/form-page.ts'
import type { TransportName } from '../plugin/world/transports.ts'
import { createFieldHost } from './field-host.ts'
import type { Surroundings } from './tap-to-request.ts'

/** Bytes on the wire, encrypted, both ways. */
export interface Wire {
  /** A request or a preflight with its answer, on average over a short call. */
  bytesPerExchange: number
  /** An open field that is kept ready for a tap. */
  bytesPerMinute: number
}

const untilWarmMs = 2_500
/** Twice the line is warmed up meanwhile, where a preflight's answer is to be kept. */
const idleMs = 11_000

/** Plays a call in Chromium: the phones ring for some seconds each, people talk, and the field is touched at the end. */
export async function measureWire(
  plugin: PluginPackage,
  transport: TransportName,
  { browser, distant, pageUrl }: Surroundings,
): Promise<Wire> {
  const { twilio, lines, exchanges } = distant
  const [enumerator, respondent] =
    transport === 'direct' ? ['+254700100001', '+254711300001'] : ['+254700100002', '+254711300002']
  const parameters = { from_number: enumerator, to_number: respondent }
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const form = await openFormPage(await context.newPage(), pageUrl)
    const host = createFieldHost(plugin, twilio, 'android-collect', { transport, parameters })
    const frame = await form.show(host.open())
    await frame.waitForTimeout(untilWarmMs)
    const opened = lines[transport].bytes
    await frame.waitForTimeout(idleMs)
    const [bytes, count] = [lines[transport].bytes, exchanges[transport]]
    await frame.locator('#call').click()
    await frame.waitForTimeout(6_000)
    twilio.phones.answer(enumerator)
    await frame.waitForTimeout(6_000)
    twilio.phones.answer(respondent)
    await frame.waitForTimeout(16_000)
    twilio.phones.hangUp(respondent)
    await frame.locator('#field').dispatchEvent('pointerdown')
    await frame.locator('#headline', { hasText: 'Talked with' }).waitFor({ timeout: 20_000 })
    return {
      bytesPerExchange: (lines[transport].bytes - bytes) / (exchanges[transport] - count),
      bytesPerMinute: ((bytes - opened) * 60_000) / idleMs,
    }
  } finally {
    await context.close()
  }
}
