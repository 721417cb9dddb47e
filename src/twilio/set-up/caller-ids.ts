import { isRecord, readList } from '../json-values.ts'
import type { Transport } from '../transport.ts'
import { type Finding, no, unknown, yes } from './findings.ts'
import type { Wanted } from './wanted.ts'

/** One of the account's own numbers, or one that it has verified. */
interface OwnNumber {
  readonly number: string
  readonly voice: boolean | undefined
  readonly sms: boolean | undefined
}

/** A field with more is no field that anybody has; each costs a request or two. */
const mostNumbers = 10

/** Whether each number is the account's, and can do what it is for. */
export function lookAtCallerIds(send: Transport, accountSid: string, wanted: Wanted): Promise<Finding[]> {
  const { callerIds } = wanted
  return Promise.all(
    callerIds.slice(0, mostNumbers).map(async (number, index) => {
      const finding = await lookAtNumber(send, accountSid, number, wanted)
      return callerIds.length > 1 ? { ...finding, place: index + 1 } : finding
    }),
  )
}

/** A verified number can be shown with calls; messages leave from bought ones alone. */
async function lookAtNumber(
  send: Transport,
  accountSid: string,
  number: string,
  { calls, messages }: Wanted,
): Promise<Finding> {
  const bought = await find(send, accountSid, 'IncomingPhoneNumbers', 'incoming_phone_numbers', number)
  if (bought && bought !== 'none') return judge(bought, calls, messages)
  const verified = await find(send, accountSid, 'OutgoingCallerIds', 'outgoing_caller_ids', number)
  // Whoever may not see the numbers that were bought does not know that this is none of them.
  if (verified === 'none') return bought === 'none' ? no('caller-id', 'caller-id') : unknown('caller-id')
  if (!verified) return unknown('caller-id')
  if (!messages) return yes('caller-id')
  return bought === 'none' ? no('caller-id', 'caller-id-sms') : unknown('caller-id')
}

function judge({ voice, sms }: OwnNumber, calls: boolean, messages: boolean): Finding {
  if (calls && voice === false) return no('caller-id', 'caller-id-voice')
  if (messages && sms === false) return no('caller-id', 'caller-id-sms')
  const isKnown = (!calls || voice === true) && (!messages || sms === true)
  return isKnown ? yes('caller-id') : unknown('caller-id')
}

/**
 * `none` where Twilio has told that there is none; undefined where it has told nothing.
 * https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource#incomingphonenumber-properties
 * https://www.twilio.com/docs/voice/api/outgoing-caller-ids#outgoingcallerid-properties
 */
async function find(
  send: Transport,
  accountSid: string,
  list: 'IncomingPhoneNumbers' | 'OutgoingCallerIds',
  name: string,
  number: string,
): Promise<OwnNumber | 'none' | undefined> {
  const path = `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/${list}.json`
  const reply = await send({ method: 'GET', path, query: [['PhoneNumber', number]] })
  const numbers = reply.kind === 'data' ? readList(reply.data, name, readOwnNumber) : undefined
  return numbers && (numbers.find((one) => one.number === number) ?? 'none')
}

function readOwnNumber(data: unknown): OwnNumber | undefined {
  if (!isRecord(data)) return undefined
  const { phone_number: number, capabilities } = data
  if (typeof number !== 'string') return undefined
  const flags = isRecord(capabilities) ? capabilities : {}
  const flag = (name: string) => {
    const value = flags[name]
    return typeof value === 'boolean' ? value : undefined
  }
  return { number, voice: flag('voice'), sms: flag('sms') }
}
