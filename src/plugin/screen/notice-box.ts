import type { Words } from '../words/words.ts'
import type { Notice } from './drawing.ts'
import { create } from './elements.ts'

/**
 * What only the form designer has a use for, under a line that opens it. A screen reader reads it when somebody goes
 * there, and not when the notice around it comes.
 * @param id of that line, where the keyboard is to be kept on it
 */
export function createFold(
  document: Document,
  words: Words,
  id: string | undefined,
  child: HTMLElement,
): HTMLElement {
  const line = create(document, 'summary', { id, text: words('setUpOdd') })
  return create(document, 'details', { className: 'designer', 'aria-live': 'off' }, line, child)
}

/** What stands in the box of a notice. */
export function noticeParts(
  document: Document,
  words: Words,
  { title, text, code, designer }: Notice,
  id?: string,
): ReadonlyArray<Node | string> {
  const parts: Array<Node | string> = []
  if (title) parts.push(create(document, 'strong', { text: title }))
  if (text) parts.push(create(document, 'span', { text }))
  if (code) parts.push(' ', create(document, 'small', { text: code }))
  if (designer) parts.push(createFold(document, words, id, create(document, 'div', { text: designer })))
  return parts
}
