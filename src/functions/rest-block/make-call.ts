import { blockFunction } from './rest-block.ts'

/** https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource */
export const handler = blockFunction({
  name: 'api/twilio/makeCall',
  resource: 'Calls',
  fields: [
    'from',
    'to',
    'url',
    'applicationSid',
    'method',
    'fallbackUrl',
    'fallbackMethod',
    'statusCallback',
    'statusCallbackMethod',
    'statusCallbackEvent',
    'sendDigits',
    'timeout',
    'record',
    'recordingChannels',
    'recordingStatusCallback',
    'recordingStatusCallbackMethod',
  ],
})
