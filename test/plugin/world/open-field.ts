import { JSDOM } from 'jsdom'
import { readHost } from '../../../src/plugin/form/host.ts'
import { createClaims } from '../../../src/plugin/once/claims.ts'
import type { PageFacts } from '../../../src/plugin/page.ts'
import type { OpenPanel } from '../../../src/plugin/panel/tab.ts'
import { start } from '../../../src/plugin/start.ts'
import type { PackedLanguages } from '../../../src/plugin/words/packed.ts'
import type { FormValues } from '../../../src/stand-in/surveycto/expression.ts'
import type { FieldDefinition, Platform } from '../../../src/stand-in/surveycto/field.ts'
import { createHost, type Host } from '../../../src/stand-in/surveycto/host.ts'
import { createStandInTwilio, type StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { packedLanguages } from '../words/packed-languages.ts'
import { countRequests } from './ask-twilio.ts'
import { describeField, type OpenedField } from './describe-field.ts'
import { createFakePage, type FakePage } from './fake-page.ts'
import { appearanceOf, seeded, standardParameters } from './form.ts'
import { plugin } from './plugin.ts'
import { createTeamService, type TeamService } from './team-service.ts'
import { transportName } from './transports.ts'

/** A stand-in Twilio and a stand-in form on one virtual clock, with the plug-in's source in jsdom. */
export interface World {
  clock: VirtualClock
  twilio: StandInTwilio
  host: Host
  /** The field as it is open now. */
  field: OpenedField
  page: FakePage
  /** The Functions that fields reach Twilio through, where they do. */
  service: TeamService
  /** Leaves the field and comes back, as a swipe away and back does. */
  reopen(): Promise<void>
  /** Lets time pass, with all that falls due in it. */
  pass(seconds: number): Promise<void>
  /** Requests to Twilio with this method whose path ends so. */
  requests(method: string, end: string | RegExp): number
}

export interface WorldSettings {
  parameters?: Readonly<Record<string, string | number>>
  form?: FieldOfForm
  /** How requests get from the field to the stand-in Twilio; straight when absent. */
  network?: (ends: { twilio: StandInTwilio; page: FakePage; service: TeamService }) => Fetch
  /** What the field's random choices begin with. */
  seed?: number
  platform?: Platform
  /** What the page tells of itself, where it matters. */
  page?: Partial<PageFacts>
  readOnly?: boolean
  /** The form language's name; English when absent. */
  language?: string
  /** How far the device's clock is ahead of Twilio's, in ms. */
  clockSkewMs?: number
  stored?: { answer: string; metadata: string }
  /** What the form makes of what it is to store; it may throw. */
  keeps?: (what: 'answer' | 'metadata', text: string) => string
  /** What the team's own Functions are told beside, or instead of, allowing everything. */
  environment?: Readonly<Record<string, string>>
  /** A Twilio that other fields are at as well, on its clock; without it, the field has one to itself. */
  shared?: { readonly clock: VirtualClock; readonly twilio: StandInTwilio }
  /** Before anything asks Twilio. */
  prepare?: (twilio: StandInTwilio) => void
  /** Instead of the panel with its tabs. */
  openPanel?: OpenPanel
  /** Instead of the languages there are. */
  languages?: PackedLanguages
}

/** A form's own field, in place of the usual one with `parameters`. */
export interface FieldOfForm {
  readonly definition: FieldDefinition
  readonly appearance: string
  readonly values: FormValues
}

const usualField: FieldDefinition = {
  name: 'call',
  type: 'text',
  label: { English: 'Call the respondent' },
  hint: { English: '' },
}

/** Nobody taps sooner: the field is drawn, and has prepared for a call. */
const untilReadyMs = 100

export async function openWorld(settings: WorldSettings = {}): Promise<World> {
  const clock = settings.shared?.clock ?? createVirtualClock()
  const twilio: StandInTwilio =
    settings.shared?.twilio ??
    createStandInTwilio({
      clock,
      random: seeded(7),
      webhooks: (request) => service.webhook(request),
    })
  settings.prepare?.(twilio)
  const page = createFakePage(settings.page)
  const { definition, appearance, values } = settings.form ?? {
    definition: usualField,
    appearance: appearanceOf({ ...standardParameters(twilio), ...settings.parameters }),
    values: { fields: {}, datasets: {} },
  }
  const host = createHost(plugin, definition, {
    platform: settings.platform ?? 'web-collect',
    language: settings.language ?? 'English',
    readOnly: settings.readOnly ?? false,
    required: false,
    appearance,
    values,
  })
  if (settings.stored) host.resume(settings.stored)
  const service: TeamService = createTeamService(twilio, clock, settings.environment)
  const straight: Fetch = (url, init) =>
    transportName() === 'service' ? service.fetch(url, init) : twilio.fetch(new Request(url, init))
  const fetch = settings.network?.({ twilio, page, service }) ?? straight
  const deviceClock = { ...clock, now: () => clock.now() + (settings.clockSkewMs ?? 0) }
  const random = seeded(settings.seed ?? 11)

  // The zip's script.js is not there: the tests here run its source, with their own clock and network.
  function open(): OpenedField {
    const opened = host.open()
    const dom = new JSDOM(opened.document({ pluginFolder: '.', bridgeScript: '' }))
    const { window } = dom
    opened.connect(window)
    if (settings.keeps) storeThrough(window, settings.keeps)
    const running = start(
      {
        host: readHost(Object.assign({}, ...globalsOf(window))),
        document: window.document,
        page,
        clock: deviceClock,
        fetch,
        random,
        claims: createClaims(() => {
          throw new Error('A sandboxed frame has no storage.')
        }),
        languages: settings.languages ?? packedLanguages,
        panelStyle: '',
      },
      settings.openPanel,
    )
    Object.assign(window, { clearAnswer: running.clearAnswer, setFocus: running.setFocus })
    return describeField(window.document, running, clock)
  }

  const world: World = {
    clock,
    twilio,
    host,
    field: open(),
    page,
    service,
    async reopen() {
      world.field.running.stop()
      host.leave()
      world.field = open()
      await clock.advance(untilReadyMs)
    },
    pass: (seconds) => clock.advance(seconds * 1000),
    requests: (method, end) => countRequests(twilio.requests, method, end),
  }
  await clock.advance(untilReadyMs)
  return world
}

/** Puts a form in between that stores in its own way. */
function storeThrough(window: object, keeps: NonNullable<WorldSettings['keeps']>): void {
  const [answer, metadata] = [Reflect.get(window, 'setAnswer'), Reflect.get(window, 'setMetaData')]
  Object.assign(window, {
    setAnswer: (text: string) => answer(keeps('answer', text)),
    setMetaData: (text: string) => metadata(keeps('metadata', text)),
  })
}

function globalsOf(window: object): object[] {
  const names = ['fieldProperties', 'getPluginParameter', 'getMetaData', 'setMetaData', 'setAnswer']
  return names.map((name) => ({ [name]: Reflect.get(window, name) }))
}
