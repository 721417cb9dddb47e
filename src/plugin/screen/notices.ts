import { withoutSecrets } from '../../twilio/numbers/secrets.ts'
import type { Failure } from '../../twilio/transport.ts'
import type { Note } from '../once/phase.ts'
import type { Kept } from '../once/writer.ts'
import type { WordKey } from '../words/english/field-words.ts'
import { showTime, type Words } from '../words/words.ts'
import type { Notice, Scene } from './drawing.ts'
import { describeRefusal, shownCode } from './errors.ts'
import type { Model } from './model.ts'

/** Said only where a field allows several calls. */
export function attemptNote(model: Model, { words, settings }: Scene): string {
  if (settings.attempts < 2 || model.attemptsUsed === 0) return ''
  return words('attemptOf', { n: String(model.attemptsUsed), most: String(settings.attempts) })
}

const readyNotes: Record<Note, { tone: Notice['tone']; title: WordKey | ''; text: WordKey }> = {
  'not-placed': { tone: 'warn', title: 'notPlaced', text: 'notPlacedText' },
  'stopped-trying': { tone: 'warn', title: 'stoppedTrying', text: 'stoppedTryingText' },
  offline: { tone: 'bad', title: 'offline', text: 'offlineText' },
  'goes-on': { tone: 'warn', title: '', text: 'goesOn' },
  'other-number': { tone: 'warn', title: '', text: 'otherNumber' },
}

export function readyNotice(note: Note | undefined, words: Words): Notice | undefined {
  if (!note) return undefined
  const { tone, title, text } = readyNotes[note]
  return { tone, title: title && words(title), text: words(text), code: '' }
}

/**
 * The one notice there is room for: what could lose or double a call before what could not.
 * @param notice what the field's state gives
 */
export function firstNotice(
  { kept, mayRingAgain, turnedUp }: Pick<Model, 'kept' | 'mayRingAgain' | 'turnedUp'>,
  notice: Notice | undefined,
  words: Words,
): Notice | undefined {
  const told =
    turnedUp !== undefined
      ? words('turnedUp', { time: showTime(turnedUp) })
      : mayRingAgain
        ? words('mayRingAgain')
        : ''
  return withKept(kept, told ? warn(told) : notice, words)
}

/** What the form does not keep is said before everything else; that it keeps only part, where nothing else is said. */
export function withKept(kept: Kept, notice: Notice | undefined, words: Words): Notice | undefined {
  if (kept === 'refused') return { ...warn(words('notKept')), tone: 'bad' }
  return notice ?? (kept === 'short' ? warn(words('keptShort')) : undefined)
}

export function warn(text: string): Notice {
  return { tone: 'warn', title: '', text, code: '' }
}

/** Somebody else's words may be long; what is hidden is taken out before they are cut. */
const longestText = 400

/** Twilio's own words may repeat a number that is hidden, or what it was given as a credential. */
export function noticeFor(failure: Failure, { words, settings }: Scene, goesOn = false): Notice {
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
    code: shownCode(code, words),
  }
}
