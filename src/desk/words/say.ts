import { english } from './english.ts'

export type TextKey = keyof typeof english

/** A text of the page, with `{name}` replaced by a value. */
export function say(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return english[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
