import { numberSid, standInAccount } from '../account.ts'
import { writeAddress } from '../addresses.ts'
import { type CallRecord, endOf, isFinished, startOf, talkedSeconds } from '../store/records.ts'

/** Where the API begins; the version is part of every path. */
export const apiRoot = '/2010-04-01/Accounts'

/** `Tue, 31 Aug 2010 20:36:28 +0000`, the only form of date in this API. */
export function formatDate(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toUTCString().replace('GMT', '+0000')
}

/** North American numbers get brackets, everything else stays as it is. */
export function formatForDisplay(address: string): string {
  return address.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')
}

const subresources = {
  notifications: 'Notifications',
  recordings: 'Recordings',
  payments: 'Payments',
  events: 'Events',
  siprec: 'Siprec',
  streams: 'Streams',
  transcriptions: 'Transcriptions',
  user_defined_message_subscriptions: 'UserDefinedMessageSubscriptions',
  user_defined_messages: 'UserDefinedMessages',
}

/**
 * Documented as empty for busy, failed, unanswered or ongoing calls; recorded as "0" while it rings. That it is
 * the same while people talk and before it rings is not known.
 */
function formatDuration(call: CallRecord): string | null {
  if (!isFinished(call)) return '0'
  const seconds = talkedSeconds(call)
  return call.status === 'completed' && seconds !== null ? String(seconds) : null
}

/**
 * The account's number at its own end. A caller who is passed on is shown under their own number, and the leg was
 * recorded in 2026 with null; whether one that shows a verified number has it too is not known.
 */
function formatOwnNumber({ direction, to, from }: CallRecord): string | null {
  if (direction === 'outbound-dial' && !standInAccount.twilioNumbers.includes(from)) return null
  return numberSid(direction === 'inbound' ? to : from)
}

/** A call as Twilio sends it. https://www.twilio.com/docs/voice/api/call-resource#call-properties */
export function formatCall(call: CallRecord): { [property: string]: unknown } {
  const path = `${apiRoot}/${call.accountSid}/Calls/${call.sid}`
  return {
    sid: call.sid,
    date_created: formatDate(call.createdAt),
    date_updated: formatDate(call.updatedAt),
    parent_call_sid: call.parentSid,
    account_sid: call.accountSid,
    to: writeAddress(call.to),
    to_formatted: formatForDisplay(writeAddress(call.to)),
    from: writeAddress(call.from),
    from_formatted: formatForDisplay(writeAddress(call.from)),
    phone_number_sid: formatOwnNumber(call),
    status: call.status,
    start_time: formatDate(startOf(call)),
    end_time: formatDate(endOf(call)),
    duration: formatDuration(call),
    price: null,
    price_unit: 'USD',
    direction: call.direction,
    answered_by: call.answeredBy ?? null,
    api_version: '2010-04-01',
    forwarded_from: null,
    group_sid: null,
    caller_name: '',
    queue_time: String(call.queueMs),
    trunk_sid: '',
    uri: `${path}.json`,
    subresource_uris: Object.fromEntries(
      Object.entries(subresources).map(([name, segment]) => [name, `${path}/${segment}.json`]),
    ),
  }
}

/**
 * The answer to a new call, as recorded in 2014, 2016 and 2025: it has no date at all, also not when it was
 * made. Only reads have those.
 */
export function formatNewCall(call: CallRecord): { [property: string]: unknown } {
  return {
    ...formatCall(call),
    annotation: null,
    date_created: null,
    date_updated: null,
    start_time: null,
    end_time: null,
    duration: null,
    caller_name: null,
    trunk_sid: null,
  }
}
