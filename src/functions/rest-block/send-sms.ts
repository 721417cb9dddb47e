import { blockFunction } from './rest-block.ts'

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
export const handler = blockFunction({
  name: 'api/twilio/sendSms',
  resource: 'Messages',
  fields: [
    'from',
    'messagingServiceSid',
    'to',
    'body',
    'statusCallback',
    'applicationSid',
    'maxPrice',
    'provideFeedback',
  ],
})
