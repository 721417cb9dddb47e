import type { Clock } from '../twilio/clock.ts'
import { createDirectTransport, type Fetch } from '../twilio/transport.ts'
import { readAnswer } from './answer.ts'
import type { Claims } from './claims.ts'
import { createField, type Field } from './field.ts'
import type { Host } from './host.ts'
import { createKeeper } from './keeper.ts'
import type { Page } from './page.ts'
import { readOnlyScreen, screenOf, setUpScreen } from './screen.ts'
import { checkParameters, type Problem, type Settings } from './settings.ts'
import { createView, type View } from './view.ts'
import { createWords, english } from './words.ts'

/** What the plug-in needs of the world around it. */
export interface World {
  host: Host
  document: Document
  page: Page
  clock: Clock
  fetch: Fetch
  random: () => number
  claims: Claims
}

export interface Running {
  clearAnswer(): void
  setFocus(): void
  /** Ends every timer and request's follow-up; nothing is written afterwards but a call on its way. */
  stop(): void
}

/** Reads the parameters, restores what is stored and shows it. Never dials. */
export function start(world: World): Running {
  const { host, document } = world
  const words = createWords(english)
  const { settings, problems } = checkParameters(host.parameter, host.parameterNames())
  return settings ? startField(world, settings, problems) : showProblems()

  function showProblems(): Running {
    const nothing = () => {}
    const view = createView(document, words, {
      call: nothing,
      touch: nothing,
      hangUp: nothing,
      update: nothing,
      checkNow: nothing,
      stopTrying: nothing,
      sayNotPlaced: nothing,
      choose: nothing,
      record: nothing,
      dispose: nothing,
    })
    const stored = readAnswer(host.storedAnswer)
    const show = (answer: string) => view.draw(setUpScreen(words, problems, answer))
    show(stored ? `${stored.status} ${stored.sid}` : '')
    return {
      clearAnswer() {
        host.setAnswer('')
        host.setMetadata('')
        show('')
      },
      setFocus: nothing,
      stop: nothing,
    }
  }
}

function startField(world: World, settings: Settings, problems: readonly Problem[]): Running {
  const { host, page, clock, random } = world
  const words = createWords(english)
  const send = createDirectTransport({ fetch: world.fetch, clock, credentials: settings.credentials })
  const wires = { send, accountSid: settings.accountSid, clock, random, page }
  const keeper = createKeeper(host, settings, random)
  let field: Field | undefined
  let stopTicking = () => {}

  const view = createView(world.document, words, {
    call: () => field?.call(),
    touch: () => field?.touch(),
    hangUp: () => field?.hangUp(),
    update: () => field?.update(),
    checkNow: () => field?.checkNow(),
    stopTrying: () => field?.stopTrying(),
    sayNotPlaced: () => field?.sayNotPlaced(),
    choose: (position) => field?.choose(position),
    record: (action) => field?.record(action),
    dispose: (code) => field?.dispose(code),
  })

  function show(): void {
    if (!field) return
    const screen = screenOf(field.model, { words, settings, problems, now: clock.now() })
    view.draw(host.readOnly ? readOnlyScreen(screen) : screen)
    tick(view, screen.clockSince !== undefined || isCountingDown(field))
  }

  /** Once a second while something on the screen runs, redrawn whole only for a countdown. */
  function tick(on: View, runs: boolean): void {
    stopTicking()
    on.tick(clock.now())
    if (runs)
      stopTicking = clock.after(1_000, () => (field && isCountingDown(field) ? show() : tick(on, true)))
  }

  field = createField({
    settings,
    wires,
    keeper,
    claims: world.claims,
    readOnly: host.readOnly,
    onChange: show,
  })
  show()
  return {
    clearAnswer: () => field?.clear(),
    setFocus: () => view.focus(),
    stop() {
      field?.stop()
      stopTicking()
    },
  }
}

function isCountingDown(field: Field): boolean {
  const { state } = field.model
  return state.name === 'placing' && state.retryAt !== undefined
}
