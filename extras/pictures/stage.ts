import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page, Request } from 'playwright-core'
import { languageNamed } from '../../src/plugin/words/language-names.ts'
import type { LanguageTables } from '../../src/plugin/words/language-tables.ts'
import type { StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { languages } from '../../src/workbench/page/form/languages.ts'
import { callField, exampleFields } from '../../src/workbench/page/form/sample-form.ts'
import { startWorkbench } from '../../src/workbench/server.ts'
import { launchChromium } from '../../test/browser/chromium.ts'
import { type Fonts, pinFonts } from '../../test/browser/fonts.ts'
import { appearanceOf, seeded } from '../../test/plugin/world/form.ts'
import type { Earlier } from './earlier.ts'
import { translated } from './translated.ts'

/** The same day and hour on every picture, whenever it is taken. */
const startTime = Date.UTC(2026, 10, 21, 11, 2, 0)

/** The workbench, open in a browser, with time that passes only when asked to. */
export interface Stage {
  readonly twilio: StandInTwilio
  /** As it was last opened. */
  readonly page: Page
  readonly field: FrameLocator
  /** Where a picture is kept that may go with a message. */
  readonly pictureUrl: string
  /** Opens a form anew: as it begins, or with these parameters changed, and after what happened earlier. */
  open(parameters?: Parameters, earlier?: readonly Earlier[]): Promise<void>
  /** What the form asks, in place of the sample form's label and hint. */
  ask(label: string, hint: string): Promise<void>
  tap(button: string): Promise<void>
  openTab(name: string): Promise<void>
  /** Opens what is folded for the form designer. */
  unfold(): Promise<void>
  /** Lets this many seconds pass for the device, for Twilio and for the people. */
  pass(seconds: number): Promise<void>
  /** Lets seconds pass until this can be read in the field. */
  reads(text: string | RegExp): Promise<void>
  /** Where this stands in the field, at once. */
  finds(text: string | RegExp): Locator
  /** What the fields that are opened from now on speak; scenes name their texts in English all the same. */
  speak(language: Spoken | undefined): void
  enumeratorAnswers(): void
  respondentAnswers(): void
  close(): Promise<void>
}

/** Another language than English. */
export interface Spoken {
  readonly code: string
  readonly tables: LanguageTables
}

export type Parameters = Readonly<Record<string, string>>

/** Of the browser's window, in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A field may need this many seconds of its own time to show something. */
const patience = 40
const longestLoadMs = 3_000

const { enumerator_number: enumerator = '', respondent_number: respondent = '' } = exampleFields

/** How a stage may differ from the usual one. */
export interface StageChanges {
  /** Added to the workbench's own. */
  readonly style?: string
  readonly fonts?: Fonts
  /** The plug-in, where it is built already. */
  readonly zip?: Uint8Array<ArrayBuffer>
}

export async function openStage(
  size: Size,
  { style = '', fonts = 'usual', zip }: StageChanges = {},
): Promise<Stage> {
  // Every form is opened on the same day, and Twilio gives it the same SIDs.
  let day = createVirtualClock(startTime)
  let random = seeded(1)
  const clock: VirtualClock = { ...day, now: () => day.now(), after: (ms, run) => day.after(ms, run) }
  const workbench = await startWorkbench({
    port: 0,
    clock,
    random: () => random(),
    ...(zip ? { zip } : {}),
  })
  const { twilio } = workbench
  let language: Spoken | undefined
  const browser = await launchChromium(Number(new URL(workbench.twilioUrl).port))
  let window = await openWindow(browser, size)
  const fieldNow = () => window.page.frameLocator('#field')
  const said = (text: string | RegExp) => (language ? translated(text, language.tables) : text)
  const finds = (text: string | RegExp) => fieldNow().getByText(said(text))
  const named = (name: string) => {
    const known = said(name)
    return { name: known instanceof RegExp ? new RegExp(`^${known.source}$`) : known, exact: true }
  }

  async function begin(earlier: readonly Earlier[]): Promise<void> {
    await window.context.close()
    twilio.reset()
    day = createVirtualClock(earlier[0] ? Date.parse(earlier[0].at) : startTime)
    random = seeded(1)
    for (const { at, happens } of earlier) {
      await day.advance(Date.parse(at) - day.now())
      await happens({ clock: day, twilio })
    }
    await day.advance(startTime - day.now())
    for (const { number } of twilio.phones.list()) twilio.phones.setHabit(number, { kind: 'manual' })
    window = await openWindow(browser, size)
  }

  async function pass(seconds: number): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 1) {
      await day.advance(1_000)
      await window.page.clock.runFor(1_000)
      await window.answers()
    }
  }

  /** Lets seconds pass until this can be seen; false when it never can. */
  async function appears(what: Locator): Promise<boolean> {
    const visible = what.filter({ visible: true }).first()
    for (let passed = 0; passed < patience; passed += 1) {
      if (await visible.isVisible()) return true
      await pass(1)
    }
    return visible.isVisible()
  }

  /** The page and the plug-in's files are loaded in real time, before the field's own begins. */
  async function opens(): Promise<void> {
    const button = fieldNow().locator('#call-area button').filter({ visible: true }).first()
    const isThere = await button.waitFor({ timeout: longestLoadMs }).then(
      () => true,
      () => appears(button),
    )
    if (!isThere) throw new Error('The field never opened')
  }

  async function reads(text: string | RegExp): Promise<void> {
    if (await appears(finds(text))) return settles()
    throw new Error(`The field never said ${text}: ${await fieldNow().locator('body').innerText()}`)
  }

  /** A button that has only just come takes no tap yet, and looks so. */
  async function settles(): Promise<void> {
    const coming = fieldNow().locator('button[aria-disabled=true]').filter({ visible: true }).first()
    for (let passed = 0; passed < 2 && (await coming.isVisible()); passed += 1) await pass(1)
  }

  async function ask(label: string, hint: string): Promise<void> {
    for (const [place, text] of Object.entries({ label, hint })) {
      await fieldNow()
        .locator(`.${place}`)
        .evaluate((element, asked) => {
          element.textContent = asked
        }, text)
    }
  }

  return {
    twilio,
    get page() {
      return window.page
    },
    get field() {
      return fieldNow()
    },
    pictureUrl: `${workbench.pageUrl}/picture.png`,
    pass,
    reads,
    finds,
    async open(parameters, earlier = []) {
      await begin(earlier)
      const changed = language ? { language: language.code, ...parameters } : parameters
      const appearance = changed && appearanceOf({ ...usualParameters(twilio), ...changed })
      const query = appearance ? `?${new URLSearchParams({ appearance })}` : ''
      await window.page.goto(`${workbench.pageUrl}/${query}`)
      if (style) await window.page.addStyleTag({ content: style })
      await opens()
      await pinFonts(await fieldFrame(window.page), fonts)
      if (parameters?.['panel']) await fieldNow().locator('#panel').waitFor()
      if (language) await ask(...questionIn(language.code))
      // Until it takes taps.
      await pass(1)
    },
    ask,
    tap: (button) => fieldNow().getByRole('button', named(button)).click(),
    async openTab(name) {
      const tab = fieldNow().getByRole('tab', named(name))
      // A tap on the one that is open folds it away.
      if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click()
    },
    unfold: () => fieldNow().locator('summary').filter({ visible: true }).first().click(),
    speak(spoken) {
      language = spoken
    },
    enumeratorAnswers: () => void twilio.phones.answer(enumerator),
    respondentAnswers: () => void twilio.phones.answer(respondent),
    async close() {
      await browser.close()
      await workbench.stop()
    },
  }
}

export async function fieldFrame(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('#field')).contentFrame()
  if (!frame) throw new Error('The field has no frame.')
  return frame
}

/** The sample form's label and hint in a language. */
function questionIn(code: string): [label: string, hint: string] {
  const name = languages.find((one) => languageNamed(one) === code) ?? 'English'
  return [callField.label[name] ?? '', callField.hint[name] ?? '']
}

interface OpenWindow {
  context: BrowserContext
  page: Page
  answers(): Promise<void>
}

async function openWindow(browser: Browser, viewport: Size): Promise<OpenWindow> {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: 2,
    timezoneId: 'Africa/Nairobi',
    locale: 'en',
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  // A minute early: the clock runs until it is halted, and a busy machine may take its time for that.
  await page.clock.install({ time: startTime - 60_000 })
  await page.clock.pauseAt(startTime + 1_000)
  return { context, page, answers: watchAnswers(page) }
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

function usualParameters({ account }: StandInTwilio): Parameters {
  return {
    from_number: enumerator,
    to_number: respondent,
    twilio_number: account.twilioNumbers[0] ?? '',
    account_sid: account.sid,
    auth_token: account.authToken,
    to_label: 'Maria',
  }
}
