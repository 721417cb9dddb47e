import type { Hono } from 'hono'
import { type Delivery, isDelivery, isHabit, type MessageContent } from '../phones/phones.ts'
import { isHookUrl } from '../webhooks/hooks.ts'
import { answerAct, done, readJson, refused } from './answers.ts'
import type { Controls } from './controls.ts'

function hasText<Name extends string>(
  name: Name,
  value: unknown,
): value is { readonly [Property in Name]: string } {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'string'
}

function hasDelivery(value: unknown): value is { readonly delivery: Delivery } {
  return typeof value === 'object' && value !== null && 'delivery' in value && isDelivery(value.delivery)
}

function isContent(value: object): value is MessageContent {
  const { body, mediaUrls }: { body?: unknown; mediaUrls?: unknown } = value
  const isUrl = (url: unknown): boolean => typeof url === 'string' && isHookUrl(url)
  return (
    typeof body === 'string' &&
    (mediaUrls === undefined || (Array.isArray(mediaUrls) && mediaUrls.every(isUrl)))
  )
}

/** What people do with their phones. */
export function addPhoneRoutes(app: Hono, { phones }: Pick<Controls, 'phones'>): void {
  const acts: ReadonlyMap<string, (number: string) => boolean> = new Map([
    ['answer', phones.answer],
    ['decline', phones.decline],
    ['hang-up', phones.hangUp],
  ])
  app.post('/phones/:number/habit', async (context) => {
    const habit = await readJson(context)
    if (!isHabit(habit)) return refused(context, 'This is not a habit of a phone')
    phones.setHabit(context.req.param('number'), habit)
    return done(context)
  })
  app.post('/phones/:number/delivery', async (context) => {
    const wanted = await readJson(context)
    if (!hasDelivery(wanted)) return refused(context, 'This is nothing that becomes of messages')
    phones.setDelivery(context.req.param('number'), wanted.delivery)
    return done(context)
  })
  app.post('/phones/:number/call', async (context) => {
    const wanted = await readJson(context)
    if (!hasText('to', wanted)) return refused(context, 'A phone calls a number: { "to", "callerId" }')
    const callerId = hasText('callerId', wanted) ? wanted.callerId : undefined
    return answerAct(context, phones.call(context.req.param('number'), wanted.to, callerId))
  })
  app.post('/phones/:number/press', async (context) => {
    const wanted = await readJson(context)
    if (!hasText('keys', wanted)) return refused(context, 'A phone presses keys: { "keys" }')
    return answerAct(context, phones.press(context.req.param('number'), wanted.keys))
  })
  app.post('/phones/:number/speak', async (context) => {
    const wanted = await readJson(context)
    if (!hasText('text', wanted)) return refused(context, 'Somebody says something: { "text" }')
    return answerAct(context, phones.speak(context.req.param('number'), wanted.text))
  })
  app.post('/phones/:number/message', async (context) => {
    const wanted = await readJson(context)
    if (!hasText('to', wanted) || !isContent(wanted)) {
      return refused(context, 'A phone writes to a number: { "to", "body", "mediaUrls" }')
    }
    const { to, body, mediaUrls = [] } = wanted
    return answerAct(context, phones.sendMessage(context.req.param('number'), to, { body, mediaUrls }))
  })
  app.post('/phones/:number/:act', (context) => {
    const act = acts.get(context.req.param('act'))
    if (!act) return refused(context, 'A phone can answer, decline, hang-up, press, speak, call and message')
    return answerAct(context, act(context.req.param('number')))
  })
}
