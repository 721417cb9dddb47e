import { isFinal, isMachine } from '../../twilio/calls.ts'
import { showNumber } from '../../twilio/phone-number.ts'
import type { Failure } from '../../twilio/transport.ts'
import { offeredDispositions } from '../call/dispositions.ts'
import { legsOf } from '../call/follow.ts'
import { isUnrung, type Outcome, outcomeOf, secondsRung } from '../call/outcome.ts'
import type { Settings } from '../form/settings.ts'
import type { WordKey } from '../words/english/field-words.ts'
import { showDuration, showTime, type Words } from '../words/words.ts'
import { orderOf } from './before-call.ts'
import type { Button, Notice, Person, Scene, Screen } from './drawing.ts'
import type { Model } from './model.ts'
import { attemptNote, noticeFor, warn } from './notices.ts'
import { isRecordingOpen, recordingBox } from './recording/recording-box.ts'

export const noButtons: Screen['buttons'] = {
  hangUp: undefined,
  update: undefined,
  updateFolded: undefined,
  check: undefined,
  stopTrying: undefined,
  didRing: undefined,
  didNotRing: undefined,
}

/** What is drawn of a call that goes on or is over. */
export function duringCall(model: Model, scene: Scene, who: string): Partial<Screen> {
  const { words } = scene
  const { state, entry } = model
  if (state.name !== 'following' && state.name !== 'ended') return {}
  const outcome = outcomeOf({ ...legsOf(state.seen), wantsKey: scene.settings.pressToCall })
  const isTalk = outcome.kind === 'talking' || outcome.kind === 'talked'
  return {
    notice: callNotice(model, state, scene, who),
    headline: looks[outcome.kind].saidBy === 'headline' ? sentence(outcome, words, who) : '',
    detail: outcome.kind === 'talking' && scene.settings.record === 'always' ? words('isRecorded') : '',
    clockSince: outcome.kind === 'talking' ? entry?.talkingAt : undefined,
    people: isTalk ? undefined : peopleOf(outcome, model, scene, who),
    recording: recordingBox({ model, outcome, who }, words),
    buttons: callButtons(model, state, words),
    details: {
      line: words('details'),
      sid: state.seen.call.sid,
      statuses: statusesOf(state.seen, words, who),
    },
    ...(state.name === 'ended' ? afterCall(model, outcome, scene, who) : {}),
  }
}

const noNetwork: Failure = { kind: 'nothing', cause: 'network' }

type CallState = Extract<Model['state'], { name: 'following' | 'ended' }>

/** What became of it, and the one thing to do next. */
function afterCall(model: Model, outcome: Outcome, scene: Scene, who: string): Partial<Screen> {
  const { words, settings } = scene
  const dispositions = dispositionChoices(model, settings, outcome, words)
  return {
    detail: endDetail(model, outcome, words, who),
    dispositions,
    goOn: isDone(model, outcome, dispositions) ? words('goOn') : '',
    callNote: model.mayCallSoon ? againNote(model, outcome, scene, who) : '',
  }
}

/** Where nothing can change any more, Update status is no next step. */
function callButtons(model: Model, state: CallState, words: Words): Screen['buttons'] {
  const isOver = isFinal(state.seen.call.status)
  const update = { text: words('updateStatus'), enabled: !model.updating }
  return {
    ...noButtons,
    hangUp: isOver || model.entry?.foundFor ? undefined : hangUpButton(state, words),
    [isOpen(model) ? 'update' : 'updateFolded']: update,
  }
}

/** Whether Twilio may tell something else the next time. */
function isOpen({ state, isLooking, recorder }: Model): boolean {
  if (state.name === 'following') return true
  return isLooking || ('trouble' in state && state.trouble !== undefined) || isRecordingOpen(recorder)
}

/** Nothing is left to do in this field, but to call once more where somebody wants to. */
function isDone(model: Model, outcome: Outcome, dispositions: Screen['dispositions']): boolean {
  const isAsked = dispositions.length > 0 && !dispositions.some(({ chosen }) => chosen)
  if (isAsked || isOpen(model) || model.kept === 'refused' || model.mayRingAgain) return false
  return !model.mayCallSoon || mayBeEnough(outcome)
}

/** Whether the respondent was reached, or may have been: then calling again is not the next step. */
export function mayBeEnough({ kind }: Outcome): boolean {
  return kind === 'talked' || kind === 'unseen'
}

/** Who missed their own phone is told again how a call goes. */
function againNote(model: Model, outcome: Outcome, scene: Scene, who: string): string {
  const order = isUnrung(outcome) ? orderOf(scene, who) : ''
  // Whether another call of the same request rings is looked up before the button can be tapped.
  const wait = model.mayCall ? '' : scene.words('recordingAsking')
  return [wait, order, attemptNote(model, scene)].filter(Boolean).join(' ')
}

/** Both legs in Twilio's own words, as they stand in the answer. */
function statusesOf({ call, leg }: CallState['seen'], words: Words, who: string): Array<[string, string]> {
  const yours: [string, string] = [words('yourPhone'), call.status]
  return leg ? [yours, [who, leg.status]] : [yours]
}

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
  return { ...warn(words('legDenied', { who })), designer: words('historyDeniedText') }
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
  'asks-for-key': { key: 'pressKey', marks: ['on', 'waiting'], saidBy: 'enumerator' },
  'no-key': { key: 'noKey', marks: ['no', 'waiting'], saidBy: 'enumerator' },
  'enumerator-voicemail': { key: 'voicemail', marks: ['no', 'waiting'], saidBy: 'enumerator' },
  'not-dialled': { key: 'notDialled', marks: ['done', 'waiting'], saidBy: 'headline' },
  unseen: { key: 'unseen', marks: ['done', 'waiting'], saidBy: 'headline' },
}

/** The outcome in a sentence that says who was reached and, if nobody, whose side failed. */
function sentence(outcome: Outcome, words: Words, who: string): string {
  if (outcome.kind !== 'talked') return words(looks[outcome.kind].key, { who })
  if (outcome.seconds === undefined) return words('talkedUnknown', { who })
  return words('talkedWith', { who, time: showDuration(words, outcome.seconds) })
}

function endDetail(model: Model, outcome: Outcome, words: Words, who: string): string {
  if (outcome.kind === 'no-key') return words('noKeyText')
  if (outcome.kind === 'enumerator-voicemail') return words('voicemailText', { who })
  // The respondent was rung all the same, perhaps joined: Twilio said it too late, or erred.
  if ('seen' in model.state && isMachine(model.state.seen.call)) return words('voicemail')
  if (outcome.kind === 'respondent-failed') return words('respondentFailedText')
  if (outcome.kind === 'enumerator-failed') return words('errorEnumeratorUnreachableText')
  if (outcome.kind !== 'talked' || model.state.name !== 'ended') return ''
  const { startedAt, endedAt } = model.state.seen.call
  const parts: string[] = []
  if (startedAt !== undefined && endedAt !== undefined) {
    parts.push(words('fromTo', { start: showTime(startedAt), end: showTime(endedAt) }))
  }
  if (model.recorder?.memory.state === 'stopped') parts.push(words('recorded'))
  return parts.join(words('comma'))
}

/** The enumerator's phone, as it is shown. */
export function enumeratorText({ enumerator: { kind, value } }: Settings): string {
  return kind === 'number' ? showNumber(value) : value.replace(/^client:/, '')
}

/** The two steps of a call: the enumerator's phone, then the respondent's. */
function peopleOf(
  outcome: Outcome,
  model: Model,
  { words, settings }: Scene,
  who: string,
): readonly [Person, Person] {
  const { marks, saidBy } = looks[outcome.kind]
  const [yours, theirs] = marks
  const isMissed = yours === 'no'
  const said = sentence(outcome, words, who)
  const rung = secondsRung(outcome, model.entry?.leg)
  const notYet = ['queued', 'enumerator-rings', 'asks-for-key'].includes(outcome.kind) || isUnrung(outcome)
  const small =
    rung !== undefined
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
      // That it is wrong, or of a phone that is off, is the likeliest cause.
      note: isMissed
        ? enumeratorText(settings)
        : outcome.kind === 'enumerator-rings'
          ? words('answerIt')
          : '',
      noteIsNumber: isMissed,
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
