import type { MessageParameters } from '../runtime/webhook-parameters.ts'

/** What Twilio answers itself. https://help.twilio.com/articles/223134027 */
export type Keyword = 'stop' | 'start' | 'help'

const keywords: Readonly<Record<string, Keyword>> = {
  STOP: 'stop',
  STOPALL: 'stop',
  UNSUBSCRIBE: 'stop',
  CANCEL: 'stop',
  END: 'stop',
  QUIT: 'stop',
  REVOKE: 'stop',
  OPTOUT: 'stop',
  START: 'start',
  UNSTOP: 'start',
  HELP: 'help',
  INFO: 'help',
}

/**
 * The keyword that a message is, and nothing but. A messaging service says itself what it took for one, in any
 * language; YES is left out, for it is also what people answer to a question.
 */
export function keywordOf({ optOutType, body }: MessageParameters): Keyword | undefined {
  const word = optOutType || body.trim().toUpperCase()
  return Object.hasOwn(keywords, word) ? keywords[word] : undefined
}
