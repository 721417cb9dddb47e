import { showNumber } from '../../twilio/phone-number.ts'
import type { Model } from '../call/field.ts'
import type { RecordingPart } from '../call/recording/recording-part.ts'
import { dialledNumber } from '../form/choice.ts'
import { type Problem, respondentNumber, type Settings } from '../form/settings.ts'
import type { Words } from '../words/words.ts'
import { duringCall, noButtons } from './call-screen.ts'
import { attemptNote, noticeFor, readyNotice } from './notices.ts'
import type { RecordingBox } from './recording-box.ts'

/** What the view draws. All text is plain text, in the form's language. */
export interface Screen {
  /** What a form designer has to mend or may want to know. */
  setUp:
    | { blocks: boolean; title: string; lines: ReadonlyArray<{ parameter: string; text: string }> }
    | undefined
  notice: Notice | undefined
  /** What goes on, in one line; a screen reader hears it when it changes. */
  headline: string
  detail: string
  /** Device time from which a clock runs beside the headline, or to which it runs down. */
  clockSince: number | undefined
  people: readonly [Person, Person] | undefined
  /** `position` counts in `to_number`, from 0. */
  numbers: ReadonlyArray<{ position: number; text: string; isNumber: boolean; chosen: boolean }>
  recording: RecordingBox | undefined
  dispositions: ReadonlyArray<{ code: string; label: string; chosen: boolean }>
  callButton: Button | undefined
  callNote: string
  buttons: Readonly<
    Record<'hangUp' | 'update' | 'check' | 'stopTrying' | 'didRing' | 'didNotRing', Button | undefined>
  >
  sid: string
}

export interface Notice {
  tone: 'bad' | 'warn'
  title: string
  text: string
  code: string
}

export interface Person {
  mark: 'waiting' | 'on' | 'done' | 'no'
  name: string
  note: string
  /** A phone number is read from left to right in every language. */
  noteIsNumber: boolean
}

export interface Button {
  text: string
  enabled: boolean
}

/** Everything that a screen needs besides the field's model. */
export interface Scene {
  words: Words
  settings: Settings
  problems: readonly Problem[]
  /** Absent where nothing is recorded by consent, or its part is not there. */
  recordingBox?: ReturnType<RecordingPart['createRecordingBox']>
  now: number
}

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
    sid: stored,
  }
}

/** What is stored, with nothing to tap. */
export function readOnlyScreen(screen: Screen): Screen {
  const dispositions = screen.dispositions.filter(({ chosen }) => chosen)
  return { ...screen, dispositions, callButton: undefined, callNote: '', buttons: noButtons }
}

/** Pure: one model, one screen. */
export function screenOf(model: Model, scene: Scene): Screen {
  const { words, settings } = scene
  const who = whoIs(model, settings, words)
  const base: Screen = {
    ...emptyScreen,
    setUp: setUpBox(words, scene.problems),
    callButton: callButton(model, words, who, settings),
    numbers: numberChoices(model, settings, words),
    sid: 'seen' in model.state ? model.state.seen.call.sid : '',
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
  callButton: undefined,
  callNote: '',
  buttons: noButtons,
  sid: '',
}

function setUpBox(words: Words, problems: readonly Problem[]): Screen['setUp'] {
  if (problems.length === 0) return undefined
  const blocks = problems.some((problem) => problem.blocks)
  // What no parameter is to blame for is said to the enumerator, not to the form designer.
  const isForm = problems.every(({ parameter }) => parameter !== '')
  return {
    blocks,
    title: isForm ? words(blocks ? 'setUpWrong' : 'setUpOdd') : '',
    lines: problems.map(({ parameter, said }) => ({
      parameter,
      text: words(said.key, said.values) || words('problem'),
    })),
  }
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

function numberText(model: Model, { settings, words }: Scene): { note: string; noteIsNumber: boolean } {
  if (!settings.displayNumber) return { note: words('hiddenNumber'), noteIsNumber: false }
  const number = dialledNumber(settings, model.choice)
  return number ? { note: showNumber(number), noteIsNumber: true } : { note: '', noteIsNumber: false }
}

function hasSeveral(settings: Settings): boolean {
  return settings.respondents.filter(({ number }) => number !== '').length > 1
}

function numberChoices(model: Model, settings: Settings, words: Words): Screen['numbers'] {
  if (!hasSeveral(settings) || !model.mayCall) return []
  const choices = settings.respondents.map(({ number, label }, position) => {
    const bare = settings.displayNumber ? showNumber(number) : words('numberOf', { n: String(position + 1) })
    const isNumber = !label && settings.displayNumber
    return { position, text: label || bare, isNumber, chosen: position === model.choice.to }
  })
  return choices.filter(({ position }) => respondentNumber(settings, position) !== '')
}

function callButton(model: Model, words: Words, who: string, settings: Settings): Button | undefined {
  const { name } = model.state
  if (name === 'following') return undefined
  if (name === 'ended' && !model.mayCall) return undefined
  const several = hasSeveral(settings) && model.choice.to >= 0
  const chosen = several ? whoIs({ ...model, entry: undefined }, settings, words) : who
  const text =
    name === 'refused'
      ? words('tryAgain')
      : name === 'ended'
        ? words('callAgain')
        : several
          ? words('callWhom', { who: chosen })
          : words('call')
  return { text, enabled: model.mayCall && dialledNumber(settings, model.choice) !== '' }
}

function beforeCall(model: Model, scene: Scene, who: string): Partial<Screen> {
  const { words, settings } = scene
  const several = hasSeveral(settings)
  const people: Screen['people'] = [
    { mark: 'waiting', name: words('yourPhone'), ...enumeratorText(settings) },
    { mark: 'waiting', name: who, ...numberText(model, scene) },
  ]
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
    people: several && model.choice.to >= 0 ? undefined : people,
    callNote: [
      several && !settings.displayNumber ? words('hiddenNumberNote') : '',
      words('order', { who }),
      settings.record === 'always' ? words('isRecorded') : '',
      attempt,
    ]
      .filter(Boolean)
      .join(' '),
  }
}

function enumeratorText(settings: Settings): { note: string; noteIsNumber: boolean } {
  const { kind, value } = settings.enumerator
  return { note: kind === 'number' ? showNumber(value) : value.replace(/^client:/, ''), noteIsNumber: true }
}

function whilePlacing(retryAt: number | undefined, { words, now }: Scene, who: string): Partial<Screen> {
  if (retryAt === undefined) {
    return { headline: words('placing'), detail: words('placingText'), callNote: words('order', { who }) }
  }
  const n = String(Math.max(1, Math.ceil((retryAt - now) / 1000)))
  return {
    headline: words('busyTwilio'),
    detail: words('busyTwilioText', { n }),
    clockSince: retryAt,
    buttons: { ...noButtons, stopTrying: { text: words('stopTrying'), enabled: true } },
  }
}

function whileUnsure(model: Model, words: Words): Partial<Screen> {
  const { state, offline } = model
  const seen = state.name === 'unsure' && state.trouble ? state.trouble.kind : undefined
  const trouble = offline ? 'offline' : seen
  const undecided = trouble !== undefined && trouble !== 'offline'
  const key =
    trouble === 'unclear'
      ? 'unsureUnclear'
      : undecided
        ? 'unsureDenied'
        : trouble
          ? 'unsureOffline'
          : 'unsureText'
  return {
    notice: { tone: 'warn', title: words('unsure'), text: words(key), code: '' },
    buttons: {
      ...noButtons,
      check: { text: words('checkNow'), enabled: true },
      didRing: trouble === 'unclear' ? { text: words('didRing'), enabled: true } : undefined,
      didNotRing: undecided ? { text: words('didNotRing'), enabled: true } : undefined,
    },
  }
}
