import { tellAgain } from './told-again.ts'

const apart = [
  // The form has no credentials of Twilio's.
  'with the least permissions places',
  'that may not list calls costs',
  'for wrong credentials is to be told',
  'is kept to the letter when the call that was to replace it is refused',
  'leave the API key’s secret out',
  'repeats all it was given',
  // The Functions refuse these themselves.
  'says in plain words what to tell the supervisor',
  // They look at what passes between the form and Twilio.
  'are not in the addresses of the requests',
  'has its connection prepared anew',
  'has its preflight asked for again',
  'is prepared for only once in a while',
  'is prepared for again when another attempt',
]

tellAgain(
  {
    'after-the-call': () => import('../whole/after-the-call.test.ts'),
    call: () => import('../whole/call.test.ts'),
    clearing: () => import('../whole/clearing.test.ts'),
    following: () => import('../call/following.test.ts'),
    'hanging-up': () => import('../call/hanging-up.test.ts'),
    'kept-messages': () => import('../whole/kept-messages.test.ts'),
    'many-numbers': () => import('../whole/many-numbers.test.ts'),
    'number-by-hand': () => import('../whole/number-by-hand.test.ts'),
    'office-phone': () => import('../whole/office-phone.test.ts'),
    offline: () => import('../call/offline.test.ts'),
    'outcome-of-a-call': () => import('../whole/outcome-of-a-call.test.ts'),
    placing: () => import('../call/placing.test.ts'),
    'read-only': () => import('../whole/read-only.test.ts'),
    refused: () => import('../call/refused.test.ts'),
    restoring: () => import('../call/restoring.test.ts'),
    secrets: () => import('../whole/secrets.test.ts'),
    'several-numbers': () => import('../whole/several-numbers.test.ts'),
    twins: () => import('../call/lost/twins.test.ts'),
    unsure: () => import('../call/lost/unsure.test.ts'),
    late: () => import('../call/lost/late-calls.test.ts'),
  },
  apart,
)
