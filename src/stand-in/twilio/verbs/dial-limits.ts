import type { TwimlElement } from '../webhooks/twiml-reader.ts'
import { readWhole } from './attributes.ts'

const usualTimeoutSeconds = 30
const usualTimeLimitSeconds = 4 * 60 * 60

/** How long a Dial rings, or waits in front of an empty queue. */
export function readTimeoutMs(dial: TwimlElement): number {
  const text = dial.attributes.get('timeout')
  return readWhole(text, { least: 5, most: 600, usual: usualTimeoutSeconds }) * 1000
}

/** How long those whom a Dial connects may talk. */
export function readTimeLimitMs(dial: TwimlElement): number {
  const text = dial.attributes.get('timeLimit')
  return readWhole(text, { least: 1, most: 86_400, usual: usualTimeLimitSeconds }) * 1000
}
