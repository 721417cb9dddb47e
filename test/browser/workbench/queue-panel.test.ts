import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { useWorkbench } from './use-workbench.ts'

describeInChromium('the queue on the workbench’s page', () => {
  const open = useWorkbench()
  let page: Page

  beforeEach(async () => {
    const opened = open()
    page = opened.page
    await page.goto(opened.workbench.pageUrl)
    await page.locator('#queue summary').click()
  })

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

  it('is not shown where calls go through the real Twilio', async () => {
    await page.goto(new URL('/?mode=real', page.url()).href)
    await page.locator('#real-account').waitFor()
    expect(await page.locator('#queue').isVisible()).toBe(false)
    await page.getByLabel('Stand-in Twilio').check()
    await page.locator('#queue').waitFor()
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
