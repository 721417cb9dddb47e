import { dispositionList } from '../../stored/dispositions.ts'
import type { Disposition } from '../call/dispositions.ts'
import { readFlagText } from './read-text.ts'

/** In the order of the codes' own list; the words have the labels under the codes. */
export const builtInDispositions: readonly Disposition[] = dispositionList.map(({ code, after }) => ({
  code,
  label: { key: code },
  ...(after ? { after } : {}),
}))

/** The designer's list: `code:label|code:label`. Undefined when it is not one. */
function readOwnList(text: string): Disposition[] | undefined {
  const list: Disposition[] = []
  for (const part of text.split('|')) {
    const colon = part.indexOf(':')
    const code = part.slice(0, colon).trim()
    const label = part.slice(colon + 1).trim()
    if (colon < 1 || !code || !label || list.some((other) => other.code === code)) return undefined
    list.push({ code, label })
  }
  return list
}

/** The list that the parameter `dispositions` asks for; undefined for what is neither a flag nor a list. */
export function readDispositions(text: string): readonly Disposition[] | undefined {
  const flag = readFlagText(text)
  if (flag !== undefined) return flag ? builtInDispositions : []
  return readOwnList(text)
}
