import { withoutSecrets } from '../../twilio/numbers/secrets.ts'
import { type Failure, isNoConnection } from '../../twilio/transport.ts'
import type { Note } from '../once/phase.ts'
import type { Kept } from '../once/writer.ts'
import type { Values } from '../words/create-words.ts'
import type { WordKey } from '../words/english/field-words.ts'
import { showTime, type Words } from '../words/words.ts'
import type { Notice, Scene } from './drawing.ts'
import { describeCode, shownCode, type Told, whyNothing } from './errors.ts'
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

/** What the form does not keep is said before everything else; that it keeps only part, to the designer alone. */
export function withKept(kept: Kept, notice: Notice | undefined, words: Words): Notice | undefined {
  if (kept === 'refused') return { ...warn(words('notKept')), tone: 'bad' }
  return notice ?? (kept === 'short' ? { ...warn(''), designer: words('keptShort') } : undefined)
}

export function warn(text: string): Notice {
  return { tone: 'warn', title: '', text, code: '' }
}

/** Somebody else's words may be long; what is hidden is taken out before they are cut. */
const longestText = 400

/** What is told of a failure of the field's own requests. */
export function noticeFor(failure: Failure, { words, settings }: Scene, goesOn = false): Notice {
  if (failure.kind === 'nothing') {
    if (goesOn && isNoConnection(failure)) return warn(words('updateOffline'))
    return warn(`${words('updateFailed')} ${words(whyNothing(failure))}`)
  }
  const { code } = failure
  // Twilio's own words may repeat a number that is hidden, or what it was given as a credential.
  const hidden = settings.displayNumber ? [] : settings.respondents.map(({ number }) => number)
  const secrets = [...hidden, settings.credentials.password]
  const message = withoutSecrets(failure.message, secrets).slice(0, longestText)
  return tell(describeCode(code), words, { code, values: { message } })
}

/** In two voices: to the enumerator what to do, or whom to tell; to the form designer what is behind it. */
export function tell(
  { title, text, designer }: Told,
  words: Words,
  {
    code = 0,
    values = {},
    tone = 'bad',
  }: { code?: number | undefined; values?: Values; tone?: Notice['tone'] },
): Notice {
  const shown = shownCode(code, words)
  const what = words(title, values)
  return {
    tone,
    ...(text
      ? { title: what, text: words(text, values), code: shown }
      : {
          title: words('tellSupervisor'),
          text: shown ? `${what} (${shown})` : what,
          code: '',
        }),
    ...(designer && { designer: words(designer, values) }),
  }
}
