import type { Given, Method, RecordingNews, Trim } from '../attributes.ts'
import { element, type Node } from '../document.ts'
import type { ChildOf } from '../nesting.ts'
import type { DialAttributes } from './dial.ts'

/** Gives the call to another product; the document goes on when that has ended. https://www.twilio.com/docs/voice/twiml/connect */
export function connect(
  attributes: Given<{ action: string; method: Method }>,
  noun: ChildOf<'Connect'>,
): Node<'Connect'> {
  return element('Connect', attributes, [noun])
}

/** A video room, by name or SID. https://www.twilio.com/docs/voice/twiml/connect/room */
export function room(name: string, attributes?: Given<{ participantIdentity: string }>): Node<'Room'> {
  return element('Room', attributes, [name])
}

/** An assistant by SID or name, for accounts that still have it. https://www.twilio.com/docs/voice/twiml/connect/autopilot */
export function autopilot(name: string): Node<'Autopilot'> {
  return element('Autopilot', {}, [name])
}

export type VirtualAgentAttributes = Given<{
  connectorName: string
  language: string
  sentimentAnalysis: boolean
  statusCallback: string
  statusCallbackMethod: Method
}>

/** Dialogflow, by the connector's name. https://www.twilio.com/docs/voice/twiml/connect/virtualagent */
export function virtualAgent(
  attributes: VirtualAgentAttributes,
  ...parts: ChildOf<'VirtualAgent'>[]
): Node<'VirtualAgent'> {
  return element('VirtualAgent', attributes, parts)
}

export type ConversationAttributes = RecordingNews &
  Given<{
    serviceInstanceSid: string
    inboundAutocreation: boolean
    /** Seconds. */
    inboundTimeout: number
    /** Seconds. */
    routingAssignmentTimeout: number
    url: string
    method: Method
    record: DialAttributes['record'] | boolean
    trim: Trim
    statusCallback: string
    statusCallbackEvent: ReadonlyArray<'call-initiated' | 'call-ringing' | 'call-answered' | 'call-completed'>
    statusCallbackMethod: Method
  }>

/** https://www.twilio.com/docs/voice/twiml/connect/conversation */
export function conversation(attributes: ConversationAttributes): Node<'Conversation'> {
  return element('Conversation', attributes)
}

/** https://www.twilio.com/docs/voice/twiml/connect — a session with a configured connector. */
export function aiSession(
  attributes: Given<{ aiConnector: string; aiSessionConfiguration: string }>,
): Node<'AiSession'> {
  return element('AiSession', attributes)
}
