import type { Node } from '../../twiml/document.ts'
import { play, say } from '../../twiml/verbs/voice.ts'
import type { Settings } from '../settings/settings.ts'
import { type WordName, wordsFor } from '../settings/words.ts'

/** What a caller hears. */
export type Spoken = Node<'Say'> | Node<'Play'>

/** Says one of the words, or plays the recording that `.env` has in its place. */
export function speak(
  settings: Settings,
  name: WordName,
  values: Readonly<Record<string, string>> = {},
): Spoken {
  const text = wordsFor(settings, name, values)
  if (/^https?:\/\/\S+$/.test(text)) return play(text)
  const { language, voice } = settings.speech
  return say(text, { language: language || undefined, voice: voice || undefined })
}
