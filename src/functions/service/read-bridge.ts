import { type Bridge, bridgeTwiml } from '../../twiml/bridge.ts'
import { longestInlineTwiml, type Node } from '../../twiml/document.ts'
import { readXml } from '../../twiml/read-xml.ts'

/** A bridge with whom it joins. */
export interface ReadBridge extends Bridge {
  number: string
  callerId: string
}

/**
 * What a document of the plug-in's asks for; undefined where the plug-in would not have written it to the letter,
 * for a document can do anything that Twilio can: call others, send messages, ask other servers what to do.
 */
export function readBridge(twiml: string): ReadBridge | undefined {
  if (twiml.length > longestInlineTwiml) return undefined
  const bridge = wellFormed(twiml)
  if (!bridge || !isBetween(bridge.ringSeconds, 5, 600) || !isBetween(bridge.maxMinutes ?? 1, 1, 240))
    return undefined
  return bridgeTwiml(bridge, bridge.number, bridge.callerId) === twiml ? bridge : undefined
}

/** As the plug-in takes them from a form. */
function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

function wellFormed(twiml: string): ReadBridge | undefined {
  try {
    return readParts(elementsOf(readXml(twiml)))
  } catch {
    return undefined
  }
}

function readParts([response]: Node[]): ReadBridge | undefined {
  const verbs = response ? elementsOf(response.children) : []
  const dial = verbs.find(({ name }) => name === 'Dial')
  const [number] = dial ? elementsOf(dial.children) : []
  if (!dial || !number) return undefined
  const { callerId = '', record, timeout, timeLimit } = dial.attributes
  return {
    whisper: textOf(verbs.find(({ name }) => name === 'Say')),
    number: textOf(number),
    callerId,
    record: record === 'do-not-record' ? 'never' : 'always',
    ringSeconds: Number(timeout),
    maxMinutes: timeLimit === undefined ? undefined : Number(timeLimit) / 60,
  }
}

function elementsOf(children: ReadonlyArray<Node | string>): Node[] {
  return children.filter((child): child is Node => typeof child !== 'string')
}

function textOf(node: Node | undefined): string {
  return node ? node.children.filter((child) => typeof child === 'string').join('') : ''
}
