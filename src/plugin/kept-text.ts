/*
 * script.js keeps its large texts as comments in functions that nobody calls. A browser leaps over a comment; a text in
 * quotes it goes through letter by letter, un-escapes and stores, before anything is drawn.
 */

/** A function whose comment holds a text. */
export type Keeper = () => void

// What would end the comment, and what stands for it.
const end = '*/'
const insteadOfEnd = '*@/'

/**
 * The keeper of `text`, as source.
 * @throws Error where the text would not come back as it is
 */
export function keepText(name: string, text: string): string {
  // A page's parser makes a line feed of every carriage return, and a mark of a zero.
  if (text.includes(insteadOfEnd) || /[\0\r]/.test(text) || /[^\0-\x7f]/.test(text))
    throw new Error(`${name} holds what no comment keeps.`)
  return `function ${name}(){/*${text.split(end).join(insteadOfEnd)}*/}`
}

/** '' where the host has taken the comments out of the script. */
export function readKept(keeper: Keeper): string {
  const source = String(keeper)
  const start = source.indexOf('/*') + 2
  return source
    .slice(start, Math.max(start, source.lastIndexOf(end)))
    .split(insteadOfEnd)
    .join(end)
}
