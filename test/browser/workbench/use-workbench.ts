import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { startWorkbench, type Workbench } from '../../../src/workbench/server.ts'
import { launchChromium } from '../chromium.ts'
import { patienceMs } from '../patience.ts'
import { freshZip } from '../shipped-zip.ts'

export interface OpenWorkbench {
  readonly workbench: Workbench
  /** A window of its own for the test that runs; no page is open in it yet. */
  readonly page: Page
}

/** One workbench and one Chromium for the tests of a suite; before each Twilio forgets everything. */
export function useWorkbench(): () => OpenWorkbench {
  let workbench: Workbench
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    workbench = await startWorkbench({ port: 0, zip: freshZip(inject('staleZip')) })
    browser = await launchChromium(Number(new URL(workbench.twilioUrl).port))
  })
  afterAll(async () => {
    await browser?.close()
    await workbench?.stop()
  })
  beforeEach(async () => {
    workbench.twilio.reset()
    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } })
    context.setDefaultTimeout(patienceMs)
    page = await context.newPage()
  })
  afterEach(() => page.context().close())

  return () => ({ workbench, page })
}
