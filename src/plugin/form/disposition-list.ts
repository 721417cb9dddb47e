import type { Disposition } from '../call/dispositions.ts'
import type { DispositionWordKey } from '../words/disposition-words.ts'
import { readFlagText } from './read-text.ts'

/** The words table has the labels under the codes. */
function aapor(code: DispositionWordKey, after?: 'talk' | 'no-talk'): Disposition {
  return { code, label: { key: code }, ...(after ? { after } : {}) }
}

/**
 * A short list with the final disposition codes for telephone samples of AAPOR's Standard Definitions.
 * https://aapor.org/standards-and-ethics/standard-definitions/
 */
export const builtInDispositions: readonly Disposition[] = [
  aapor('1.1', 'talk'),
  aapor('2.12', 'talk'),
  aapor('2.21', 'talk'),
  aapor('2.11', 'talk'),
  aapor('2.33', 'talk'),
  aapor('4.1', 'talk'),
  aapor('3.14'),
  aapor('3.13', 'no-talk'),
  aapor('3.12', 'no-talk'),
  aapor('4.3', 'no-talk'),
  aapor('3.16', 'no-talk'),
]

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
