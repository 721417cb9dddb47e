import type { Person, Scene } from './drawing.ts'

/** Who is to be called, before anybody is. */
export interface Callees {
  /** The enumerator's phone, as it is shown. */
  enumerator: string
  /** What the respondent is called. */
  who: string
  /** The respondent's number as it is shown; undefined where it is hidden, '' where there is none yet. */
  number: string | undefined
}

type FirstWords = (key: 'yourPhone' | 'hiddenNumber' | 'isRecorded') => string

/** The two steps of a call that is still to come. */
export function peopleBefore(
  words: FirstWords,
  { enumerator, who, number }: Callees,
): readonly [Person, Person] {
  const theirs = number === undefined ? words('hiddenNumber') : number
  return [
    { mark: 'waiting', name: words('yourPhone'), note: enumerator, noteIsNumber: true },
    { mark: 'waiting', name: who, note: theirs, noteIsNumber: number !== undefined && number !== '' },
  ]
}

/**
 * What a tap on Call does.
 * @param order who is rung first, and when the other
 */
export function noteBefore(words: FirstWords, order: string, isRecorded: boolean): string {
  return [order, ...(isRecorded ? [words('isRecorded')] : [])].join(' ')
}

/** Who is rung first, and when the respondent. */
export function orderOf({ words, settings }: Scene, who: string): string {
  return words(settings.pressToCall ? 'orderWithKey' : 'order', { who })
}
