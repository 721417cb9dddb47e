import type { Clock } from '../twilio/clock.ts'
import { createDirectTransport, type Fetch } from '../twilio/transport.ts'
import { readAnswer } from './answer.ts'
import type { Claims } from './claims.ts'
import { createField, type Field } from './field.ts'
import type { Host } from './host.ts'
import { createKeeper } from './keeper.ts'
import type { Page } from './page.ts'
import { readOnlyScreen, screenOf, setUpScreen } from './screen.ts'
import { checkParameters, type Settings } from './settings.ts'
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
  const { host, page, clock, random } = world
  const words = createWords(english)
  const { settings, problems } = checkParameters(host.parameter, host.parameterNames())
  let view: View | undefined
  let stopTicking = () => {}

  function showField(field: Field, by: Settings): void {
    const screen = screenOf(field.model, { words, settings: by, problems, now: clock.now() })
    view?.draw(host.readOnly ? readOnlyScreen(screen) : screen)
    tick(field, by, screen.clockSince !== undefined)
  }

  /** Once a second while something on the screen runs; only a countdown is drawn whole. */
  function tick(field: Field, by: Settings, clockRuns: boolean): void {
    stopTicking()
    view?.tick(clock.now())
    if (isCountingDown(field)) stopTicking = clock.after(1_000, () => showField(field, by))
    else if (clockRuns) stopTicking = clock.after(1_000, () => tick(field, by, true))
  }

  /** A field that cannot call still shows what an earlier version of the form stored. */
  function showProblems(answer: string): void {
    const stored = readAnswer(answer)
    view?.draw(setUpScreen(words, problems, stored ? `${stored.status} ${stored.sid}` : ''))
  }

  function openField(by: Settings): Field {
    const send = createDirectTransport({ fetch: world.fetch, clock, credentials: by.credentials })
    const field = createField({
      settings: by,
      wires: { send, accountSid: by.accountSid, clock, random, page },
      keeper: createKeeper(host, by, random),
      claims: world.claims,
      readOnly: host.readOnly,
      // A restored field reports changes while it is still being created.
      onChange: () => {
        if (view) showField(field, by)
      },
    })
    view = createView(world.document, words, field)
    showField(field, by)
    return field
  }

  if (settings) {
    const field = openField(settings)
    return {
      clearAnswer: () => field.clear(),
      setFocus: () => view?.focus(),
      stop() {
        field.stop()
        stopTicking()
      },
    }
  }
  view = createView(world.document, words, undefined)
  showProblems(host.storedAnswer)
  return {
    clearAnswer() {
      host.setAnswer('')
      host.setMetadata('')
      showProblems('')
    },
    setFocus() {},
    stop() {},
  }
}

function isCountingDown(field: Field): boolean {
  const { state } = field.model
  return state.name === 'placing' && state.retryAt !== undefined
}
