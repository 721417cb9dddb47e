import { misplaced, TwimlRefused } from './check.ts'
import { type AttributeValue, element, type Node } from './document.ts'
import { readXml } from './read-xml.ts'
import { writeTwiml } from './write.ts'

/** What followed an action as `with name = value and …`: attributes of its element, passed through as they are. */
export type With = Readonly<Record<string, AttributeValue>>

/** `<Dial>`'s own attributes; what else is said of a dialled number or a conference belongs to the noun. */
const ofDial = ['action', 'method', 'timeout', 'hangupOnStar', 'timeLimit', 'callerId', 'answerOnBridge']

/** An element that an action started and none has stopped. */
interface Started {
  readonly action: 'gatherStart' | 'dialStart'
  readonly name: 'Gather' | 'Dial'
  readonly attributes: With
  readonly children: Array<Node | string>
}

/**
 * A document put together action by action, as with the actions of the classic KRL library; the table in
 * extras/twiml/classic-actions.md sets them side by side. Every action throws TwimlRefused where Twilio takes no such
 * element. https://picolabs.atlassian.net/wiki/spaces/docs/pages/1189837/Classic+twilio
 */
export class ClassicResponse {
  private readonly verbs: Array<Node | string> = []
  private started: Started | undefined

  say(text: string, attributes?: With): this {
    return this.add(element('Say', attributes, [text]))
  }

  play(url: string, attributes?: With): this {
    return this.add(element('Play', attributes, [url]))
  }

  /** Seconds. */
  pause(length?: number): this {
    return this.add(element('Pause', { length }))
  }

  /** Until `gatherStop`, say, play and pause are heard while the caller may press keys, which go to the action. */
  gatherStart(action?: string, attributes?: With): this {
    return this.start({
      action: 'gatherStart',
      name: 'Gather',
      attributes: { action, ...attributes },
      children: [],
    })
  }

  gatherStop(): this {
    return this.stop('gatherStart', 'gatherStop')
  }

  record(action?: string, attributes?: With): this {
    return this.add(element('Record', { action, ...attributes }))
  }

  sms(text: string, attributes?: With): this {
    return this.add(element('Sms', attributes, [text]))
  }

  dial(number: string, attributes: With = {}): this {
    return this.dialNoun('Number', number, attributes)
  }

  dialConference(name: string, attributes: With = {}): this {
    return this.dialNoun('Conference', name, attributes)
  }

  /** Until `dialStop`, every `number` rings at the same time as the others. */
  dialStart(attributes: With = {}): this {
    return this.start({ action: 'dialStart', name: 'Dial', attributes, children: [] })
  }

  /** One of the numbers between `dialStart` and `dialStop`. */
  number(number: string, attributes?: With): this {
    if (this.started?.action !== 'dialStart') throw new TwimlRefused(['number() without dialStart()'])
    return this.add(element('Number', attributes, [number]))
  }

  dialStop(): this {
    return this.stop('dialStart', 'dialStop')
  }

  redirect(url: string, attributes?: With): this {
    return this.add(element('Redirect', attributes, [url]))
  }

  reject(attributes?: With): this {
    return this.add(element('Reject', attributes))
  }

  hangup(): this {
    return this.add(element('Hangup'))
  }

  /** Verbs as XML, or a whole document, whose verbs are taken. Throws TwimlRefused where it is not well formed. */
  raw(xml: string): this {
    const parts: Array<Node | string> = []
    for (const node of readXml(xml)) {
      if (typeof node !== 'string' && node.name === 'Response') parts.push(...node.children)
      else parts.push(node)
    }
    // All or nothing, so that a caught error leaves no half of it behind.
    for (const part of parts) this.refuseMisplaced(part)
    for (const part of parts) this.add(part)
    return this
  }

  /** What has been put together so far. */
  response(): Node<'Response'> {
    if (this.started) throw new TwimlRefused([`${this.started.action}() is not stopped`])
    return element('Response', {}, this.verbs)
  }

  /** The document that answers a webhook. */
  document(): string {
    return writeTwiml(this.response())
  }

  private refuseMisplaced(node: Node | string): void {
    const reason = misplaced(this.started?.name ?? 'Response', node)
    if (reason)
      throw new TwimlRefused([this.started ? `${reason} (${this.started.action}() is not stopped)` : reason])
  }

  private add(node: Node | string): this {
    this.refuseMisplaced(node)
    // Blanks around raw verbs.
    if (typeof node === 'string') return this
    const children = this.started?.children ?? this.verbs
    children.push(node)
    return this
  }

  private dialNoun(name: 'Number' | 'Conference', text: string, attributes: With): this {
    const own: Record<string, AttributeValue> = {}
    const ofNoun: Record<string, AttributeValue> = {}
    for (const [key, value] of Object.entries(attributes)) {
      if (ofDial.includes(key)) own[key] = value
      else ofNoun[key] = value
    }
    return this.add(element('Dial', own, [element(name, ofNoun, [text])]))
  }

  private start(started: Started): this {
    if (this.started)
      throw new TwimlRefused([`${started.action}() while ${this.started.action}() is not stopped`])
    this.started = started
    return this
  }

  private stop(action: Started['action'], by: string): this {
    const { started } = this
    if (started?.action !== action) throw new TwimlRefused([`${by}() without ${action}()`])
    this.started = undefined
    return this.add(element(started.name, started.attributes, started.children))
  }
}
