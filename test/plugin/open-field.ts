import { JSDOM } from 'jsdom'
import { createClaims } from '../../src/plugin/claims.ts'
import { readHost } from '../../src/plugin/host.ts'
import { type Running, start } from '../../src/plugin/start.ts'
import type { Fetch } from '../../src/twilio/transport.ts'
import type { Platform } from '../../src/workbench/host/field.ts'
import { createHost, type Host } from '../../src/workbench/host/host.ts'
import { createStandInTwilio, type StandInTwilio } from '../../src/workbench/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../src/workbench/virtual-clock.ts'
import { createFakePage, type FakePage } from './fake-page.ts'
import { appearanceOf, seeded, standardParameters } from './form.ts'
import { plugin } from './plugin.ts'

/** A stand-in Twilio and a stand-in form on one virtual clock, with the plug-in's source in jsdom. */
export interface World {
  clock: VirtualClock
  twilio: StandInTwilio
  host: Host
  /** The field as it is open now. */
  field: OpenedField
  page: FakePage
  /** Leaves the field and comes back, as a swipe away and back does. */
  reopen(): Promise<void>
  /** Lets time pass, with all that falls due in it. */
  pass(seconds: number): Promise<void>
  /** Requests to Twilio with this method whose path ends so. */
  requests(method: string, end: string | RegExp): number
}

export interface OpenedField {
  document: Document
  running: Running
  /** What can be read on the screen. */
  text(): string
  button(name: string): HTMLButtonElement | undefined
  tap(name: string): Promise<void>
  /** What can be chosen from, with a `*` before what is chosen. */
  choices(): string[]
  choose(name: string): Promise<void>
}

export interface WorldSettings {
  parameters?: Readonly<Record<string, string | number>>
  /** How requests get from the field to the stand-in Twilio; straight when absent. */
  network?: (ends: { twilio: StandInTwilio; page: FakePage }) => Fetch
  /** What the field's random choices begin with. */
  seed?: number
  platform?: Platform
  readOnly?: boolean
  /** How far the device's clock is ahead of Twilio's, in ms. */
  clockSkewMs?: number
  stored?: { answer: string; metadata: string }
}

/** Nobody taps sooner: the field is drawn, and has prepared for a call. */
const untilReadyMs = 100

export async function openWorld(settings: WorldSettings = {}): Promise<World> {
  const clock = createVirtualClock()
  const twilio = createStandInTwilio({ clock, random: seeded(7) })
  const page = createFakePage()
  const host = createHost(
    plugin,
    { name: 'call', type: 'text', label: { English: 'Call the respondent' }, hint: { English: '' } },
    {
      platform: settings.platform ?? 'web-collect',
      language: 'English',
      readOnly: settings.readOnly ?? false,
      required: false,
      appearance: appearanceOf({ ...standardParameters(twilio), ...settings.parameters }),
      values: { fields: {}, datasets: {} },
    },
  )
  if (settings.stored) host.resume(settings.stored)
  const straight: Fetch = (url, init) => twilio.fetch(new Request(url, init))
  const fetch = settings.network?.({ twilio, page }) ?? straight
  const deviceClock = { ...clock, now: () => clock.now() + (settings.clockSkewMs ?? 0) }
  const random = seeded(settings.seed ?? 11)

  // jsdom does not run the zip's script.js: the tests here run its source, with their own clock and network.
  function open(): OpenedField {
    const opened = host.open()
    const dom = new JSDOM(opened.document({ pluginFolder: '.', bridgeScript: '' }))
    const { window } = dom
    opened.connect(window)
    const running = start({
      host: readHost(Object.assign({}, ...globalsOf(window))),
      document: window.document,
      page,
      clock: deviceClock,
      fetch,
      random,
      claims: createClaims(() => {
        throw new Error('A sandboxed frame has no storage.')
      }),
    })
    Object.assign(window, { clearAnswer: running.clearAnswer, setFocus: running.setFocus })
    return describeField(window.document, running, clock)
  }

  const world: World = {
    clock,
    twilio,
    host,
    field: open(),
    page,
    async reopen() {
      world.field.running.stop()
      host.leave()
      world.field = open()
      await clock.advance(untilReadyMs)
    },
    pass: (seconds) => clock.advance(seconds * 1000),
    requests: (method, end) =>
      twilio.requests.filter((request) => {
        const path = request.path.split('?')[0] ?? ''
        const fits = typeof end === 'string' ? path.endsWith(end) : end.test(request.path)
        return request.method === method && fits
      }).length,
  }
  await clock.advance(untilReadyMs)
  return world
}

function globalsOf(window: object): object[] {
  const names = ['fieldProperties', 'getPluginParameter', 'getMetaData', 'setMetaData', 'setAnswer']
  return names.map((name) => ({ [name]: Reflect.get(window, name) }))
}

function describeField(document: Document, running: Running, clock: VirtualClock): OpenedField {
  // The script's source holds every word there is.
  const shown = (element: Element) => !element.closest('[hidden], script, style')
  const radios = () =>
    [...document.querySelectorAll('label')].filter(shown).map((label) => ({
      name: label.textContent,
      input: label.querySelector('input'),
    }))
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find(
      (candidate) => candidate.textContent === name && shown(candidate),
    )
  return {
    document,
    running,
    text() {
      const walker = document.createTreeWalker(document.body, 4)
      const parts: string[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement && shown(node.parentElement)) parts.push(node.textContent ?? '')
      }
      return parts.join(' ').replace(/\s+/g, ' ').trim()
    },
    button,
    async tap(name) {
      const found = button(name)
      if (!found) throw new Error(`There is no button "${name}" on the screen.`)
      found.click()
      await clock.advance(0)
    },
    choices: () => radios().map(({ name, input }) => `${input?.checked ? '*' : ''}${name}`),
    async choose(name) {
      const input = radios().find((radio) => radio.name === name)?.input
      if (!input) throw new Error(`"${name}" cannot be chosen on the screen.`)
      input.click()
      await clock.advance(0)
    },
  }
}
