import type { Message } from '../../twilio/messages.ts'
import { type Failure, isNoConnection } from '../../twilio/transport.ts'
import { isAskedAbout, type Note } from '../once/phase.ts'
import { isDenied } from '../panel/list-failure.ts'
import { respondentName } from '../panel/respondent.ts'
import type { PanelWorld } from '../panel/tab.ts'
import type { Notice } from '../screen/drawing.ts'
import { type Told, whyNothing } from '../screen/errors.ts'
import { tell, warn, withKept } from '../screen/notices.ts'
import type { PanelWordKey } from '../words/english/panel-words.ts'
import { showWhen } from '../words/when.ts'
import { describeMessageError } from './errors.ts'
import type { SenderState } from './rules.ts'
import type { SenderModel } from './sender.ts'

export type SenderButton = 'check' | 'stopTrying' | 'wasSent' | 'wasNotSent' | 'update'

/** What is drawn of sending. All of it is plain text. */
export interface SenderText {
  notice: Notice | undefined
  headline: string
  detail: string
  /** Those to be shown. */
  buttons: readonly SenderButton[]
}

export type SenderScene = Pick<PanelWorld, 'words' | 'settings' | 'describe'> & {
  /** Device time. */
  now: number
}

const failed: Told = { title: 'smsFailed', text: 'smsFailedText' }

const none: SenderText = { notice: undefined, headline: '', detail: '', buttons: [] }

const notes: Readonly<Record<Note, { tone: Notice['tone']; title: PanelWordKey | ''; text: PanelWordKey }>> =
  {
    'not-placed': { tone: 'warn', title: 'notSent', text: 'notSentText' },
    'stopped-trying': { tone: 'warn', title: 'sendStopped', text: 'sendStoppedText' },
    offline: { tone: 'bad', title: 'sendOffline', text: 'sendOfflineText' },
    'goes-on': { tone: 'warn', title: '', text: 'sendGoesOn' },
    'other-number': { tone: 'warn', title: '', text: 'sendOtherNumber' },
  }

/** Pure: how sending goes, in words. */
export function describeSending(model: SenderModel, scene: SenderScene): SenderText {
  const text = describeState(model, scene)
  const { kept, turnedUp } = model
  const { words, now } = scene
  const notice =
    turnedUp === undefined
      ? text.notice
      : warn(words('sendTurnedUp', { time: showWhen(turnedUp, now, words) }))
  return { ...text, notice: withKept(kept, notice, words) }
}

function describeState(model: SenderModel, scene: SenderScene): SenderText {
  const { words } = scene
  const { state } = model
  switch (state.name) {
    case 'ready': {
      const note = state.note && notes[state.note]
      if (!note) return none
      const { tone, title, text } = note
      return { ...none, notice: { tone, title: title && words(title), text: words(text), code: '' } }
    }
    case 'refused':
      return { ...none, notice: describeSendFailure(state.refusal, nameOf(model, scene), scene) }
    case 'placing':
      return whileSending(state.retryAt, scene)
    case 'unsure':
      return whileUnsure(model, state, scene)
    case 'following':
    case 'ended':
      return afterSending(model, state, scene)
  }
}

/** The same beside a list of all messages, which tells itself what became of each. */
export function describeSendingBriefly(model: SenderModel, scene: SenderScene): SenderText {
  if (!('message' in model.state)) return describeSending(model, scene)
  return { ...none, notice: twinNotice(model, scene) }
}

/** How the respondent is called whom the latest message is for. */
export function nameOf({ choice }: Pick<SenderModel, 'choice'>, scene: SenderScene): string {
  const { settings, words } = scene
  return respondentName({ settings, words, field: { choice } })
}

/** Why a message was not delivered, by the code that Twilio gives; `who` is the respondent's name. */
export function describeDelivery(
  { errorCode }: Pick<Message, 'errorCode'>,
  who: string,
  { words }: Pick<SenderScene, 'words'>,
): Notice {
  const known = errorCode === undefined ? undefined : describeMessageError(errorCode)
  return tell(known ?? failed, words, { code: errorCode, values: { who } })
}

/** What Twilio has refused; what has nothing to do with messages, the field itself describes. */
function describeSendFailure(failure: Failure, who: string, scene: SenderScene): Notice {
  const known = failure.kind === 'refused' && describeMessageError(failure.code)
  return known ? describeDelivery({ errorCode: failure.code }, who, scene) : scene.describe(failure)
}

function whileSending(retryAt: number | undefined, { words, now }: SenderScene): SenderText {
  if (retryAt === undefined) return { ...none, headline: words('sending'), detail: words('sendingText') }
  const n = String(Math.max(1, Math.ceil((retryAt - now) / 1000)))
  return {
    ...none,
    headline: words('sendBusy'),
    detail: words('sendBusyText', { n }),
    buttons: ['stopTrying'],
  }
}

function whileUnsure(
  { offline }: SenderModel,
  state: Extract<SenderState, { name: 'unsure' }>,
  { words, now, describe }: SenderScene,
): SenderText {
  const { trouble, said, instead } = state
  const asks: readonly SenderButton[] = said ? ['wasNotSent'] : ['wasSent', 'wasNotSent']
  const say = (text: string, designer?: Notice['designer']): SenderText => ({
    ...none,
    notice: { ...warn(text), title: words('sendUnsure'), ...(designer && { designer }) },
    buttons: ['check', ...(isAskedAbout(state) ? asks : [])],
  })
  if (said) return say(words('sendUnsureSaid'))
  if (offline || isNoConnection(trouble)) return say(words('sendUnsureOffline'))
  if (trouble?.kind === 'refused') {
    // Over `service_url` there is no key whose permissions could be wanting.
    const designer = isDenied(trouble) ? words('messagesDeniedText') : describe(trouble).designer
    return say(words('sendUnsureDenied'), designer)
  }
  if (trouble?.kind === 'unclear' && state.asked) {
    const time = showWhen(trouble.likely.createdAt ?? now, now, words)
    return say(words('sendUnsureUnclear', { time }))
  }
  if (state.asked) return say(words('sendUnsureAsked'))
  const why = whyNothing(trouble?.kind === 'nothing' ? trouble : instead)
  return say(words('sendUnsureText', { why: words(why) }))
}

function afterSending(
  model: SenderModel,
  { name, message, trouble }: Extract<SenderState, { name: 'following' | 'ended' }>,
  scene: SenderScene,
): SenderText {
  const { words, describe } = scene
  const who = nameOf(model, scene)
  const isFailed = message.status === 'undelivered' || message.status === 'failed'
  const twins = twinNotice(model, scene)
  const text: SenderText = {
    notice: twins ?? (trouble && describe(trouble)),
    headline: isFailed ? '' : words(headlineOf(message, name === 'following'), { who }),
    detail: '',
    buttons: ['update'],
  }
  if (!isFailed) return text
  const notice = describeDelivery(message, who, scene)
  return { ...text, notice: { ...notice, text: [notice.text, twins?.text].filter(Boolean).join(' ') } }
}

function twinNotice({ entry }: SenderModel, { words }: SenderScene): Notice | undefined {
  return entry?.twins && { tone: 'warn', title: '', text: words('sentTwice'), code: '' }
}

function headlineOf({ status }: Message, isFollowed: boolean): PanelWordKey {
  switch (status) {
    case 'delivered':
      return 'smsDelivered'
    case 'read':
      return 'smsRead'
    case 'canceled':
      return 'smsCanceled'
    case 'sent':
    case 'partially_delivered':
      return isFollowed ? 'smsSent' : 'smsSentOnly'
    default:
      return 'smsOnItsWay'
  }
}
