import { blockFunction } from './rest-block.ts'

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
export const handler = blockFunction({
  name: 'api/twilio/sendMms',
  resource: 'Messages',
  fields: [
    'from',
    'messagingServiceSid',
    'to',
    'body',
    'mediaUrl',
    'statusCallback',
    'applicationSid',
    'maxPrice',
    'provideFeedback',
  ],
})
