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
  // To the Functions it is no connection, to the form an answer.
  'after {"kind":"drop-before"}',
]

tellAgain(
  {
    conversation: () => import('../panel/conversation.test.ts'),
    'conversation-fresh': () => import('../panel/conversation-fresh.test.ts'),
    'conversation-trouble': () => import('../panel/conversation-trouble.test.ts'),
    history: () => import('../panel/history.test.ts'),
    'history-own-call': () => import('../panel/history-own-call.test.ts'),
    incoming: () => import('../panel/incoming.test.ts'),
    keypad: () => import('../panel/keypad.test.ts'),
    'keypad-lives': () => import('../panel/keypad-lives.test.ts'),
    media: () => import('../panel/media.test.ts'),
    'message-field': () => import('../panel/message-field.test.ts'),
    'messages-tab': () => import('../panel/messages-tab.test.ts'),
    panel: () => import('../panel/panel.test.ts'),
    sending: () => import('../panel/sending.test.ts'),
    'sending-by-hand': () => import('../panel/sending-by-hand.test.ts'),
  },
  apart,
)
