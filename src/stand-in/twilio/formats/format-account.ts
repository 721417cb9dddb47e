import { type Account, numberSid } from '../account.ts'
import type { Behaviour } from '../behaviour.ts'
import type { HookSettings } from '../webhooks/hooks.ts'
import { apiRoot, formatDate, formatForDisplay } from './format-call.ts'

type Json = { readonly [property: string]: unknown }

/** What the account has that the stand-in has too, by Twilio's names. */
const subresources = {
  balance: 'Balance',
  calls: 'Calls',
  incoming_phone_numbers: 'IncomingPhoneNumbers',
  messages: 'Messages',
  outgoing_caller_ids: 'OutgoingCallerIds',
  recordings: 'Recordings',
}

/** The account itself. https://www.twilio.com/docs/iam/api/account#account-properties */
export function formatAccount({ sid, openedAt }: Account, { trial, accountStatus }: Behaviour): Json {
  const path = `${apiRoot}/${sid}`
  return {
    sid,
    owner_account_sid: sid,
    friendly_name: 'Stand-in account',
    status: accountStatus,
    type: trial ? 'Trial' : 'Full',
    // Twilio says the token to whoever has it. The stand-in tells no secret, not even a made-up one.
    auth_token: null,
    date_created: formatDate(openedAt),
    date_updated: formatDate(openedAt),
    uri: `${path}.json`,
    subresource_uris: Object.fromEntries(
      Object.entries(subresources).map(([name, segment]) => [name, `${path}/${segment}.json`]),
    ),
  }
}

function formatHooks(settings: HookSettings = {}): Json {
  return {
    voice_url: settings.voiceUrl ?? '',
    voice_method: settings.voiceMethod ?? 'POST',
    voice_fallback_url: settings.voiceFallbackUrl ?? '',
    voice_fallback_method: settings.voiceFallbackMethod ?? 'POST',
    voice_application_sid: settings.voiceApplicationSid ?? '',
    status_callback: settings.statusCallback ?? '',
    status_callback_method: settings.statusCallbackMethod ?? 'POST',
    sms_url: settings.smsUrl ?? '',
    sms_method: settings.smsMethod ?? 'POST',
    sms_fallback_url: settings.smsFallbackUrl ?? '',
    sms_fallback_method: settings.smsFallbackMethod ?? 'POST',
    sms_application_sid: settings.smsApplicationSid ?? '',
  }
}

/**
 * One of the account's numbers.
 * https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource#incomingphonenumber-properties
 */
export function formatNumber(number: string, { sid, openedAt }: Account, { numbers }: Behaviour): Json {
  return {
    sid: numberSid(number),
    account_sid: sid,
    phone_number: number,
    friendly_name: formatForDisplay(number),
    ...formatHooks(numbers[number]),
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    voice_receive_mode: 'voice',
    voice_caller_id_lookup: false,
    trunk_sid: null,
    address_sid: null,
    address_requirements: 'none',
    identity_sid: null,
    bundle_sid: null,
    emergency_status: 'Inactive',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    origin: 'twilio',
    type: 'local',
    status: 'in-use',
    beta: false,
    api_version: '2010-04-01',
    date_created: formatDate(openedAt),
    date_updated: formatDate(openedAt),
    uri: `${apiRoot}/${sid}/IncomingPhoneNumbers/${numberSid(number)}.json`,
  }
}
