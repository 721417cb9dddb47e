import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { startWorkbench, type Workbench } from '../../src/workbench/server.ts'
import { launchChromium } from './chromium.ts'
import { describeInChromium } from './describe-in-chromium.ts'

const patienceMs = 12_000

describeInChromium('the queue on the workbench’s page', () => {
  let workbench: Workbench
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    workbench = await startWorkbench({ port: 0 })
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
    await page.goto(workbench.pageUrl)
    await page.locator('#queue summary').click()
  })
  afterEach(() => page.context().close())

  const step = (number: number) => page.locator(`#queue-steps li:nth-child(${number})`)
  const stepIs = (number: number, state: string) =>
    page.locator(`#queue-steps li:nth-child(${number})[data-state="${state}"]`).waitFor()
  const button = (name: string) => page.locator('#queue').getByRole('button', { name, exact: true })

  async function callIn(): Promise<void> {
    await button('The respondent calls').click()
    await stepIs(2, 'now')
    await button('Presses 1').click()
    await stepIs(3, 'done')
  }

  it('shows the eight steps as they happen, to the end of a talk', async () => {
    await callIn()
    await button('Answer: amina').click()
    await stepIs(7, 'done')
    expect(await step(6).innerText()).toContain('answered by human')
    await button('Hangs up').click()
    await stepIs(8, 'done')
  })

  it('shows that a machine is followed by the next enumerator', async () => {
    await page.getByLabel('amina', { exact: false }).first().selectOption('An answering machine')
    await callIn()
    await step(4).getByText('before: amina: machine_start').waitFor()
    await button('Answer: juma').click()
    await stepIs(7, 'done')
  })

  it('has nothing that axe would find fault with', async () => {
    await stepIs(1, 'open')
    await page.evaluate(axe.source)
    const problems = await page.evaluate(
      `axe.run('#queue').then(({ violations }) => violations.map(({ id }) => id))`,
    )
    expect(problems).toEqual([])
  })
})
