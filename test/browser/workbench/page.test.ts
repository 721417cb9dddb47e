import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import type { Workbench } from '../../../src/workbench/server.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { patienceMs } from '../patience.ts'
import { useWorkbench } from './use-workbench.ts'

describeInChromium('the workbench', () => {
  const open = useWorkbench()
  let workbench: Workbench
  let page: Page
  let problems: string[]

  beforeEach(() => {
    const opened = open()
    workbench = opened.workbench
    page = opened.page
    problems = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(String(error)))
  })

  const field = () => page.frameLocator('#field')
  const phone = (whose: 'enumerator' | 'respondent') => page.locator(`#phone-${whose}`)
  const items = async () =>
    (await page.locator('#stored-items tr td:nth-child(3)').allInnerTexts()).slice(0, 4)

  async function call(): Promise<void> {
    await field().getByRole('button', { name: 'Call', exact: true }).click()
    await phone('enumerator').getByRole('button', { name: 'Answer' }).click()
    await phone('respondent').getByRole('button', { name: 'Answer' }).click()
    await field().getByText('Talking with Maria').waitFor()
  }

  it('lets one person play a whole call, and shows the answer’s items by position', async () => {
    await page.goto(workbench.pageUrl)
    await call()
    await phone('respondent').getByRole('button', { name: 'Hang up' }).click()
    await field().getByRole('button', { name: 'Update status' }).click()
    await field().getByText('Talked with Maria').waitFor()
    await page.locator('#stored-items').getByText('completed', { exact: true }).waitFor()
    const [status, sid, callUrl, recordingsUrl] = await items()
    expect(status).toBe('completed')
    expect(sid).toMatch(/^CA[0-9a-f]{32}$/)
    expect(callUrl).toMatch(new RegExp(`^https://api\\.twilio\\.com/.*/Calls/${sid}\\.json$`))
    expect(recordingsUrl).toMatch(/Recordings\.json$/)
    expect(await page.locator('#stored-metadata').innerText()).toContain(`"sid": "${sid}"`)
    const posts = page.locator('#request-list').getByText('POST')
    expect(await posts.count()).toBe(1)
    expect(problems).toEqual([])
  })

  it('keeps what is stored when the form goes on and back', async () => {
    await page.goto(workbench.pageUrl)
    await call()
    await page.locator('#next').click()
    await page
      .locator('#screen')
      .getByText(/item-at\('\|', \$\{call\}, 1\)/)
      .waitFor()
    await page.locator('#back').click()
    await field().getByText('Talking with Maria').waitFor()
    await field().getByRole('button', { name: 'Hang up' }).click()
    await field().getByText('Talked with Maria').waitFor()
    await expect.poll(async () => (await items())[0], { timeout: patienceMs }).toBe('completed')
  })

  it.each(['android-collect', 'ios-collect', 'web-collect'])('places a call on %s', async (platform) => {
    await page.goto(`${workbench.pageUrl}/?platform=${platform}`)
    await field().getByRole('button', { name: 'Call', exact: true }).click()
    await field().getByText('Your phone is ringing').waitFor()
    expect(await field().locator('body').getAttribute('class')).toContain(platform)
    expect(problems).toEqual([])
  })

  it('lets the respondent call the Twilio number, hear the Functions and press a key', async () => {
    await page.goto(workbench.pageUrl)
    await phone('respondent').getByRole('button', { name: 'Call the Twilio number' }).click()
    await phone('respondent').getByText('Hello, Maria.').waitFor()
    await phone('respondent').getByRole('button', { name: '2', exact: true }).click()
    await phone('respondent')
      .getByText(/leave a message after the tone/)
      .waitFor()
    await phone('respondent').getByRole('button', { name: 'Hang up' }).click()
    await phone('respondent').getByText('Nothing is happening').waitFor()
    expect(problems).toEqual([])
  })

  it('rings the enumerator for a respondent who calls, where that is chosen', async () => {
    await page.goto(workbench.pageUrl)
    await page.locator('#incoming-choice').selectOption({ label: 'The enumerator’s phone rings' })
    await phone('respondent').getByRole('button', { name: 'Call the Twilio number' }).click()
    await phone('enumerator').getByRole('button', { name: 'Answer' }).click()
    await phone('respondent').getByRole('status').getByText('In a call').waitFor()
    await phone('respondent').getByLabel('Say something').fill('Is it about the survey?')
    await phone('respondent').getByRole('button', { name: 'Say' }).click()
    await phone('enumerator').getByText('Is it about the survey?').waitFor()
  })

  it('lets the respondent call with the number withheld, whom nobody then knows', async () => {
    await page.goto(workbench.pageUrl)
    await page.locator('#incoming-choice').selectOption({ label: 'The enumerator’s phone rings' })
    await phone('respondent').getByLabel('When it calls, it shows').selectOption({ label: 'Anonymous' })
    await phone('respondent').getByRole('button', { name: 'Call the Twilio number' }).click()
    await phone('enumerator').getByText('Caller ID Anonymous').waitFor()
    await phone('respondent').getByRole('button', { name: 'Hang up' }).click()
    expect(problems).toEqual([])
  })

  it('carries messages and a picture between the field and the respondent’s phone', async () => {
    await page.goto(workbench.pageUrl)
    await page.locator('#incoming-choice').selectOption({ label: 'Nobody answers; messages arrive' })
    await page.locator('#parameter-panel-messages').check()
    await field().getByLabel('Message', { exact: true }).fill('May we call you at five?')
    await field().getByRole('button', { name: 'Send' }).click()
    await phone('respondent').getByText('May we call you at five?').waitFor()

    await phone('respondent').getByLabel('Write a message').fill('Yes, at five')
    await phone('respondent').getByRole('button', { name: 'Add picture' }).click()
    await phone('respondent').getByRole('button', { name: 'Send', exact: true }).click()
    await phone('respondent').getByAltText('Picture').waitFor()
    await field().getByText('Yes, at five', { exact: true }).waitFor()
    await field().getByRole('link', { name: 'Picture' }).click()
    await field().getByAltText('Picture').waitFor()
    expect(problems).toEqual([])
  })

  it('keeps messages from a phone that is off, and refuses them where that is asked for', async () => {
    await page.goto(`${workbench.pageUrl}`)
    await page.locator('#parameter-action').selectOption('sms')
    await phone('respondent').getByRole('button', { name: 'Messages' }).click()
    await phone('respondent').getByLabel('Messages to it').selectOption('unreachable')
    await page.getByRole('button', { name: 'They have sent STOP (21610)' }).click()
    await page.locator('#fault-list').getByText('waits for the next message').waitFor()

    await field().getByLabel('Message', { exact: true }).fill('Good morning')
    await field().getByRole('button', { name: 'Send' }).click()
    await field().getByText('21610').waitFor()
    expect(workbench.twilio.world.messages()).toEqual([])
    await field().getByRole('button', { name: 'Send' }).click()
    await field().getByText('30003').waitFor()
    await page.locator('#stored-items').getByText('undelivered').waitFor()
    await page.locator('#stored-items').getByText('SID of the message').waitFor()
  })

  it('rings a softphone where the enumerator has one', async () => {
    await page.goto(`${workbench.pageUrl}/?enumerator_number=client:amina`)
    await field().getByRole('button', { name: 'Call', exact: true }).click()
    await phone('enumerator').getByText('Enumerator’s softphone').waitFor()
    await phone('enumerator').getByRole('button', { name: 'Answer' }).click()
    await phone('respondent').getByRole('button', { name: 'Answer' }).waitFor()
  })

  it('shows no credential where requests and metadata are shown', async () => {
    await page.goto(workbench.pageUrl)
    await call()
    const shown = await page.locator('#requests, #stored').allInnerTexts()
    const { authToken, apiSecret } = workbench.twilio.account
    for (const secret of [authToken, apiSecret]) expect(shown.join('\n')).not.toContain(secret)
  })

  it('speaks the form’s language around the field, from its side, and asks before it clears an answer', async () => {
    await page.goto(workbench.pageUrl)
    await page.locator('#form-settings summary').click()
    await page.locator('#language').selectOption('العربية')
    await page.locator('#required').check()
    const device = page.locator('#device')
    await device.getByRole('button', { name: 'التالي' }).click()
    await device.getByText('عذرًا، هذه الإجابة مطلوبة.').waitFor()
    expect(await device.getAttribute('dir')).toBe('rtl')

    await field().getByRole('button', { name: 'اتصال', exact: true }).click()
    await phone('enumerator').getByRole('button', { name: 'Decline' }).click()
    await page.locator('#stored-items').getByText(/^CA/).waitFor()
    await device.getByRole('button', { name: 'مسح الإجابة' }).click()
    await device.getByRole('button', { name: 'إلغاء' }).click()
    expect((await items())[1]).toMatch(/^CA/)
    await device.getByRole('button', { name: 'مسح الإجابة' }).click()
    await device.getByRole('button', { name: 'مسح', exact: true }).click()
    await expect.poll(async () => (await items())[1], { timeout: patienceMs }).toBe('empty')

    await page.locator('#read-only').check()
    await device.getByText('للقراءة فقط').waitFor()
    expect(problems).toEqual([])
  })

  it('names with each box what it sets, and says it in a few words', async () => {
    await page.goto(workbench.pageUrl)
    await phone('respondent').waitFor()
    for (const section of ['#form-settings', '#whose-twilio', '#queue'])
      await page.locator(`${section} .fold > summary`).click()
    await page.getByText('More parameters').click()
    await phone('respondent').getByRole('button', { name: 'Keypad' }).click()
    const bare = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')]
      const isShown = (one: Element) => one.getClientRects().length > 0
      const isNamed = ({ labels }: HTMLInputElement) =>
        [...(labels ?? [])].some((label) => isShown(label) && label.textContent?.trim() !== '')
      return boxes.filter((box) => isShown(box) && !isNamed(box)).map(({ outerHTML }) => outerHTML)
    })
    expect(bare).toEqual([])
    const helped = page.locator('#parameters .field, #form-settings .field, #phones .field, #faults .field')
    for (const box of await helped.all()) {
      if (await box.isVisible()) expect((await box.locator('small').innerText()).length).toBeGreaterThan(10)
    }
    for (const name of ['from_number', 'record', 'panel', 'service_key'])
      await page.locator('#parameters').getByText(name, { exact: true }).waitFor()
  })

  it('shows with the real Twilio nothing that only the stand-in can do', async () => {
    await page.goto(`${workbench.pageUrl}/?mode=real`)
    await page.getByLabel('API key secret').waitFor()
    for (const part of ['#phones', '#first-steps', '#incoming', '#requests', '#faults', '#queue'])
      expect(await page.locator(part).isVisible(), part).toBe(false)
    await page.getByText('More parameters').click()
    // Nothing of the stand-in is offered as a value either.
    expect(await page.locator('datalist').count()).toBe(0)
    await page.getByLabel('Stand-in Twilio').check()
    await page.locator('#phones').waitFor()
    expect(await page.locator('#real-account').isVisible()).toBe(false)
    expect(await page.locator('datalist').count()).toBe(2)
  })

  it('is accessible', async () => {
    await page.goto(workbench.pageUrl)
    await field().getByRole('button', { name: 'Call', exact: true }).click()
    await phone('enumerator').getByRole('button', { name: 'Answer' }).click()
    await phone('enumerator').getByRole('button', { name: 'Keypad' }).click()
    await phone('respondent').getByRole('button', { name: 'Answer' }).waitFor()
    await phone('respondent').getByRole('button', { name: 'Messages' }).click()
    await page.evaluate(axe.source)
    const found: unknown = await page.evaluate(async () => {
      const run: typeof axe.run = Reflect.get(window, 'axe').run
      const { violations } = await run({ exclude: '#field' })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })
    expect(found).toEqual([])
  })
})
