import type { Node } from './document.ts'
import { messagingVerbs, voiceVerbs } from './nesting.ts'

/** What a rule reads of an element. */
interface Content {
  /** Without the blanks around it. */
  readonly text: string
  /** The names of the elements in it. */
  readonly names: readonly string[]
  readonly attributes: Node['attributes']
}

/** Why Twilio would refuse the element as it is, or undefined. */
type Rule = (content: Content) => string | undefined

const verbsOfCalls: readonly string[] = voiceVerbs
const verbsOfMessages: readonly string[] = messagingVerbs

/** Nouns that a `<Dial>` takes one of, and nothing beside it. */
const lonely: readonly string[] = ['Conference', 'Queue']
const mostNouns = 10
const mostMedia = 10

const needsText: Rule = ({ text }) => (text === '' ? 'needs its text' : undefined)

/** Some elements give the same thing as text or in an element of its own. */
function eitherTextOr(name: string): Rule {
  return ({ text, names }) => {
    if ((text === '') === names.includes(name)) return undefined
    return text === '' ? `needs its text or <${name}>` : `takes its text or <${name}>, not both`
  }
}

/** A document is for a call or for a message. The verbs of both are allowed, those of one and the other are not. */
const response: Rule = ({ names }) => {
  const isFor = (verbs: readonly string[], others: readonly string[]) =>
    names.some((name) => verbs.includes(name) && !others.includes(name))
  const isMixed = isFor(verbsOfCalls, verbsOfMessages) && isFor(verbsOfMessages, verbsOfCalls)
  return isMixed ? 'has verbs of calls beside those of messages' : undefined
}

const dial: Rule = ({ text, names }) => {
  const single = names.find((name) => lonely.includes(name))
  if (text === '' && names.length === 0) return 'needs whom to dial'
  if (text !== '' && names.length > 0) return 'takes a number as its text or nouns, not both'
  if (single && names.length > 1) return `takes <${single}> with nothing beside it`
  return names.length > mostNouns ? `takes at most ${mostNouns} nouns, not ${names.length}` : undefined
}

const play: Rule = ({ text, attributes }) =>
  text === '' && attributes['digits'] === undefined ? 'needs a URL or digits' : undefined

const enqueue: Rule = ({ text, names, attributes }) => {
  if (text.length > 64) return 'takes a name of at most 64 characters'
  if (names.length > 0 && attributes['workflowSid'] === undefined)
    return 'takes <Task> with a workflowSid only'
  return text === '' && attributes['workflowSid'] === undefined ? 'needs the name of a queue' : undefined
}

const task: Rule = ({ text }) => {
  try {
    const about: unknown = JSON.parse(text)
    const isObject = typeof about === 'object' && about !== null && !Array.isArray(about)
    return isObject ? undefined : 'must be a JSON object'
  } catch {
    return 'must be a JSON object'
  }
}

const message: Rule = ({ text, names }) => {
  const media = names.filter((name) => name === 'Media').length
  if (text !== '' && names.length > 0) return 'takes its text or <Body> and <Media>, not both'
  if (text === '' && names.length === 0) return 'needs <Body> or <Media>'
  if (names.length - media > 1) return 'takes one <Body>'
  return media > mostMedia ? `takes at most ${mostMedia} <Media>, not ${media}` : undefined
}

/** By element: what neither types nor the table of nesting can say. */
export const rules: Readonly<Record<string, Rule>> = {
  Response: response,
  Say: ({ text, names }) => (text === '' && names.length === 0 ? 'needs something to say' : undefined),
  Play: play,
  Sms: needsText,
  Dial: dial,
  Number: needsText,
  Conference: needsText,
  Queue: needsText,
  Client: eitherTextOr('Identity'),
  Application: eitherTextOr('ApplicationSid'),
  Sip: eitherTextOr('Uri'),
  Enqueue: enqueue,
  Task: task,
  Message: message,
}
