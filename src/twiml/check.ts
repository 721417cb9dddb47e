import type { Node } from './document.ts'
import { limits, outsideLimit } from './limits.ts'
import { nesting } from './nesting.ts'
import { rules } from './rules.ts'

/**
 * TwiML that Twilio would not run, or that cannot be put together. The message says which element and why, and quotes
 * no text and no value: they may be somebody's number.
 */
export class TwimlRefused extends Error {
  constructor(reasons: readonly string[]) {
    super(`TwiML refused: ${reasons.join('; ')}.`)
    this.name = 'TwimlRefused'
  }
}

// Maps, for a name from outside may be `constructor`, which every object has.
const takenBy: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(nesting))
const limitsOf = new Map(Object.entries(limits))
const ruleOf = new Map(Object.entries(rules))

/** Why the parent does not take the child, or undefined. Elements of which nothing is known go where they like. */
export function misplaced(parent: string, child: Node | string): string | undefined {
  const taken = takenBy.get(parent)
  if (!taken) return undefined
  if (typeof child === 'string') {
    // Blanks between elements are layout.
    return child.trim() === '' || taken.includes('#text') ? undefined : `<${parent}> takes no text`
  }
  if (!takenBy.has(child.name) || taken.includes(child.name)) return undefined
  return `<${parent}> takes no <${child.name}>`
}

function attributeMistakes(node: Node): string[] {
  const ofElement = new Map(Object.entries(limitsOf.get(node.name) ?? {}))
  const mistakes: string[] = []
  for (const [name, value] of Object.entries(node.attributes)) {
    const limit = ofElement.get(name)
    const reason = limit && outsideLimit(limit, value)
    if (reason) mistakes.push(`<${node.name}> ${name} ${reason}`)
  }
  return mistakes
}

function ownMistake(node: Node): string | undefined {
  const names: string[] = []
  let text = ''
  for (const child of node.children) {
    if (typeof child === 'string') text += child
    else names.push(child.name)
  }
  const reason = ruleOf.get(node.name)?.({ text: text.trim(), names, attributes: node.attributes })
  return reason && `<${node.name}> ${reason}`
}

/** Everything in an element and below for which Twilio would refuse it, in reading order. */
export function findMistakes(node: Node): string[] {
  const mistakes = attributeMistakes(node)
  const own = ownMistake(node)
  if (own) mistakes.push(own)
  for (const child of node.children) {
    const reason = misplaced(node.name, child)
    if (reason) mistakes.push(reason)
    else if (typeof child !== 'string') mistakes.push(...findMistakes(child))
  }
  return mistakes
}
