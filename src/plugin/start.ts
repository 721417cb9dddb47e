import type { Clock } from '../twilio/clock.ts'
import { createDirectTransport, type Fetch, type Transport, withTimeout } from '../twilio/transport.ts'
import { openCallField } from './call-field.ts'
import type { Host } from './form/host.ts'
import type { ReadDispositions } from './form/parameter-reader.ts'
import { textPrefix } from './form/parameters.ts'
import type { Prepared } from './form/prepare.ts'
import { checkParameters, type Problem, type Settings } from './form/settings.ts'
import { openMessageField } from './message-opening.ts'
import type { Claims } from './once/claims.ts'
import { openLater } from './open-later.ts'
import type { Page } from './page.ts'
import type { LoadPart } from './parts.ts'
import { refuse } from './refuse.ts'
import { runLater } from './run-later.ts'
import { isEnglish, type Language, setLanguage, wordsIn } from './words/language.ts'
import { english, type Words } from './words/words.ts'
import type { Account, Device } from './world.ts'

/** What the plug-in needs of the world around it. */
export interface World {
  host: Host
  document: Document
  page: Page
  clock: Clock
  /** Absent in an engine that is older than any that the apps should meet. */
  fetch: Fetch | undefined
  random: () => number
  claims: Claims
  /** Brings what only some forms need. */
  loadPart: LoadPart
}

export interface Running {
  clearAnswer(): void
  setFocus(): void
  /** Ends every timer and request's follow-up; nothing is written afterwards but a call on its way. */
  stop(): void
}

/** What a field opens with, once its parameters are known to be good. */
export interface Opening {
  world: World
  settings: Settings
  /** None of them blocks. */
  problems: readonly Problem[]
  wires: Account & Device
  words: Words
  language: Language
}

/** So long nothing is drawn for want of words; whoever has to call can do so in English. */
const longestWaitMs = 4_000

/** Reads the parameters, restores what is stored and shows it. Never dials. */
export function start(world: World): Running {
  const { host, clock, loadPart } = world
  const given = host.parameterNames()
  const check = (readDispositions?: ReadDispositions) =>
    checkParameters(host.parameter, given, readDispositions)
  const checked = check()
  const plain: Prepared = {
    checked,
    language: { code: 'en', isRightToLeft: false, texts: {} },
    moreWords: {},
  }
  const isPlain =
    checked.problems.length === 0 &&
    !host.parameter('dispositions') &&
    !given.some((name) => name.startsWith(textPrefix)) &&
    isEnglish(checked.language || host.language)
  if (isPlain) return open(world, plain)

  const preparing = withTimeout(clock, longestWaitMs, async () => {
    const part = await loadPart('prepare')
    return part?.prepare({ host, loadPart, check })
  })
  return runLater(
    preparing.then((prepared) => () => open(world, typeof prepared === 'object' ? prepared : without(plain))),
  )
}

/** What the field opens with where the part does not come. */
function without(plain: Prepared): Prepared {
  const missing = { parameter: '', said: { key: 'prepareMissing' }, blocks: false } as const
  return { ...plain, checked: { ...plain.checked, problems: [...plain.checked.problems, missing] } }
}

function open(world: World, { checked, language, moreWords, showDuration }: Prepared): Running {
  const { settings, problems, action } = checked
  const words: Words = wordsIn(language, 'core', { ...english, ...moreWords })
  words.showDuration = showDuration
  const { document, page, clock, random, fetch } = world
  const area = document.getElementById('call-area')
  if (area) setLanguage(area, language)
  if (!settings) return refuse(world, words, { problems, action })
  if (!fetch) {
    return refuse(world, words, {
      problems: [{ parameter: '', said: { key: 'tooOld' }, blocks: true }],
      action,
    })
  }
  const { accountSid, credentials, serviceUrl: url } = settings

  const openWith = (send: Transport): Running => {
    const openField = action === 'sms' ? openMessageField : openCallField
    const wires = { send, accountSid, clock, random, page }
    return openField({ world, settings, problems, words, language, wires })
  }

  if (!url) return openWith(createDirectTransport({ fetch, clock, credentials }))
  return openLater(world, words, { problems, action }, 'service', (part) =>
    openWith(part.createServiceTransport({ fetch, clock, url, key: credentials.password })),
  )
}
