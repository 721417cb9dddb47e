import type { Given, Method, RecordingNews, Trim } from '../attributes.ts'
import { element, type Node } from '../document.ts'
import type { ChildOf } from '../nesting.ts'
import { parameters } from './dial.ts'

/** Runs beside the rest of the document, until the call ends or a `<Stop>`. https://www.twilio.com/docs/voice/twiml/start */
export function start(
  attributes: Given<{ action: string; method: Method }>,
  ...nouns: ChildOf<'Start'>[]
): Node<'Start'> {
  return element('Start', attributes, nouns)
}

/** Ends what was started, by its name. https://www.twilio.com/docs/voice/twiml/stop */
export function stop(...nouns: ChildOf<'Stop'>[]): Node<'Stop'> {
  return element('Stop', {}, nouns)
}

/** Values handed on by name. */
type Values = Readonly<Record<string, string>>

export type Tracks = 'inbound_track' | 'outbound_track' | 'both_tracks'

type StreamNews = Given<{
  /** Needed to stop it. */
  name: string
  connectorName: string
  statusCallback: string
  statusCallbackMethod: Method
  track: Tracks
}>

/** The sound of the call, to a `wss:` address. https://www.twilio.com/docs/voice/twiml/stream */
export function stream(attributes: StreamNews & Given<{ url: string }>, values: Values = {}): Node<'Stream'> {
  return element('Stream', attributes, parameters(values))
}

/** The sound of the call, to a recorder that speaks SIPREC. https://www.twilio.com/docs/voice/twiml/siprec */
export function siprec(attributes: StreamNews, values: Values = {}): Node<'Siprec'> {
  return element('Siprec', attributes, parameters(values))
}

export type TranscriptionAttributes = Given<{
  name: string
  track: Tracks
  transcriptionEngine: 'google' | 'deepgram'
  languageCode: string
  speechModel: string
  /** Words to expect, separated by commas. */
  hints: string
  partialResults: boolean
  profanityFilter: boolean
  enableAutomaticPunctuation: boolean
  inboundTrackLabel: string
  outboundTrackLabel: string
  intelligenceService: string
  statusCallbackUrl: string
  statusCallbackMethod: Method
}>

/** What is being said, as text. https://www.twilio.com/docs/voice/twiml/transcription */
export function transcription(
  attributes: TranscriptionAttributes,
  ...parts: ChildOf<'Transcription'>[]
): Node<'Transcription'> {
  return element('Transcription', attributes, parts)
}

/** A setting of the one who serves, by name. */
export function config(name: string, value: string): Node<'Config'> {
  return element('Config', { name, value })
}

export type RecordingAttributes = RecordingNews &
  Given<{
    channels: 'mono' | 'dual'
    track: 'inbound' | 'outbound' | 'both'
    trim: Trim
  }>

/** Records the call from here on. https://www.twilio.com/docs/voice/twiml/recording */
export function recording(attributes?: RecordingAttributes): Node<'Recording'> {
  return element('Recording', attributes)
}
