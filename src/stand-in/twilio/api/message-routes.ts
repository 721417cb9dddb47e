import type { Hono } from 'hono'
import { apiRoot } from '../formats/format-call.ts'
import { formatMedia, formatMessage } from '../formats/format-message.ts'
import { formatPage } from '../formats/format-page.ts'
import { readNewMessage } from '../messages/new-message.ts'
import { unsubscribed } from '../messages/opt-outs.ts'
import { readTestMessage } from '../phones/magic-numbers.ts'
import { filterMessages } from '../store/message-filter.ts'
import { isAtRest, type MediaRecord, type MessageRecord } from '../store/message-records.ts'
import {
  type ApiContext,
  type ApiEnv,
  type ApiParts,
  admit,
  listedWorldOf,
  readForm,
  worldOf,
} from './api-context.ts'
import type { Caller } from './auth.ts'
import { incomplete, notFound, Refusal } from './refusal.ts'

function createMessage(parts: ApiParts, caller: Caller, form: URLSearchParams): MessageRecord {
  const { account, behaviour, clock, messenger, optOuts } = parts
  const now = clock.now()
  if (caller === 'test') {
    return messenger.write(account.test.sid, readTestMessage(form, account, behaviour, now))
  }
  const wanted = readNewMessage(form, account, behaviour, now)
  if (optOuts.has(wanted.to, wanted.from)) throw unsubscribed()
  const message = messenger.write(account.sid, wanted)
  messenger.send(message, wanted)
  return message
}

function updateMessage(parts: ApiParts, message: MessageRecord, form: URLSearchParams): void {
  const status = form.get('Status') ?? ''
  if (status !== '' && status !== 'canceled') throw new Refusal(400, 20001, `Invalid Status: ${status}`)
  // The HTTP status that goes with this code is not documented.
  if (status === 'canceled' && !parts.messenger.cancel(message)) {
    throw new Refusal(400, 30409, 'This message cannot be canceled')
  }
  const body = form.get('Body')
  if (body === null) return
  // Which codes these two get is not documented.
  if (body !== '') throw new Refusal(400, 20001, 'The Body of a message can only be made empty')
  if (status === '' && !isAtRest(message)) {
    throw new Refusal(400, 20009, 'Cannot redact this message before it is complete')
  }
  parts.store.changeMessage(message.sid, { body: '' })
}

/** The Message resource. https://www.twilio.com/docs/messaging/api/message-resource */
export function addMessageRoutes(app: Hono<ApiEnv>, parts: ApiParts): void {
  const list = `${apiRoot}/:account/Messages.json`
  const one = `${apiRoot}/:account/Messages/:message{[^/]+\\.json}`

  app.post(list, async (context) => {
    const caller = admit(parts, context)
    return context.json(formatMessage(createMessage(parts, caller, await readForm(context))), 201)
  })

  app.get(list, (context) => {
    admit(parts, context)
    const url = new URL(context.req.url)
    const messages = filterMessages(listedWorldOf(parts, context).messages(), url.searchParams)
    return context.json(formatPage(url, 'messages', messages, formatMessage))
  })

  app.get(one, (context) => {
    admit(parts, context)
    return context.json(formatMessage(findMessage(parts, context)))
  })

  app.post(one, async (context) => {
    admit(parts, context)
    const message = findMessage(parts, context, parts.store.now)
    updateMessage(parts, message, await readForm(context))
    return context.json(formatMessage(parts.store.now.message(message.sid) ?? message))
  })

  app.delete(one, (context) => {
    admit(parts, context)
    const message = findMessage(parts, context, parts.store.now)
    if (!isAtRest(message)) throw incomplete()
    parts.store.removeMessage(message.sid)
    return context.body(null, 204)
  })
}

function findMessage(parts: ApiParts, context: ApiContext, world = worldOf(parts, context)): MessageRecord {
  const message = world.message((context.req.param('message') ?? '').replace(/\.json$/, ''))
  if (!message) throw notFound(context.req.path)
  return message
}

/**
 * The Media of a message. A restricted key needs what it needs to read the message; which permission Twilio
 * asks for is not documented. https://www.twilio.com/docs/messaging/api/media-resource
 */
export function addMessageMediaRoutes(app: Hono<ApiEnv>, parts: ApiParts): void {
  const list = `${apiRoot}/:account/Messages/:message/Media.json`
  const one = `${apiRoot}/:account/Messages/:message/Media/:file{ME[0-9a-f]+(\\.json)?}`

  function find(context: ApiContext, message: MessageRecord): MediaRecord {
    const sid = context.req.param('file')?.replace(/\.json$/, '')
    const media = message.media.find((candidate) => candidate.sid === sid)
    if (!media) throw notFound(context.req.path)
    return media
  }

  app.get(list, (context) => {
    admit(parts, context)
    const message = findMessage(parts, context)
    const format = (media: MediaRecord): object => formatMedia(message, media)
    return context.json(formatPage(new URL(context.req.url), 'media_list', message.media, format))
  })

  // Twilio sends on to its own copy; the stand-in keeps none, and sends to where the sender keeps it.
  app.get(one, (context) => {
    admit(parts, context)
    const message = findMessage(parts, context)
    const media = find(context, message)
    return context.req.path.endsWith('.json')
      ? context.json(formatMedia(message, media))
      : context.redirect(media.url, 307)
  })
}
