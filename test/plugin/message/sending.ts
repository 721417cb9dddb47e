import type { MessageRecord } from '../../../src/stand-in/twilio/store/message-records.ts'
import type { RecordedRequest } from '../../../src/stand-in/twilio/store/request-log.ts'
import { postAsAccount } from '../world/ask-twilio.ts'
import { respondentNumber } from '../world/form.ts'
import { openWorld, type World, type WorldSettings } from '../world/open-field.ts'

/** A fault meets the request that sends a message. */
export const sending = { method: 'POST', path: /\/Messages\.json$/ } as const
/** A fault meets the look at recent messages, before a tap and after one. */
export const lookingUp = { method: 'GET', path: /\/Messages\.json\?/ } as const
/** A fault meets the look at the message itself. */
export const following = { method: 'GET', path: /\/Messages\/(SM|MM)\w+\.json$/ } as const

export const formText = 'We call you at six.'

/** A field whose whole job is a message. */
export function openMessageWorld({ parameters, ...settings }: WorldSettings = {}): Promise<World> {
  return openWorld({ ...settings, parameters: { action: 'sms', sms_text: formText, ...parameters } })
}

/** Where the message is written. */
export function textarea({ field }: Pick<World, 'field'>): HTMLTextAreaElement {
  const found = field.document.querySelector('textarea')
  if (!found) throw new Error('There is nowhere to write.')
  return found
}

/** Types a whole text in place of what stands there. */
export function write(world: Pick<World, 'field'>, text: string): void {
  const input = textarea(world)
  input.value = text
  const { defaultView } = input.ownerDocument
  if (defaultView) input.dispatchEvent(new defaultView.Event('input', { bubbles: true }))
}

/** The messages that left for the respondent, newest first. */
export function messagesAt({ twilio }: Pick<World, 'twilio'>): MessageRecord[] {
  return twilio.world.messages().filter(({ direction }) => direction !== 'inbound')
}

/** The requests that send messages, oldest first. */
export function sends({ twilio }: Pick<World, 'twilio'>): RecordedRequest[] {
  return twilio.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/Messages.json'))
}

/** Somebody else writes to the respondent; answers the message's SID. */
export async function sendFromElsewhere(
  world: Pick<World, 'twilio'>,
  text: string,
  to = respondentNumber,
): Promise<string> {
  // The query changes nothing at Twilio, and keeps the faults for this field's request from meeting it.
  const answer = await postAsAccount(world.twilio, 'Messages.json?from=another', {
    To: to,
    From: world.twilio.account.twilioNumbers[0] ?? '',
    Body: text,
  })
  if (answer.status !== 201) throw new Error(`Nobody else could write: ${answer.status}`)
  return messagesAt(world)[0]?.sid ?? ''
}
