import { JSDOM } from 'jsdom'
import type { State } from '../../../src/plugin/call/rules.ts'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import type { Choice } from '../../../src/plugin/form/choice.ts'
import { createClaims } from '../../../src/plugin/once/claims.ts'
import { openPanel } from '../../../src/plugin/panel/panel.ts'
import type { OpenTab, Panel, PanelField, PanelWorld } from '../../../src/plugin/panel/tab.ts'
import { noticeFor } from '../../../src/plugin/screen/notices.ts'
import { wordsIn } from '../../../src/plugin/words/language.ts'
import { createStandInTwilio, type StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { countRequests } from './ask-twilio.ts'
import { describeField, type OpenedField } from './describe-field.ts'
import { createFakePage, type FakePage } from './fake-page.ts'
import { speaksEnglish } from './fixtures.ts'
import { seeded, standardParameters } from './form.ts'
import { createTeamService } from './team-service.ts'
import { createTransport, transportName } from './transports.ts'

type FieldNow = Pick<PanelField, 'choice' | 'isCalling' | 'state' | 'mayChoose'>

/** What a tab sees of its field, as a test sets it; `tell` says that it has changed. */
export interface StandInField extends PanelField {
  choice: Choice
  isCalling: boolean
  state: State
  mayChoose: boolean
  /** Everything that was entered, oldest first. */
  readonly entered: readonly (string | undefined)[]
  /** Sets some of it and tells the tab or the panel. */
  change(now: Partial<FieldNow>): Promise<void>
}

/** A tab, or the whole panel, with a stand-in Twilio and without the rest of the field. */
export interface PanelInTest {
  clock: VirtualClock
  twilio: StandInTwilio
  page: FakePage
  field: StandInField
  world: PanelWorld
  document: Document
  /** What can be read and tapped. */
  screen: OpenedField
  /** What is kept of messages. */
  stored(): unknown
  show(visible: boolean): Promise<void>
  clear(): Promise<void>
  stop(): void
  /** Leaves it and opens it again with what is kept. */
  reopen(): Promise<void>
  pass(seconds: number): Promise<void>
  /** Requests to Twilio with this method whose path ends so, or fits with its query. */
  requests(method: string, end: string | RegExp): number
}

export interface PanelTestSettings {
  parameters?: Readonly<Record<string, string | number>>
  readOnly?: boolean
  /** How requests get to the stand-in Twilio; straight when absent. */
  network?: (ends: { twilio: StandInTwilio; page: FakePage }) => Fetch
  seed?: number
  /** What an earlier view kept of messages. */
  stored?: unknown
  field?: Partial<FieldNow>
  /** Before it is opened. */
  prepare?: (twilio: StandInTwilio) => void
  /** `ltr` when absent. */
  direction?: 'ltr' | 'rtl'
}

/** Opens one tab alone, drawn and shown. */
export function openTab(open: OpenTab, settings: PanelTestSettings = {}): Promise<PanelInTest> {
  return openInTest(settings, (world) => {
    const tab = open(world)
    world.document.getElementById('field')?.append(tab.element)
    tab.show(true)
    return tab
  })
}

/** Opens the tabs that the parameter `panel` names. */
export function openWholePanel(settings: PanelTestSettings = {}): Promise<PanelInTest> {
  return openInTest(settings, openPanel)
}

type Drawn = Panel & { show?(visible: boolean): void }

async function openInTest(
  settings: PanelTestSettings,
  draw: (world: PanelWorld) => Drawn,
): Promise<PanelInTest> {
  const clock = createVirtualClock()
  const twilio = createStandInTwilio({ clock, random: seeded(7) })
  settings.prepare?.(twilio)
  const page = createFakePage()
  let kept = settings.stored
  let drawn: Drawn | undefined
  const field = createStandInField(settings, async () => {
    drawn?.fieldChanged()
    await clock.advance(0)
  })
  const service = createTeamService(twilio, clock)
  const straight: Fetch = (url, init) =>
    transportName() === 'service' ? service.fetch(url, init) : twilio.fetch(new Request(url, init))
  const fetch = settings.network?.({ twilio, page }) ?? straight

  function open(): Pick<PanelInTest, 'world' | 'document' | 'screen'> {
    const dir = settings.direction ?? 'ltr'
    const html = `<body dir="${dir}"><div id="field" class="field"><div id="call-area"></div></div>`
    const { document } = new JSDOM(html).window
    const world = createPanelWorld(settings, {
      twilio,
      fetch,
      document,
      page,
      clock,
      field,
      store: { kept: 'whole', read: () => kept, write: (messages) => (kept = messages), again() {} },
    })
    drawn = draw(world)
    const { clear, stop } = drawn
    const running = { clearAnswer: clear, setFocus() {}, call() {}, stop }
    return { world, document, screen: describeField(document, running, clock) }
  }

  const opened: PanelInTest = {
    clock,
    twilio,
    page,
    field,
    ...open(),
    stored: () => kept,
    async show(visible) {
      drawn?.show?.(visible)
      await clock.advance(0)
    },
    async clear() {
      drawn?.clear()
      await clock.advance(0)
    },
    stop: () => drawn?.stop(),
    async reopen() {
      drawn?.stop()
      Object.assign(opened, open())
      await clock.advance(100)
    },
    pass: (seconds) => clock.advance(seconds * 1000),
    requests: (method, end) => countRequests(twilio.requests, method, end),
  }
  await clock.advance(100)
  return opened
}

function createStandInField({ field = {} }: PanelTestSettings, changed: () => Promise<void>): StandInField {
  const formChoice = field.choice ?? { to: 0 }
  const entered: (string | undefined)[] = []
  const standIn: StandInField = {
    choice: formChoice,
    isCalling: field.isCalling ?? false,
    state: field.state ?? { name: 'ready' },
    mayChoose: field.mayChoose ?? true,
    entered,
    enter(number) {
      entered.push(number)
      const back = formChoice.to < 0 ? { to: 0 } : formChoice
      standIn.choice = number === undefined ? back : { to: -1, hand: number }
      void changed()
    },
    change(now) {
      Object.assign(standIn, now)
      return changed()
    },
  }
  return standIn
}

interface Ends {
  twilio: StandInTwilio
  fetch: Fetch
  document: Document
  page: FakePage
  clock: VirtualClock
  field: PanelField
  store: PanelWorld['store']
}

function createPanelWorld(given: PanelTestSettings, ends: Ends): PanelWorld {
  const { clock, document, page, field, store, fetch } = ends
  const parameters: Record<string, string | number> = {
    ...standardParameters(ends.twilio),
    ...given.parameters,
  }
  const { settings, problems } = checkParameters((name) => parameters[name], Object.keys(parameters))
  if (!settings) throw new Error(`These parameters allow nothing: ${JSON.stringify(problems)}`)
  const language = { ...speaksEnglish, isRightToLeft: given.direction === 'rtl' }
  const words = wordsIn(language)
  const random = seeded(given.seed ?? 11)
  const send = createTransport(settings, { fetch, clock })
  return {
    document,
    words,
    language,
    settings,
    send,
    accountSid: settings.accountSid,
    clock,
    random,
    page,
    readOnly: given.readOnly ?? false,
    field,
    store,
    claims: createClaims(() => {
      throw new Error('A sandboxed frame has no storage.')
    }),
    describe: (failure) => noticeFor(failure, { words, settings, problems, now: clock.now() }),
  }
}
