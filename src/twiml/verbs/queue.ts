import type { Given, Method } from '../attributes.ts'
import { element, type Node } from '../document.ts'

export type EnqueueAttributes = Given<{
  /** Where QueueResult and QueueTime go when the call leaves the queue. */
  action: string
  method: Method
  maxQueueSize: number
  /** What the waiting hear; Twilio's music unless given. */
  waitUrl: string
  waitUrlMethod: Method
}>

/** Makes the call wait in a queue, which is made if need be. https://www.twilio.com/docs/voice/twiml/enqueue */
export function enqueue(name: string, attributes?: EnqueueAttributes): Node<'Enqueue'> {
  return element('Enqueue', attributes, [name])
}

export type TaskAttributes = Given<{
  priority: number
  /** Seconds. */
  timeout: number
}>

/**
 * Makes the call a task of TaskRouter: a workflow (WW…) finds who takes it, by what the task says of itself.
 * https://www.twilio.com/docs/voice/twiml/enqueue#workflowsid
 */
export function enqueueTask(
  workflowSid: string,
  about: Readonly<Record<string, unknown>>,
  attributes: EnqueueAttributes & { task?: TaskAttributes } = {},
): Node<'Enqueue'> {
  const { task, ...own } = attributes
  return element('Enqueue', { ...own, workflowSid }, [element('Task', task, [JSON.stringify(about)])])
}

export type QueueAttributes = Given<{
  /** TwiML that the waiting one hears before the two are connected. */
  url: string
  method: Method
  reservationSid: string
  postWorkActivitySid: string
}>

/** Inside a `<Dial>`: the call that waits longest in this queue. https://www.twilio.com/docs/voice/twiml/queue */
export function queue(name: string, attributes?: QueueAttributes): Node<'Queue'> {
  return element('Queue', attributes, [name])
}
