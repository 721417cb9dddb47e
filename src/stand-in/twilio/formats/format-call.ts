import { writeAddress } from '../addresses.ts'
import { type CallRecord, talkedSeconds } from '../store/records.ts'

/** Where the API begins; the version is part of every path. */
export const apiRoot = '/2010-04-01/Accounts'

/** `Tue, 31 Aug 2010 20:36:28 +0000`, the only form of date in this API. */
export function formatDate(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toUTCString().replace('GMT', '+0000')
}

/** North American numbers get brackets, everything else stays as it is. */
function formatForDisplay(address: string): string {
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

/** A call as Twilio sends it. https://www.twilio.com/docs/voice/api/call-resource#call-properties */
export function formatCall(call: CallRecord): { [property: string]: unknown } {
  const path = `${apiRoot}/${call.accountSid}/Calls/${call.sid}`
  const seconds = talkedSeconds(call)
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
    phone_number_sid: null,
    status: call.status,
    start_time: formatDate(call.startedAt),
    // Twilio documents the end as empty where a call did not complete, and the duration too.
    end_time: call.status === 'completed' ? formatDate(call.endedAt) : null,
    duration: call.status === 'completed' && seconds !== null ? String(seconds) : null,
    price: null,
    price_unit: 'USD',
    direction: call.direction,
    answered_by: call.answeredBy ?? null,
    api_version: '2010-04-01',
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: String(call.queueMs),
    trunk_sid: null,
    uri: `${path}.json`,
    subresource_uris: Object.fromEntries(
      Object.entries(subresources).map(([name, segment]) => [name, `${path}/${segment}.json`]),
    ),
  }
}
