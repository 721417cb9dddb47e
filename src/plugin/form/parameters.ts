/** Every parameter a form designer may write. Two spellings of one parameter stand side by side. */
export const parameterNames = [
  'from_number',
  'to_number',
  'twilio_number',
  'country',
  'account_sid',
  'accountSID',
  'auth_token',
  'api_key',
  'api_secret',
  'service_url',
  'service_key',
  'record',
  'display_number',
  'to_label',
  'ring_seconds',
  'max_minutes',
  'whisper',
  'press_to_call',
  'detect_voicemail',
  'attempts',
  'dispositions',
  'details',
  'panel',
  'action',
  'sms_text',
  'media_url',
  'messaging_service_sid',
  'language',
] as const

/** What begins so gives a text in place of the field's own: `text_callAgain='Ring again'`. */
export const textPrefix = 'text_'

export type ParameterName = (typeof parameterNames)[number]
