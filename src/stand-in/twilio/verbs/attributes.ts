import type { Stage } from '../programs/stage.ts'
import { type Hook, isHookUrl, readMethod } from '../webhooks/hooks.ts'
import type { TwimlElement } from '../webhooks/twiml-reader.ts'

/** A whole number within bounds; the default where it is absent or makes no sense. */
export function readWhole(
  text: string | undefined,
  bounds: { least: number; most: number; usual: number },
): number {
  const { least, most, usual } = bounds
  const amount = text === undefined || text.trim() === '' ? usual : Number(text)
  return Number.isInteger(amount) && amount >= least && amount <= most ? amount : usual
}

/** `true` or `false`, whatever the case; the default for anything else. */
export function readFlag(text: string | undefined, usual: boolean): boolean {
  const word = text?.trim().toLowerCase()
  if (word === 'true') return true
  return word === 'false' ? false : usual
}

/** The words of an attribute that lists several, separated by spaces. */
export function readWords(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '')
}

/** The words that an element says, as one line. */
export function readText({ text }: TwimlElement): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** An address as the document means it: relative ones from where the document lies. */
export function resolveUrl(text: string, base: Hook | null): string | undefined {
  const url = text.trim()
  if (isHookUrl(url)) return url
  if (!base || url === '' || !URL.canParse(url, base.url)) return undefined
  const resolved = new URL(url, base.url).href
  return isHookUrl(resolved) ? resolved : undefined
}

/**
 * The address in an attribute, POST unless its `method` attribute says GET; undefined where the attribute is
 * absent or, with an alert, is no address.
 */
export function readHook(
  stage: Stage,
  element: TwimlElement,
  name: string,
  methodName: string,
): Hook | undefined {
  const text = element.attributes.get(name)
  if (text === undefined || text.trim() === '') return undefined
  const url = resolveUrl(text, stage.base)
  if (url === undefined) {
    stage.alert(11100, `Invalid URL format: ${element.name} ${name}`)
    return undefined
  }
  return { url, method: readMethod(element.attributes.get(methodName)) }
}

/**
 * Where a verb goes on: its `action`, or the running document again, as Twilio does where nothing is said.
 */
export function readAction(stage: Stage, verb: TwimlElement): Hook | undefined {
  if ((verb.attributes.get('action') ?? '').trim() !== '') return readHook(stage, verb, 'action', 'method')
  return stage.base ? { url: stage.base.url, method: readMethod(verb.attributes.get('method')) } : undefined
}
