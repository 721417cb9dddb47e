import { accountSid } from './call-json.ts'

export const messageSid = 'SM0123456789abcdef0123456789abcdef'
export const messagesPath = `/2010-04-01/Accounts/${accountSid}/Messages`
export const messagePath = `${messagesPath}/${messageSid}`

/** A message with every key of Twilio's own example. https://www.twilio.com/docs/messaging/api/message-resource */
export function messageJson(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: 'Hello',
    date_created: 'Thu, 15 Jan 2026 09:00:00 +0000',
    date_sent: null,
    date_updated: 'Thu, 15 Jan 2026 09:00:00 +0000',
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: '+12025550110',
    messaging_service_sid: null,
    num_media: '0',
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    sid: messageSid,
    status: 'queued',
    subresource_uris: { media: `${messagePath}/Media.json` },
    to: '+254711222333',
    uri: `${messagePath}.json`,
    ...changes,
  }
}
