import type { PluginFunction } from '../../../stand-in/surveycto/bridge.ts'
import type { FieldProperties, Platform } from '../../../stand-in/surveycto/field.ts'
import type { OpenField } from '../../../stand-in/surveycto/host.ts'
import { isRecord } from '../../../twilio/json-values.ts'

/** What the field's frame is told when its document is made. */
export interface FrameSetup {
  /** Tells the messages of this visit to the field from those of another. */
  readonly token: string
  readonly pageOrigin: string
  readonly platform: Platform
  readonly properties: FieldProperties
  /** Where requests for Twilio go instead, or `inPage`; absent when they go to Twilio itself. */
  readonly twilioUrl?: string
}

/** In place of an address: the page itself answers for Twilio. */
export const inPage = 'in-page'

/** What there is to tap in the field, in the form's language; '' for what there is not. */
export interface Offered {
  /** On the blue button, which is the next step. */
  readonly next: string
  readonly hangUp: string
}

export const nothingOffered: Offered = { next: '', hangUp: '' }

/** From the field's frame to the page. */
export type FrameMessage = { readonly token: string } & (
  | { readonly kind: 'ready'; readonly defines: readonly string[] }
  | { readonly kind: 'answer' | 'metadata' | 'problem'; readonly text: string }
  | { readonly kind: 'navigate'; readonly direction: 'next' | 'previous'; readonly skipValidation: boolean }
  | { readonly kind: 'flushed' }
  | ({ readonly kind: 'offers' } & Offered)
  | ({ readonly kind: 'ask' } & AskedRequest)
)

/** A request that the page is to answer, on the port that comes along. `body` is a form's text, '' for none. */
export interface AskedRequest {
  readonly url: string
  readonly method: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** What comes back on the port; 'failed' where a connection would have been lost. */
export type AskedAnswer =
  | {
      readonly status: number
      readonly headers: readonly (readonly [name: string, value: string])[]
      readonly body: ArrayBuffer
    }
  | 'failed'

/** From the page to the field's frame. `flush` asks for a sign that everything said before has arrived. */
export type PageMessage =
  | { readonly kind: 'call'; readonly name: PluginFunction; readonly message?: string }
  | { readonly kind: 'flush' }

export const pluginFunctions: readonly PluginFunction[] = [
  'clearAnswer',
  'setFocus',
  'handleRequiredMessage',
  'handleConstraintMessage',
]

/** Does to the form what the plug-in asked for; the other messages are about the frame itself. */
export function passToForm(field: OpenField | undefined, message: FrameMessage): void {
  if (message.kind === 'answer') field?.setAnswer(message.text)
  if (message.kind === 'metadata') field?.setMetadata(message.text)
  if (message.kind === 'navigate') field?.navigate(message)
}

/** A message of a field's frame, or undefined: anybody may post to a page. */
export function readFrameMessage(data: unknown): FrameMessage | undefined {
  if (!isRecord(data)) return undefined
  const { token, kind, text, defines, direction, skipValidation, next, hangUp } = data
  if (typeof token !== 'string') return undefined
  switch (kind) {
    case 'answer':
    case 'metadata':
    case 'problem':
      return typeof text === 'string' ? { token, kind, text } : undefined
    case 'ready':
      return Array.isArray(defines) ? { token, kind, defines: defines.map(String) } : undefined
    case 'navigate':
      return direction === 'next' || direction === 'previous'
        ? { token, kind, direction, skipValidation: skipValidation === true }
        : undefined
    case 'flushed':
      return { token, kind }
    case 'offers':
      return typeof next === 'string' && typeof hangUp === 'string'
        ? { token, kind, next, hangUp }
        : undefined
    case 'ask': {
      const request = readAsked(data)
      return request && { token, kind, ...request }
    }
    default:
      return undefined
  }
}

function readAsked({ url, method, headers, body }: Readonly<Record<string, unknown>>) {
  const isAsked = typeof url === 'string' && typeof method === 'string' && typeof body === 'string'
  return isAsked && isPairs(headers) ? { url, method, headers, body } : undefined
}

function isPairs(value: unknown): value is [string, string][] {
  const isPair = (one: unknown) =>
    Array.isArray(one) && one.length === 2 && one.every((text) => typeof text === 'string')
  return Array.isArray(value) && value.every(isPair)
}

/** What the page answers on a request's port. */
export function readAskedAnswer(data: unknown): AskedAnswer {
  if (!isRecord(data)) return 'failed'
  const { status, headers, body } = data
  const isAnswer = typeof status === 'number' && body instanceof ArrayBuffer && isPairs(headers)
  return isAnswer ? { status, headers, body } : 'failed'
}

/** A message of the page to its frame. */
export function readPageMessage(data: unknown): PageMessage | undefined {
  if (!isRecord(data)) return undefined
  const { kind, name: given, message } = data
  if (kind === 'flush') return { kind }
  const name = pluginFunctions.find((known) => known === given)
  if (kind !== 'call' || name === undefined) return undefined
  return typeof message === 'string' ? { kind, name, message } : { kind, name }
}
