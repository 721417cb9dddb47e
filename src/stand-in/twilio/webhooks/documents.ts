import type { Alerts } from './alerts.ts'
import type { DocumentHook, Hook } from './hooks.ts'
import type { WebhookParameters } from './signature.ts'
import { readTwiml, type TwimlElement, TwimlError } from './twiml-reader.ts'
import type { WebhookAnswer, Webhooks } from './webhooks.ts'

/** A document that has been read, and the address that it came from. */
export interface FetchedDocument {
  readonly verbs: readonly TwimlElement[]
  readonly base: Hook
}

/** What a document is asked for. */
export interface DocumentRequest {
  readonly kind: 'voice' | 'message'
  readonly hook: DocumentHook
  readonly parameters: WebhookParameters
  /** The call or message, for the debugger. */
  readonly resourceSid: string
}

/** Fetches documents from a team's addresses, with the fallback where the first fails. */
export interface Documents {
  /** `done` gets the document, or the error that the last address gave; what is answered takes it back. */
  fetch(request: DocumentRequest, done: (document: FetchedDocument | TwimlError) => void): () => void
  /** Tells an address something whose answer does not matter; a failure is an alert. */
  tell(hook: Hook, parameters: WebhookParameters, resourceSid: string): void
}

/** An element that nobody has written. */
export function verbOf(
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): TwimlElement {
  return { name, attributes: new Map(Object.entries(attributes)), children: [], text }
}

const xmlTypes = new Set(['text/xml', 'application/xml', 'text/html'])

/**
 * What an answer says, by its type: TwiML, text that is spoken or sent back, or a sound that is played.
 * Throws TwimlError. https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application
 */
function readAnswer(
  kind: DocumentRequest['kind'],
  answer: Extract<WebhookAnswer, { kind: 'answer' }>,
): readonly TwimlElement[] {
  const { type, body, url } = answer
  const isEmpty = body.trim() === ''
  if (kind === 'message' && isEmpty) return []
  if (xmlTypes.has(type)) return readTwiml(body)
  if (type === 'text/plain') return isEmpty ? [] : [verbOf(kind === 'voice' ? 'Say' : 'Message', body)]
  if (kind === 'voice' && type.startsWith('audio/')) return [verbOf('Play', url)]
  throw new TwimlError(12300, `Invalid Content-Type: ${type === '' ? 'none' : type}`)
}

function interpret(
  kind: DocumentRequest['kind'],
  answer: WebhookAnswer,
  method: Hook['method'],
): FetchedDocument | TwimlError {
  if (answer.kind === 'failure') return new TwimlError(answer.code, answer.message)
  try {
    return { verbs: readAnswer(kind, answer), base: { url: answer.url, method } }
  } catch (error) {
    if (error instanceof TwimlError) return error
    throw error
  }
}

export function createDocuments(parts: { webhooks: Webhooks; alerts: Alerts }): Documents {
  const { webhooks, alerts } = parts

  function raise({ code, message }: TwimlError, url: string, resourceSid: string): void {
    alerts.raise({ code, message, url, resourceSid })
  }

  return {
    fetch({ kind, hook, parameters, resourceSid }, done) {
      let stop = (): void => undefined

      function ask(target: Hook, told: WebhookParameters, failed: (error: TwimlError) => void): void {
        stop = webhooks.ask(target, told, (answer) => {
          const document = interpret(kind, answer, target.method)
          if (!(document instanceof TwimlError)) {
            done(document)
            return
          }
          raise(document, answer.url, resourceSid)
          failed(document)
        })
      }

      ask(hook, parameters, (error) => {
        if (!hook.fallback) {
          done(error)
          return
        }
        const why = { ErrorCode: String(error.code), ErrorUrl: hook.url }
        ask(hook.fallback, { ...parameters, ...why }, done)
      })
      return () => stop()
    },
    tell(hook, parameters, resourceSid) {
      webhooks.ask(hook, parameters, (answer) => {
        if (answer.kind === 'failure')
          raise(new TwimlError(answer.code, answer.message), answer.url, resourceSid)
      })
    },
  }
}
