import type { Browser, Frame, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { FieldDefinition, Platform, StoredField } from '../../src/stand-in/surveycto/field.ts'
import { createHost, type Host } from '../../src/stand-in/surveycto/host.ts'
import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'
import type { StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { type Listener, listen } from '../../src/workbench/listener.ts'
import { countRequests } from '../plugin/world/ask-twilio.ts'
import { appearanceOf, enumeratorNumber, respondentNumber, standardParameters } from '../plugin/world/form.ts'
import { launchChromium } from './chromium.ts'
import { type FieldPlace, openFormPage, pageHtml } from './form-page.ts'
import { patienceMs } from './patience.ts'
import { type SecureTwilio, startSecureTwilio } from './secure-twilio.ts'
import { readShippedZip } from './shipped-zip.ts'

/** A form with one field, open in Chromium, that reaches the stand-in Twilio as https://api.twilio.com. */
export interface Form {
  twilio: StandInTwilio
  host: Host
  page: Page
  /** The field's own page, as it is open now. */
  field: Frame
  /** Everything the browser's console said. */
  readonly console: readonly { type: string; text: string }[]
  /** The zip's files that the field asked for. */
  readonly loaded: readonly string[]
  /** The stored answer's items, by position. */
  item(position: number): string
  /** The stored metadata as JSON. */
  metadata(): Record<string, unknown>
  button(name: string): Locator
  tap(name: string): Promise<void>
  /** Waits until this can be read in the field. */
  reads(text: string | RegExp): Promise<void>
  /** Opens what is folded for the form designer. */
  unfold(): Promise<void>
  /** All that can be read in the field. */
  text(): Promise<string>
  /** Leaves the field: what it stored arrives, its view goes. */
  leave(): Promise<void>
  /** Takes the view away at once, as when the app is killed. */
  kill(): Promise<void>
  open(): Promise<void>
  /** Opens another field on the same page, below this one. */
  openBelow(settings?: FormSettings): Promise<Form>
  /** Requests to Twilio with this method whose path, without query, ends so. */
  requests(method: string, end: string): number
  /** Requests to the team's own Functions, the browser's own among them: `OPTIONS /call`. */
  askedOfFunctions(): readonly string[]
  close(): Promise<void>
}

export interface FormSettings {
  parameters?: Readonly<Record<string, string | number>>
  /** Instead of the usual parameters and those above. */
  appearance?: (twilio: StandInTwilio) => string
  platform?: Platform
  readOnly?: boolean
  stored?: (twilio: StandInTwilio) => StoredField | Promise<StoredField>
  field?: Partial<FieldDefinition>
  /** A screen that is touched. */
  touch?: boolean
  /** The content security policy of the field's page; its own scripts have the nonce `n`. */
  policy?: string
  /** Script that runs before the field's own, and takes away what a device may not have. */
  missingApis?: string
  /** Before the field is opened. */
  prepare?: (twilio: StandInTwilio) => void
}

const usualField: FieldDefinition = {
  name: 'call',
  type: 'text',
  label: { English: 'Call the respondent' },
  hint: { English: 'Ask for consent.' },
}

/**
 * One Chromium and one Twilio for the tests of a file, begun before the first and ended after the last.
 * A form that a test opens is closed after it.
 */
export function useForms(): (settings?: FormSettings) => Promise<Form> {
  let twilio: SecureTwilio
  let browser: Browser
  let server: Listener
  const folder: Folder = { files: {}, loaded: [] }
  let plugin: PluginPackage
  const forms: Form[] = []

  beforeAll(async () => {
    const stale = inject('staleZip')
    if (stale !== '') throw new Error(stale)
    plugin = readShippedZip()
    folder.files = plugin.files
    twilio = await startSecureTwilio()
    browser = await launchChromium(twilio.port)
    server = await listen(async (request) => answerForm(request, folder), 0)
  })
  afterEach(async () => {
    await Promise.all(forms.splice(0).map((form) => form.close()))
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all([server?.stop(), twilio?.stop()])
  })

  return async (settings = {}) => {
    Object.assign(folder, { loaded: [] })
    const form = await openForm(settings, {
      plugin,
      twilio: twilio.renew(),
      askedOfFunctions: () => twilio.askedOfFunctions,
      browser,
      url: server.url,
      folder,
    })
    forms.push(form)
    return form
  }
}

/** Where SurveyCTO keeps the files of a plug-in. */
interface Folder {
  files: PluginPackage['files']
  /** What was asked for since the form was opened. */
  loaded: string[]
}

/** The page around the field, and the files of the plug-in's zip. */
function answerForm(request: Request, folder: Folder): Response {
  const [, name] = /^\/plugin\/([\w.-]+)$/.exec(new URL(request.url).pathname) ?? []
  if (name === undefined) {
    return new Response(pageHtml, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  }
  folder.loaded.push(name)
  const bytes = folder.files[name]
  return bytes
    ? new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
    : new Response('', { status: 404 })
}

interface Surroundings {
  plugin: PluginPackage
  twilio: StandInTwilio
  askedOfFunctions: Form['askedOfFunctions']
  browser: Browser
  url: string
  folder: Folder
}

async function openForm(
  settings: FormSettings,
  { plugin, twilio, askedOfFunctions, browser, url, folder }: Surroundings,
): Promise<Form> {
  const host = await createFormHost(settings, plugin, twilio)
  settings.prepare?.(twilio)

  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: settings.touch ?? false,
  })
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  const said: { type: string; text: string }[] = []
  page.on('console', (message) => said.push({ type: message.type(), text: message.text() }))
  const thrown: string[] = []
  page.on('pageerror', (error) => thrown.push(String(error)))
  const formPage = await openFormPage(page, url, { before: settings.missingApis, policy: settings.policy })
  const shared = { twilio, askedOfFunctions, page, said, loaded: folder.loaded, thrown }
  const openIn = async (place: FieldPlace, host: Host): Promise<Form> => {
    const form = describeForm({ ...shared, host, place, openBelow })
    await form.open()
    return form
  }
  const openBelow = async (others: FormSettings = {}) =>
    openIn(formPage.below(), await createFormHost({ ...settings, ...others }, plugin, twilio))
  return openIn(formPage, host)
}

async function createFormHost(
  settings: FormSettings,
  plugin: PluginPackage,
  twilio: StandInTwilio,
): Promise<Host> {
  const host = createHost(
    plugin,
    { ...usualField, ...settings.field },
    {
      platform: settings.platform ?? 'web-collect',
      language: 'English',
      readOnly: settings.readOnly ?? false,
      required: false,
      appearance:
        settings.appearance?.(twilio) ??
        appearanceOf({ ...standardParameters(twilio), ...settings.parameters }),
      values: { fields: {}, datasets: {} },
    },
  )
  if (settings.stored) host.resume(await settings.stored(twilio))
  return host
}

interface Parts {
  twilio: StandInTwilio
  askedOfFunctions: Form['askedOfFunctions']
  host: Host
  page: Page
  place: FieldPlace
  openBelow: Form['openBelow']
  said: { type: string; text: string }[]
  loaded: string[]
  thrown: string[]
}

function describeForm(parts: Parts): Form {
  const { twilio, askedOfFunctions, host, page, place, openBelow, said, loaded, thrown } = parts
  const form: Form = {
    twilio,
    host,
    page,
    field: page.mainFrame(),
    console: said,
    loaded,
    item: (position) => host.stored.answer.split('|')[position] ?? '',
    metadata() {
      const data: unknown = JSON.parse(host.stored.metadata)
      return typeof data === 'object' && data !== null ? { ...data } : {}
    },
    button: (name) => form.field.getByRole('button', { name, exact: true }),
    tap: (name) => form.button(name).click(),
    reads: (text) => form.field.getByText(text).filter({ visible: true }).first().waitFor(),
    unfold: () => form.field.locator('summary').filter({ visible: true }).first().click(),
    text: () => form.field.locator('body').innerText(),
    async leave() {
      await place.flush()
      await form.kill()
    },
    async kill() {
      await place.remove()
      host.leave()
    },
    async open() {
      form.field = await place.show(host.open())
    },
    openBelow,
    requests: (method, end) => countRequests(twilio.requests, method, end),
    askedOfFunctions,
    async close() {
      await page.context().close()
      expect(thrown, 'errors in the plug-in’s script').toEqual([])
    },
  }
  return form
}

/** Waits until `read` gives what is expected. */
export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: patienceMs, interval: 50 })
}

/** A call or a leg as the stand-in Twilio knows it, with its recordings. */
export interface KnownCall {
  sid: string
  status: string
  recordings: { status: string }[]
}

/** Every call that Twilio has, newest first. */
export async function callsAt(twilio: StandInTwilio): Promise<KnownCall[]> {
  const reply = await twilio.fetch(new Request('http://127.0.0.1/_workbench/state'))
  const state: { calls: KnownCall[] } = await reply.json()
  return state.calls
}

/** Both phones answer at once; the respondent's is hung up after a moment. */
export function answerQuickly(twilio: StandInTwilio, talksMs = 400): void {
  twilio.phones.setHabit(enumeratorNumber, { kind: 'answers', afterMs: 100 })
  twilio.phones.setHabit(respondentNumber, { kind: 'answers', afterMs: 100, talksMs })
}
