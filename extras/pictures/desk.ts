import type { Browser, FrameLocator, Page, Request } from 'playwright-core'
import { exampleFields } from '../../src/workbench/page/sample-form.ts'
import { startWorkbench } from '../../src/workbench/server.ts'
import type { StandInTwilio } from '../../src/workbench/twilio/stand-in.ts'
import { createVirtualClock } from '../../src/workbench/virtual-clock.ts'
import { launchChromium } from '../../test/browser/chromium.ts'

/** The same day and hour on every picture, whenever it is taken. */
const startTime = Date.UTC(2026, 10, 21, 11, 2, 0)

/** The workbench, open in a browser, with time that passes only when asked to. */
export interface Desk {
  readonly twilio: StandInTwilio
  readonly page: Page
  readonly field: FrameLocator
  /** Opens the page anew: as it begins, or with these parameters changed. */
  open(parameters?: Readonly<Record<string, string>>): Promise<void>
  tap(button: string): Promise<void>
  /** Lets this many seconds pass for the device, for Twilio and for the people. */
  pass(seconds: number): Promise<void>
  /** Lets seconds pass until this can be read in the field. */
  reads(text: string | RegExp): Promise<void>
  enumeratorAnswers(): void
  respondentAnswers(): void
  close(): Promise<void>
}

/** A field may need this many seconds of its own time to show something. */
const patience = 40

const { enum_phone: enumerator = '', resp_phone: respondent = '' } = exampleFields

/** @param width of the browser's window, in CSS pixels */
export async function openDesk(width: number): Promise<Desk> {
  const clock = createVirtualClock(startTime)
  const workbench = await startWorkbench({ port: 0, clock })
  const { twilio } = workbench
  const browser = await launchChromium(Number(new URL(workbench.twilioUrl).port))
  const page = await openPage(browser, width)
  const field = page.frameLocator('#field')
  const answers = watchAnswers(page)

  async function pass(seconds: number): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 1) {
      await clock.advance(1_000)
      await page.clock.runFor(1_000)
      await answers()
    }
  }

  async function reads(text: string | RegExp): Promise<void> {
    const line = field.getByText(text).filter({ visible: true }).first()
    for (let passed = 0; passed < patience; passed += 1) {
      if (await line.isVisible()) return
      await pass(1)
    }
    throw new Error(`The field never said ${text}: ${await field.locator('body').innerText()}`)
  }

  return {
    twilio,
    page,
    field,
    pass,
    reads,
    async open(parameters) {
      twilio.reset()
      const query = parameters
        ? `?${new URLSearchParams({ appearance: appearanceOf(twilio, parameters) })}`
        : ''
      await page.goto(`${workbench.pageUrl}/${query}`)
      await field.locator('#panel').waitFor()
    },
    tap: (button) => field.getByRole('button', { name: button, exact: true }).click(),
    enumeratorAnswers: () => void twilio.phones.answer(enumerator),
    respondentAnswers: () => void twilio.phones.answer(respondent),
    async close() {
      await browser.close()
      await workbench.stop()
    },
  }
}

async function openPage(browser: Browser, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 1_000 },
    deviceScaleFactor: 2,
    timezoneId: 'Africa/Nairobi',
    locale: 'en',
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.clock.install({ time: startTime })
  await page.clock.pauseAt(startTime + 1_000)
  return page
}

/** Requests travel in real time, whatever the clocks say. Waits until Twilio has answered those under way. */
function watchAnswers(page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  let onDone = () => {}
  const done = (request: Request) => {
    underWay.delete(request)
    if (underWay.size === 0) onDone()
  }
  page.on('request', (request) => request.url().includes('/2010-04-01/') && underWay.add(request))
  page.on('requestfinished', done)
  page.on('requestfailed', done)

  return async () => {
    // A round trip to the page: what its timers have just begun is known here afterwards.
    await page.evaluate(() => undefined)
    if (underWay.size === 0) return
    await new Promise<void>((resolve) => {
      onDone = resolve
    })
    await page.evaluate(() => undefined)
  }
}

function appearanceOf({ account }: StandInTwilio, changed: Readonly<Record<string, string>>): string {
  const parameters = {
    from_number: enumerator,
    to_number: respondent,
    twilio_number: account.twilioNumbers[0] ?? '',
    account_sid: account.sid,
    auth_token: account.authToken,
    to_label: 'Maria',
    ...changed,
  }
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}='${value}'`)
  return `custom-twilio-call(${pairs.join(', ')})`
}
