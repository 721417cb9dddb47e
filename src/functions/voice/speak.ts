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
  return /^https?:\/\/\S+$/.test(text) ? play(text) : sayText(settings, text)
}

/** In the team's language and voice. */
export function sayText({ speech: { language, voice } }: Settings, text: string): Node<'Say'> {
  return say(text, { language: language || undefined, voice: voice || undefined })
}
