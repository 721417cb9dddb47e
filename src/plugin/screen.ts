import type { Failure } from '../twilio/transport.ts'
import { offeredDispositions } from './dispositions.ts'
import { describeRefusal } from './errors.ts'
import type { Model } from './field.ts'
import { legsOf } from './follow.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { showNumber, withoutSecrets } from './phone-number.ts'
import { type RecordingBox, recordingBox } from './recording-box.ts'
import type { Problem, Settings } from './settings.ts'
import type { ReadyNote } from './state.ts'
import { type Said, showDuration, showTime, type WordKey, type Words } from './words.ts'

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
  numbers: ReadonlyArray<{ text: string; isNumber: boolean; chosen: boolean }>
  recording: RecordingBox | undefined
  dispositions: ReadonlyArray<{ code: string; label: string; chosen: boolean }>
  callButton: Button | undefined
  callNote: string
  buttons: Readonly<Record<'hangUp' | 'update' | 'check' | 'stopTrying' | 'didNotRing', Button | undefined>>
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

/** A field whose parameters do not allow a call. */
export function setUpScreen(words: Words, problems: readonly Problem[], answer: string): Screen {
  return {
    ...emptyScreen,
    setUp: setUpBox(words, problems),
    callButton: { text: words('call'), enabled: false },
    sid: answer,
  }
}

/** What is stored, with nothing to tap. */
export function readOnlyScreen(screen: Screen): Screen {
  return { ...screen, callButton: undefined, callNote: '', buttons: noButtons }
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

const noButtons: Screen['buttons'] = {
  hangUp: undefined,
  update: undefined,
  check: undefined,
  stopTrying: undefined,
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
  const number = settings.respondents[model.chosen]?.number ?? ''
  if (!settings.displayNumber) return { note: words('hiddenNumber'), noteIsNumber: false }
  return { note: showNumber(number), noteIsNumber: true }
}

function numberChoices(model: Model, settings: Settings, words: Words): Screen['numbers'] {
  if (settings.respondents.length < 2 || !model.mayCall) return []
  return settings.respondents.map(({ number, label }, index) => {
    const bare = settings.displayNumber ? showNumber(number) : words('numberOf', { n: String(index + 1) })
    return { text: label || bare, isNumber: !label && settings.displayNumber, chosen: index === model.chosen }
  })
}

function callButton(model: Model, words: Words, who: string, settings: Settings): Button | undefined {
  const { name } = model.state
  if (name === 'following') return undefined
  if (name === 'ended' && !model.mayCall) return undefined
  const several = settings.respondents.length > 1
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
  const several = settings.respondents.length > 1
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

/** Twilio's own words may repeat a number that is hidden, or what it was given as a credential. */
function noticeFor(failure: Failure, { words, settings }: Scene): Notice {
  if (failure.kind === 'nothing') {
    const offline = failure.cause === 'network' || failure.cause === 'timeout'
    return { tone: 'warn', title: '', text: words(offline ? 'updateOffline' : 'updateFailed'), code: '' }
  }
  const hidden = settings.displayNumber ? [] : settings.respondents.map(({ number }) => number)
  const secrets = [...hidden, settings.credentials.password]
  const { title, text, code } = describeRefusal(failure)
  return {
    tone: 'bad',
    title: words(title.key, title.values),
    text: withoutSecrets(words(text.key, text.values), secrets),
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
  const trouble = model.state.name === 'unsure' ? model.state.trouble : undefined
  const undecided = trouble !== undefined && trouble !== 'offline'
  const key: WordKey = undecided ? 'unsureDenied' : trouble === 'offline' ? 'unsureOffline' : 'unsureText'
  return {
    notice: { tone: 'warn', title: words('unsure'), text: words(key), code: '' },
    buttons: {
      ...noButtons,
      check: { text: words('checkNow'), enabled: true },
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
    notice: callNotice(state, scene, who),
    headline: talk || (over && !isToldByPeople(outcome)) ? say(words, headlineOf(outcome, words, who)) : '',
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

/** Where neither phone failed, the two steps alone do not tell how the call ended. */
function isToldByPeople({ kind }: Outcome): boolean {
  return kind !== 'not-dialled' && kind !== 'unseen'
}

type CallState = Extract<Model['state'], { name: 'following' | 'ended' }>

function hangUpButton(state: CallState, words: Words): Button {
  const asked = state.name === 'following' && state.hangUp === 'asked'
  return { text: words(asked ? 'hangingUp' : 'hangUp'), enabled: !asked }
}

function callNotice(state: CallState, scene: Scene, who: string): Notice | undefined {
  if (state.name === 'following' && state.hangUp === 'failed') {
    return { tone: 'bad', title: '', text: scene.words('hangUpFailed'), code: '' }
  }
  return state.trouble ? noticeFor(state.trouble, scene) : legNotice(state.seen.legVisible, scene.words, who)
}

function legNotice(visible: boolean, words: Words, who: string): Notice | undefined {
  if (visible) return undefined
  return { tone: 'warn', title: '', text: words('legDenied', { who }), code: '' }
}

function say(words: Words, said: Said): string {
  return words(said.key, said.values)
}

/** The outcome in a sentence that says who was reached and, if nobody, whose side failed. */
function headlineOf(outcome: Outcome, words: Words, who: string): Said {
  const values = { who }
  switch (outcome.kind) {
    case 'queued':
      return { key: 'queued' }
    case 'enumerator-rings':
      return { key: 'enumeratorRings' }
    case 'connecting':
      return { key: 'connecting' }
    case 'respondent-rings':
      return { key: 'respondentRings', values }
    case 'talking':
      return { key: 'talkingWith', values }
    case 'talked':
      if (outcome.seconds === undefined) return { key: 'talkedUnknown', values }
      return { key: 'talkedWith', values: { who, time: showDuration(words, outcome.seconds) } }
    case 'respondent-busy':
      return { key: 'respondentBusy', values }
    case 'respondent-no-answer':
      return { key: 'respondentNoAnswer', values }
    case 'respondent-failed':
      return { key: 'respondentFailed', values }
    case 'respondent-canceled':
      return { key: 'respondentCanceled', values }
    case 'enumerator-busy':
      return { key: 'enumeratorBusy' }
    case 'enumerator-no-answer':
      return { key: 'enumeratorNoAnswer' }
    case 'enumerator-failed':
      return { key: 'enumeratorFailed' }
    case 'canceled':
      return { key: 'canceled' }
    case 'not-dialled':
      return { key: 'notDialled', values }
    case 'unseen':
      return { key: 'unseen' }
  }
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
  const plain = { noteIsNumber: false }
  const waiting: Person = { mark: 'waiting', name: who, note: words('notCalledYet'), ...plain }
  const notCalled: Person = { ...waiting, note: '' }
  const you = (mark: Person['mark'], key: WordKey, note = ''): Person => ({
    mark,
    name: words(key),
    note,
    ...plain,
  })
  const answered = you('done', 'youAnswered')
  const rung = model.entry?.leg?.rung
  const rang = rung === undefined ? '' : words('rangFor', { time: showDuration(words, rung) })
  const them = (mark: Person['mark'], said: Said): Person => ({
    mark,
    name: say(words, said),
    note: rang,
    ...plain,
  })
  switch (outcome.kind) {
    case 'queued':
      return [you('on', 'queued'), waiting]
    case 'enumerator-rings':
      return [you('on', 'enumeratorRings', words('answerIt')), waiting]
    case 'connecting':
      return [answered, { ...waiting, mark: 'on', note: words('connecting') }]
    case 'respondent-rings':
      return [answered, { ...them('on', { key: 'respondentRings', values: { who } }), note: '' }]
    case 'enumerator-busy':
    case 'enumerator-no-answer':
    case 'enumerator-failed':
    case 'canceled':
      return [{ ...answered, mark: 'no', name: say(words, headlineOf(outcome, words, who)) }, notCalled]
    case 'talking':
    case 'talked':
      return [answered, { ...notCalled, mark: 'done' }]
    case 'not-dialled':
    case 'unseen':
      return [answered, notCalled]
    case 'respondent-busy':
    case 'respondent-no-answer':
    case 'respondent-failed':
    case 'respondent-canceled':
      return [answered, them('no', headlineOf(outcome, words, who))]
  }
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
