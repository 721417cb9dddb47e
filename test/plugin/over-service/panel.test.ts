import { tellAgain } from './told-again.ts'

const apart = [
  // The form has no credentials of Twilio's, and cannot fetch pictures with them.
  'credentials are refused',
  'stops for good when Twilio refuses',
  'which permission the key lacks',
  'where the key may not',
  'never brings a credential onto the page',
  'shows it in its place, fetched with',
  'keeps nothing of it once the tab is stopped',
  // They put something of their own between the form and Twilio.
  'waits for the network before it looks',
  'under another caller ID',
  'at most three at a time',
  'comes by itself or by a tap',
  'that it is fetched, and that there is nothing',
  // The Functions list no messages but those to one number, so the enumerator is asked.
  'form names another number meanwhile',
  // To the Functions it is no connection or no network's page, to the form their answer.
  'after {"kind":"drop-before"}',
  'after {"kind":"html","status":200}',
]

tellAgain(
  {
    conversation: () => import('../panel/messages/conversation.test.ts'),
    'conversation-fresh': () => import('../panel/messages/conversation-fresh.test.ts'),
    'conversation-trouble': () => import('../panel/messages/conversation-trouble.test.ts'),
    history: () => import('../panel/history/history.test.ts'),
    'history-own-call': () => import('../panel/history/history-own-call.test.ts'),
    incoming: () => import('../panel/history/incoming.test.ts'),
    keypad: () => import('../panel/keypad/keypad.test.ts'),
    'keypad-lives': () => import('../panel/keypad/keypad-lives.test.ts'),
    media: () => import('../panel/messages/media.test.ts'),
    'message-field': () => import('../message/message-field.test.ts'),
    'messages-tab': () => import('../panel/messages/messages-tab.test.ts'),
    panel: () => import('../panel/panel.test.ts'),
    sending: () => import('../message/sending.test.ts'),
    'sending-by-hand': () => import('../message/sending-by-hand.test.ts'),
  },
  apart,
)
