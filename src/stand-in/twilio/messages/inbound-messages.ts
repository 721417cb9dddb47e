import type { Clock } from '../../../twilio/clock.ts'
import type { Account } from '../account.ts'
import type { Behaviour } from '../behaviour.ts'
import type { MessageContent } from '../phones/phones.ts'
import type { MessageRecord } from '../store/message-records.ts'
import { readText, resolveUrl } from '../verbs/attributes.ts'
import type { Alerts } from '../webhooks/alerts.ts'
import type { Documents, FetchedDocument } from '../webhooks/documents.ts'
import {
  type DocumentHook,
  type Hook,
  messageHook,
  messageSettingsOf,
  readMethod,
} from '../webhooks/hooks.ts'
import { type TwimlElement, TwimlError } from '../webhooks/twiml-reader.ts'
import { messageParameters } from '../webhooks/webhook-parameters.ts'
import { writeFromDocument } from './document-messages.ts'
import type { Messenger } from './messenger.ts'
import { type OptOuts, type OptOutType, replyTo } from './opt-outs.ts'

/** The messages that phones write to the account's numbers. */
export interface InboundMessages {
  /** False where the number is none of the account's, or nothing is written. */
  receive(from: string, to: string, content: MessageContent): boolean
}

interface Parts {
  readonly clock: Clock
  readonly account: Account
  readonly behaviour: Behaviour
  readonly documents: Documents
  readonly messenger: Messenger
  readonly optOuts: OptOuts
  readonly alerts: Alerts
}

/** How many documents one message may lead through. Not documented; it ends a circle. */
const mostDocuments = 20

function mediaOf(element: TwimlElement, base: Hook): string[] {
  return element.children
    .filter((child) => child.name === 'Media')
    .map((child) => resolveUrl(readText(child), base) ?? readText(child))
}

/** The words of a Message: those of its Body, or its own. Line ends in them are the sender's. */
function bodyOf(element: TwimlElement): string {
  const bodies = element.children.filter((child) => child.name === 'Body')
  const own = element.children.some((child) => child.name === 'Media') ? '' : element.text
  return (bodies.length > 0 ? bodies.map(({ text }) => text).join('\n') : own).trim()
}

export function createInboundMessages(parts: Parts): InboundMessages {
  const { account, behaviour, documents, messenger, optOuts, alerts } = parts

  /** https://www.twilio.com/docs/messaging/twiml/message */
  function reply(received: MessageRecord, element: TwimlElement, base: Hook): void {
    const { attributes } = element
    // The action is an older name for the status callback.
    const callback = resolveUrl(attributes.get('statusCallback') ?? attributes.get('action') ?? '', base)
    const method = readMethod(attributes.get('method'))
    writeFromDocument(parts, {
      to: attributes.get('to') ?? received.from ?? '',
      from: attributes.get('from') ?? received.to,
      body: bodyOf(element),
      mediaUrls: mediaOf(element, base),
      callback: callback === undefined ? null : { url: callback, method },
      direction: 'outbound-reply',
      resourceSid: received.sid,
    })
  }

  function run(received: MessageRecord, { verbs, base }: FetchedDocument, hops: number): void {
    for (const verb of verbs) {
      switch (verb.name) {
        case 'Message':
        case 'Sms':
          reply(received, verb, base)
          break
        case 'Redirect': {
          const url = resolveUrl(readText(verb), base) ?? base.url
          ask(received, { url, method: readMethod(verb.attributes.get('method')) }, null, hops + 1)
          return
        }
        default:
          alerts.raise({
            code: 12200,
            message: `Schema validation warning: ${verb.name}`,
            url: base.url,
            resourceSid: received.sid,
          })
      }
    }
  }

  function ask(received: MessageRecord, hook: DocumentHook, optOut: OptOutType | null, hops: number): void {
    if (hops >= mostDocuments) return
    const parameters = messageParameters(received, optOut)
    documents.fetch({ kind: 'message', hook, parameters, resourceSid: received.sid }, (document) => {
      if (!(document instanceof TwimlError)) run(received, document, hops)
    })
  }

  /** Twilio's own words, which reach also somebody who has just stopped the number. */
  function replyByItself(received: MessageRecord, body: string): void {
    const wanted = {
      to: received.from ?? '',
      from: received.to,
      messagingServiceSid: null,
      body,
      mediaUrls: [],
      sendAt: null,
      callback: null,
    }
    const record = messenger.write(account.sid, wanted, 'outbound-reply')
    messenger.send(record, { sendAt: null, callback: null })
  }

  return {
    receive(from, to, content) {
      const received = messenger.receive(from, to, content)
      if (!received) return false
      const noted = optOuts.note(from, to, received.body)
      if (noted?.isNews) replyByItself(received, replyTo(noted.type))
      const hook = messageHook(messageSettingsOf(behaviour, to))
      if (hook) ask(received, hook, noted?.type ?? null, 0)
      return true
    },
  }
}
