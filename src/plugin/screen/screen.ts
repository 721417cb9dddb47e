import type { Call } from '../../twilio/calls.ts'
import { showNumber } from '../../twilio/phone-number.ts'
import { isNoConnection } from '../../twilio/transport.ts'
import { legsOf } from '../call/follow.ts'
import { outcomeOf } from '../call/outcome.ts'
import { dialledNumber } from '../form/choice.ts'
import type { Problem, Settings } from '../form/settings.ts'
import { isAskedAbout, type Unsure } from '../once/phase.ts'
import type { Words } from '../words/words.ts'
import { noteBefore, orderOf, peopleBefore } from './before-call.ts'
import { duringCall, enumeratorText, mayBeEnough, noButtons } from './call-screen.ts'
import type { CallButton, Scene, Screen } from './drawing.ts'
import { describeCode, whyNothing } from './errors.ts'
import type { Model } from './model.ts'
import { attemptNote, firstNotice, noticeFor, readyNotice, warn } from './notices.ts'
import { numberChoices } from './number-list.ts'
import { setUpBox } from './set-up.ts'

/** A field that can do nothing, or nothing yet; `stored` is what an earlier version of the form kept. */
export function setUpScreen(
  words: Words,
  problems: readonly Problem[],
  stored: string,
  action: Settings['action'],
): Screen {
  return {
    ...emptyScreen,
    setUp: setUpBox(words, problems),
    callButton: action === 'call' ? { text: words('call'), enabled: false } : undefined,
    details: stored ? { line: words('details'), sid: stored, statuses: [] } : undefined,
  }
}

/** What is stored, with nothing to tap. */
export function readOnlyScreen(screen: Screen): Screen {
  const dispositions = screen.dispositions.filter(({ chosen }) => chosen)
  return { ...screen, dispositions, goOn: '', callButton: undefined, callNote: '', buttons: noButtons }
}

/** Pure: one model, one screen. */
export function screenOf(model: Model, scene: Scene): Screen {
  const screen = screenOfState(model, scene)
  return { ...screen, notice: firstNotice(model, screen.notice, scene.words) }
}

function screenOfState(model: Model, scene: Scene): Screen {
  const { words, settings } = scene
  const who = whoIs(model, settings, words)
  const base: Screen = {
    ...emptyScreen,
    setUp: setUpBox(words, scene.problems),
    callButton: callButton(model, words, settings),
    numbers: model.mayCall ? numberChoices(settings, words, model.choice.to) : [],
  }
  switch (model.state.name) {
    case 'ready':
    case 'refused':
      return { ...base, ...beforeCall(model, scene, who) }
    case 'placing':
      return { ...base, ...whilePlacing(model.state.retryAt, scene, who) }
    case 'unsure':
      return { ...base, ...whileUnsure(model, words) }
    case 'following':
    case 'ended':
      return { ...base, ...duringCall(model, scene, who) }
  }
}

const emptyScreen: Screen = {
  setUp: undefined,
  notice: undefined,
  headline: '',
  detail: '',
  clockSince: undefined,
  people: undefined,
  numbers: [],
  recording: undefined,
  dispositions: [],
  goOn: '',
  callButton: undefined,
  callNote: '',
  buttons: noButtons,
  details: undefined,
}

/** How the respondent of the call shown, or of the next one, is called. */
function whoIs(model: Model, settings: Settings, words: Words): string {
  const position = model.entry ? model.entry.number - 1 : model.choice.to
  const several = settings.respondents.length > 1
  // A number entered by hand corrects the only one there is; among several it is nobody's in particular.
  if (position < 0 && several) return words('respondent')
  const respondent = settings.respondents[Math.max(0, position)]
  if (respondent?.label) return respondent.label
  return several ? words('numberOf', { n: String(position + 1) }) : words('respondent')
}

function hasSeveral(settings: Settings): boolean {
  return settings.respondents.filter(({ number }) => number !== '').length > 1
}

function callButton(model: Model, words: Words, settings: Settings): CallButton | undefined {
  const { name } = model.state
  if (name === 'following') return undefined
  // The question stands alone.
  if (model.state.name === 'unsure' && isAskedAbout(model.state)) return undefined
  if (name === 'ended' && !model.mayCallSoon) return undefined
  const enabled = model.mayCall && dialledNumber(settings, model.choice) !== ''
  if (model.state.name === 'ended') {
    const quiet = mayBeEnough(outcomeOf(legsOf(model.state.seen)))
    return { text: words('callAgain'), enabled, quiet }
  }
  if (name === 'refused') return { text: words('tryAgain'), enabled, quiet: isFirm(model) }
  return { text: callText(model, words, settings), enabled }
}

/** Trying again mends nothing: somebody has to change something first. */
function isFirm({ state }: Model): boolean {
  return state.name === 'refused' && !describeCode(state.refusal.code).passes
}

function callText(model: Model, words: Words, settings: Settings): string {
  if (!hasSeveral(settings) || model.choice.to < 0) return words('call')
  return words('callWhom', { who: whoIs({ ...model, entry: undefined }, settings, words) })
}

function beforeCall(model: Model, scene: Scene, who: string): Partial<Screen> {
  const { words, settings } = scene
  const several = hasSeveral(settings)
  const number = dialledNumber(settings, model.choice)
  const callees = {
    enumerator: enumeratorText(settings),
    who,
    number: settings.displayNumber ? number && showNumber(number) : undefined,
  }
  const notice =
    model.state.name === 'refused'
      ? noticeFor(model.state.refusal, scene)
      : model.state.name === 'ready'
        ? readyNotice(model.state.note, words)
        : undefined
  const attempt = attemptNote(model, scene)
  return {
    notice,
    // The list of numbers shows which is chosen; one entered by hand is not in it.
    people: several && model.choice.to >= 0 ? undefined : peopleBefore(words, callees),
    callNote: [
      several && !settings.displayNumber ? words('hiddenNumberNote') : '',
      isFirm(model) ? '' : noteBefore(words, orderOf(scene, who), settings.record === 'always'),
      attempt,
    ]
      .filter(Boolean)
      .join(' '),
  }
}

function whilePlacing(retryAt: number | undefined, scene: Scene, who: string): Partial<Screen> {
  const { words, now } = scene
  if (retryAt === undefined) {
    return { headline: words('placing'), detail: words('placingText'), callNote: orderOf(scene, who) }
  }
  const n = String(Math.max(1, Math.ceil((retryAt - now) / 1000)))
  return {
    headline: words('busyTwilio'),
    detail: words('busyTwilioText', { n }),
    clockSince: retryAt,
    buttons: { ...noButtons, stopTrying: { text: words('stopTrying'), enabled: true } },
  }
}

function whileUnsure({ state, offline }: Model, words: Words): Partial<Screen> {
  if (state.name !== 'unsure') return {}
  const isAsked = isAskedAbout(state)
  const isQuestion = isAsked && !state.said
  const isDenied = !state.said && !offline && state.trouble?.kind === 'refused'
  return {
    notice: {
      ...warn(unsureText(state, offline, words)),
      title: state.said ? '' : words('unsure'),
      ...(isDenied && { designer: words('historyDeniedText') }),
    },
    buttons: {
      ...noButtons,
      // Looking goes on by itself, and a question has its answers alone.
      check: isQuestion ? undefined : { text: words('checkNow'), enabled: true },
      didRing: isQuestion ? { text: words('didRing'), enabled: true } : undefined,
      didNotRing: isAsked ? { text: words('didNotRing'), enabled: true } : undefined,
    },
  }
}

function unsureText(
  { said, asked, trouble, instead }: Unsure<Call>,
  isOffline: boolean,
  words: Words,
): string {
  if (said) return words('unsureSaid')
  if (isOffline || isNoConnection(trouble)) return words(asked ? 'unsureAskedOffline' : 'unsureOffline')
  if (trouble?.kind === 'refused') return words('unsureDenied')
  if (asked) return words('unsureAsked')
  return words('unsureText', { why: words(whyNothing(trouble?.kind === 'nothing' ? trouble : instead)) })
}
