import type { Failure } from '../twilio/transport.ts'
import { offeredDispositions } from './dispositions.ts'
import { describeRefusal } from './errors.ts'
import type { Model } from './field.ts'
import { legsOf } from './follow.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { showNumber, withoutSecrets } from './phone-number.ts'
import { type RecordingBox, recordingBox } from './recording-box.ts'
import { type Problem, respondentNumber, type Settings } from './settings.ts'
import type { ReadyNote } from './state.ts'
import { showDuration, showTime, type WordKey, type Words } from './words.ts'

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
  /** Device time from which a clock runs beside the headline. */
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
  now: number
}

/** A field whose parameters do not allow a call; `stored` is what an earlier version of the form kept. */
export function setUpScreen(words: Words, problems: readonly Problem[], stored: string): Screen {
  return {
    ...emptyScreen,
    setUp: setUpBox(words, problems),
    callButton: { text: words('call'), enabled: false },
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

export const noButtons: Screen['buttons'] = {
  hangUp: undefined,
  update: undefined,
  check: undefined,
  stopTrying: undefined,
  didRing: undefined,
  didNotRing: undefined,
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
  return {
    blocks,
    title: words(blocks ? 'setUpWrong' : 'setUpOdd'),
    lines: problems.map(({ parameter, said }) => ({ parameter, text: words(said.key, said.values) })),
  }
}

/** How the respondent of the call shown, or of the next one, is called. */
function whoIs(model: Model, settings: Settings, words: Words): string {
  const position = model.entry ? model.entry.number - 1 : model.chosen
  const respondent = settings.respondents[position]
  if (respondent?.label) return respondent.label
  return settings.respondents.length > 1
    ? words('numberOf', { n: String(position + 1) })
    : words('respondent')
}

function numberText(model: Model, { settings, words }: Scene): { note: string; noteIsNumber: boolean } {
  const number = respondentNumber(settings, model.chosen)
  if (!settings.displayNumber) return { note: words('hiddenNumber'), noteIsNumber: false }
  return { note: showNumber(number), noteIsNumber: true }
}

function hasSeveral(settings: Settings): boolean {
  return settings.respondents.filter(({ number }) => number !== '').length > 1
}

function numberChoices(model: Model, settings: Settings, words: Words): Screen['numbers'] {
  if (!hasSeveral(settings) || !model.mayCall) return []
  const choices = settings.respondents.map(({ number, label }, position) => {
    const bare = settings.displayNumber ? showNumber(number) : words('numberOf', { n: String(position + 1) })
    const isNumber = !label && settings.displayNumber
    return { position, text: label || bare, isNumber, chosen: position === model.chosen }
  })
  return choices.filter(({ position }) => respondentNumber(settings, position) !== '')
}

function callButton(model: Model, words: Words, who: string, settings: Settings): Button | undefined {
  const { name } = model.state
  if (name === 'following') return undefined
  if (name === 'ended' && !model.mayCall) return undefined
  const several = hasSeveral(settings)
  const chosen = several ? whoIs({ ...model, entry: undefined }, settings, words) : who
  const text =
    name === 'refused'
      ? words('tryAgain')
      : name === 'ended'
        ? words('callAgain')
        : several
          ? words('callWhom', { who: chosen })
          : words('call')
  return { text, enabled: model.mayCall }
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
    people: several ? undefined : people,
    callNote: [words('order', { who }), attempt].filter(Boolean).join(' '),
  }
}

function enumeratorText(settings: Settings): { note: string; noteIsNumber: boolean } {
  const { kind, value } = settings.enumerator
  return { note: kind === 'number' ? showNumber(value) : value.replace(/^client:/, ''), noteIsNumber: true }
}

/** Said only where a field allows several calls. */
function attemptNote(model: Model, { words, settings }: Scene): string {
  if (settings.attempts < 2 || model.callsPlaced === 0) return ''
  return words('attemptOf', { n: String(model.callsPlaced), most: String(settings.attempts) })
}

const readyNotes: Record<ReadyNote, { tone: Notice['tone']; title: WordKey | ''; text: WordKey }> = {
  'not-placed': { tone: 'warn', title: 'notPlaced', text: 'notPlacedText' },
  'stopped-trying': { tone: 'warn', title: 'stoppedTrying', text: 'stoppedTryingText' },
  offline: { tone: 'bad', title: 'offline', text: 'offlineText' },
  'goes-on': { tone: 'warn', title: '', text: 'goesOn' },
  'other-number': { tone: 'warn', title: '', text: 'otherNumber' },
}

function readyNotice(note: ReadyNote | undefined, words: Words): Notice | undefined {
  if (!note) return undefined
  const { tone, title, text } = readyNotes[note]
  return { tone, title: title && words(title), text: words(text), code: '' }
}

/** Somebody else's words may be long; what is hidden is taken out before they are cut. */
const longestText = 400

/** Twilio's own words may repeat a number that is hidden, or what it was given as a credential. */
function noticeFor(failure: Failure, { words, settings }: Scene, goesOn = false): Notice {
  if (failure.kind === 'nothing') {
    const offline = goesOn && (failure.cause === 'network' || failure.cause === 'timeout')
    return { tone: 'warn', title: '', text: words(offline ? 'updateOffline' : 'updateFailed'), code: '' }
  }
  const hidden = settings.displayNumber ? [] : settings.respondents.map(({ number }) => number)
  const secrets = [...hidden, settings.credentials.password]
  const { title, text, code } = describeRefusal(failure)
  return {
    tone: 'bad',
    title: words(title.key, title.values),
    text: withoutSecrets(words(text.key, text.values), secrets).slice(0, longestText),
    code: words('errorCode', { code: String(code) }),
  }
}

function whilePlacing(retryAt: number | undefined, { words, now }: Scene, who: string): Partial<Screen> {
  if (retryAt === undefined) {
    return { headline: words('placing'), detail: words('placingText'), callNote: words('order', { who }) }
  }
  const n = String(Math.max(1, Math.ceil((retryAt - now) / 1000)))
  return {
    headline: words('busyTwilio'),
    detail: words('busyTwilioText', { n }),
    buttons: { ...noButtons, stopTrying: { text: words('stopTrying'), enabled: true } },
  }
}

function whileUnsure(model: Model, words: Words): Partial<Screen> {
  const seen = model.state.name === 'unsure' ? model.state.trouble : undefined
  const trouble = model.offline ? 'offline' : seen
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

function duringCall(model: Model, scene: Scene, who: string): Partial<Screen> {
  const { words, settings } = scene
  const { state, entry } = model
  if (state.name !== 'following' && state.name !== 'ended') return {}
  const outcome = outcomeOf(legsOf(state.seen))
  const over = state.name === 'ended'
  const talk = outcome.kind === 'talking' || outcome.kind === 'talked'
  return {
    notice: callNotice(model, state, scene, who),
    headline: looks[outcome.kind].saidBy === 'headline' ? sentence(outcome, words, who) : '',
    detail: over ? endDetail(model, outcome, words) : '',
    clockSince: outcome.kind === 'talking' ? entry?.talkingAt : undefined,
    people: talk ? undefined : peopleOf(outcome, model, words, who),
    recording: recordingBox(model, outcome, words, who),
    dispositions: over ? dispositionChoices(model, settings, outcome, words) : [],
    callNote: model.mayCall ? attemptNote(model, scene) : '',
    buttons: {
      ...noButtons,
      hangUp: over ? undefined : hangUpButton(state, words),
      update: { text: words('updateStatus'), enabled: !model.updating },
    },
  }
}

const noNetwork: Failure = { kind: 'nothing', cause: 'network' }

type CallState = Extract<Model['state'], { name: 'following' | 'ended' }>

function hangUpButton(state: CallState, words: Words): Button {
  const asked = state.name === 'following' && state.hangUp === 'asked'
  return { text: words(asked ? 'hangingUp' : 'hangUp'), enabled: !asked }
}

function callNotice(model: Model, state: CallState, scene: Scene, who: string): Notice | undefined {
  const goesOn = state.name === 'following'
  if (goesOn && state.hangUp === 'failed') {
    return { tone: 'bad', title: '', text: scene.words('hangUpFailed'), code: '' }
  }
  if (goesOn && model.offline) return noticeFor(noNetwork, scene, goesOn)
  return state.trouble
    ? noticeFor(state.trouble, scene, goesOn)
    : legNotice(state.seen.legVisible, scene.words, who)
}

function legNotice(visible: boolean, words: Words, who: string): Notice | undefined {
  if (visible) return undefined
  return { tone: 'warn', title: '', text: words('legDenied', { who }), code: '' }
}

/** How each outcome is said, and what the two steps of the call show of it. */
interface OutcomeLook {
  key: WordKey
  /** The enumerator's mark; the respondent's where they were called. */
  marks: readonly [Person['mark'], Person['mark']]
  /** Whose line says it, if not the headline or the small print under the respondent's. */
  saidBy: 'enumerator' | 'respondent' | 'headline' | 'note'
}

const looks: Record<Outcome['kind'], OutcomeLook> = {
  queued: { key: 'queued', marks: ['on', 'waiting'], saidBy: 'enumerator' },
  'enumerator-rings': { key: 'enumeratorRings', marks: ['on', 'waiting'], saidBy: 'enumerator' },
  connecting: { key: 'connecting', marks: ['done', 'on'], saidBy: 'note' },
  'respondent-rings': { key: 'respondentRings', marks: ['done', 'on'], saidBy: 'respondent' },
  talking: { key: 'talkingWith', marks: ['done', 'done'], saidBy: 'headline' },
  talked: { key: 'talkedWith', marks: ['done', 'done'], saidBy: 'headline' },
  'respondent-busy': { key: 'respondentBusy', marks: ['done', 'no'], saidBy: 'respondent' },
  'respondent-no-answer': { key: 'respondentNoAnswer', marks: ['done', 'no'], saidBy: 'respondent' },
  'respondent-failed': { key: 'respondentFailed', marks: ['done', 'no'], saidBy: 'respondent' },
  'respondent-canceled': { key: 'respondentCanceled', marks: ['done', 'no'], saidBy: 'respondent' },
  'enumerator-busy': { key: 'enumeratorBusy', marks: ['no', 'waiting'], saidBy: 'enumerator' },
  'enumerator-no-answer': { key: 'enumeratorNoAnswer', marks: ['no', 'waiting'], saidBy: 'enumerator' },
  'enumerator-failed': { key: 'enumeratorFailed', marks: ['no', 'waiting'], saidBy: 'enumerator' },
  canceled: { key: 'canceled', marks: ['no', 'waiting'], saidBy: 'enumerator' },
  'not-dialled': { key: 'notDialled', marks: ['done', 'waiting'], saidBy: 'headline' },
  unseen: { key: 'unseen', marks: ['done', 'waiting'], saidBy: 'headline' },
}

/** The outcome in a sentence that says who was reached and, if nobody, whose side failed. */
function sentence(outcome: Outcome, words: Words, who: string): string {
  if (outcome.kind !== 'talked') return words(looks[outcome.kind].key, { who })
  if (outcome.seconds === undefined) return words('talkedUnknown', { who })
  return words('talkedWith', { who, time: showDuration(words, outcome.seconds) })
}

function endDetail(model: Model, outcome: Outcome, words: Words): string {
  if (outcome.kind === 'respondent-failed') return words('respondentFailedText')
  if (outcome.kind === 'enumerator-failed') return words('enumeratorFailedText')
  if (outcome.kind !== 'talked' || model.state.name !== 'ended') return ''
  const { startedAt, endedAt } = model.state.seen.call
  const parts: string[] = []
  if (startedAt !== undefined && endedAt !== undefined) {
    parts.push(words('fromTo', { start: showTime(startedAt), end: showTime(endedAt) }))
  }
  if (model.recorder?.memory.state === 'stopped') parts.push(words('recorded'))
  return parts.join(', ')
}

/** The two steps of a call: the enumerator's phone, then the respondent's. */
function peopleOf(outcome: Outcome, model: Model, words: Words, who: string): readonly [Person, Person] {
  const { marks, saidBy } = looks[outcome.kind]
  const [yours, theirs] = marks
  const said = sentence(outcome, words, who)
  const rung = model.entry?.leg?.rung
  const rang = theirs === 'no' && rung !== undefined
  const notYet = outcome.kind === 'queued' || outcome.kind === 'enumerator-rings'
  const small = rang
    ? words('rangFor', { time: showDuration(words, rung) })
    : notYet
      ? words('notCalledYet')
      : saidBy === 'note'
        ? said
        : ''
  return [
    {
      mark: yours,
      name: saidBy === 'enumerator' ? said : words('youAnswered'),
      note: outcome.kind === 'enumerator-rings' ? words('answerIt') : '',
      noteIsNumber: false,
    },
    {
      mark: theirs,
      name: saidBy === 'respondent' ? said : who,
      note: small,
      noteIsNumber: false,
    },
  ]
}

function dispositionChoices(
  model: Model,
  settings: Settings,
  outcome: Outcome,
  words: Words,
): Screen['dispositions'] {
  const chosen = model.entry?.disposition
  return offeredDispositions(settings.dispositions, outcome, chosen).map(({ code, label }) => ({
    code,
    label: typeof label === 'string' ? label : words(label.key),
    chosen: code === chosen,
  }))
}
