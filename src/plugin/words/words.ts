import type { Values } from './create-words.ts'
import type { CheckWordKey } from './english/check-words.ts'
import type { DesignerWordKey } from './english/designer-words.ts'
import type { DispositionWordKey } from './english/disposition-words.ts'
import type { WordKey } from './english/field-words.ts'
import type { PanelWordKey } from './english/panel-words.ts'
import type { RecordingWordKey } from './english/recording-words.ts'

/** Every text there is. */
export type SaidKey =
  | WordKey
  | DesignerWordKey
  | DispositionWordKey
  | RecordingWordKey
  | PanelWordKey
  | CheckWordKey

/** A text to be said later, in whatever language the form is in. */
export interface Said {
  key: SaidKey
  values?: Values
  /** What stands for `{why}`. */
  why?: Said
}

/** Gives a text with its values in place; '' for a text that there is not. */
export interface Words {
  (key: SaidKey, values?: Values): string
  /** How the language says whole seconds; undefined where the table's own way is to be taken. */
  showDuration?: ((seconds: number) => string | undefined) | undefined
}

export function say(words: Words, { key, values, why }: Said): string {
  return words(key, why ? { ...values, why: say(words, why) } : values)
}

/** `4 min 12 s`, from seconds. */
export function showDuration(words: Words, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const said = words.showDuration?.(whole)
  if (said) return said
  const s = String(whole % 60)
  return whole < 60
    ? words('seconds', { s })
    : words('minutesSeconds', { m: String(Math.floor(whole / 60)), s })
}

/** `02:13`, from seconds; hours run on in the minutes. */
export function showClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}

/** `14:02` in the device's own time zone. */
export function showTime(ms: number): string {
  const date = new Date(ms)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}
