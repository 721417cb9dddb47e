import type { Given } from '../attributes.ts'
import { element, type Node } from '../document.ts'
import type { ChildOf } from '../nesting.ts'
import type { SayAttributes } from './voice.ts'

/** `<Say>` with words that are more than text. https://www.twilio.com/docs/voice/twiml/say/text-speech#ssml */
export function speak(attributes: SayAttributes, ...words: ChildOf<'Say'>[]): Node<'Say'> {
  return element('Say', attributes, words)
}

/** A silence; the time as `500ms` or `2s`. */
export function ssmlBreak(
  attributes?: Given<{
    strength: 'none' | 'x-weak' | 'weak' | 'medium' | 'strong' | 'x-strong'
    time: `${number}s` | `${number}ms`
  }>,
): Node<'break'> {
  return element('break', attributes)
}

export function emphasis(
  level: 'strong' | 'moderate' | 'reduced',
  ...words: ChildOf<'emphasis'>[]
): Node<'emphasis'> {
  return element('emphasis', { level }, words)
}

/** Words in another language, such as `fr-FR`. */
export function lang(code: string, ...words: ChildOf<'lang'>[]): Node<'lang'> {
  return element('lang', { 'xml:lang': code }, words)
}

export function paragraph(...words: ChildOf<'p'>[]): Node<'p'> {
  return element('p', {}, words)
}

export function sentence(...words: ChildOf<'s'>[]): Node<'s'> {
  return element('s', {}, words)
}

export type PhoneticAlphabet =
  | 'ipa'
  | 'x-sampa'
  | 'x-amazon-jyutping'
  | 'x-amazon-pinyin'
  | 'x-amazon-pron-kana'
  | 'x-amazon-yomigana'

/** A word, and how it sounds. */
export function phoneme(word: string, alphabet: PhoneticAlphabet, ph: string): Node<'phoneme'> {
  return element('phoneme', { alphabet, ph }, [word])
}

export type ProsodyAttributes = Given<{
  pitch: 'default' | 'x-low' | 'low' | 'medium' | 'high' | 'x-high' | `${'+' | '-'}${number}%`
  rate: 'x-slow' | 'slow' | 'medium' | 'fast' | 'x-fast' | `${number}%`
  volume: 'default' | 'silent' | 'x-soft' | 'soft' | 'medium' | 'loud' | 'x-loud' | `${'+' | '-'}${number}dB`
}>

/** How loud, fast and high words are spoken. */
export function prosody(attributes: ProsodyAttributes, ...words: ChildOf<'prosody'>[]): Node<'prosody'> {
  return element('prosody', attributes, words)
}

export type SpokenAs =
  | 'characters'
  | 'spell-out'
  | 'cardinal'
  | 'number'
  | 'ordinal'
  | 'digits'
  | 'fraction'
  | 'unit'
  | 'date'
  | 'time'
  | 'address'
  | 'expletive'
  | 'telephone'

export type DateFormat = 'mdy' | 'dmy' | 'ymd' | 'md' | 'dm' | 'ym' | 'my' | 'd' | 'm' | 'y' | 'yyyymmdd'

/** What kind of thing the text is; the format is for dates. */
export function sayAs(text: string, as: SpokenAs, format?: DateFormat): Node<'say-as'> {
  return element('say-as', { 'interpret-as': as, format }, [text])
}

/** What is said instead of the text. */
export function sub(text: string, alias: string): Node<'sub'> {
  return element('sub', { alias }, [text])
}

/** A word in one of its roles, such as `amazon:VB`. */
export function word(role: string, ...words: ChildOf<'w'>[]): Node<'w'> {
  return element('w', { role }, words)
}
