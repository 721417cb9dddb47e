export const accountSid = 'AC0123456789abcdef0123456789abcdef'
export const callSid = 'CA0123456789abcdef0123456789abcdef'
export const callPath = `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}`

/** A call with every key of Twilio's own example. https://www.twilio.com/docs/voice/api/call-resource */
export function callJson(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    sid: callSid,
    account_sid: accountSid,
    to: '+254700000001',
    to_formatted: '+254700000001',
    from: '+12025550110',
    from_formatted: '(202) 555-0110',
    phone_number_sid: null,
    parent_call_sid: null,
    caller_name: null,
    date_created: 'Thu, 15 Jan 2026 09:00:00 +0000',
    date_updated: 'Thu, 15 Jan 2026 09:00:00 +0000',
    start_time: null,
    end_time: null,
    duration: null,
    status: 'queued',
    direction: 'outbound-api',
    answered_by: null,
    api_version: '2010-04-01',
    annotation: null,
    forwarded_from: null,
    group_sid: null,
    price: null,
    price_unit: 'USD',
    queue_time: '0',
    trunk_sid: '',
    uri: `${callPath}.json`,
    subresource_uris: {
      recordings: `${callPath}/Recordings.json`,
      notifications: `${callPath}/Notifications.json`,
      events: `${callPath}/Events.json`,
    },
    ...changes,
  }
}
