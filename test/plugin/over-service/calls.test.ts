import { tellAgain } from './told-again.ts'

const apart = [
  // The form has no credentials of Twilio's.
  'with the least permissions places',
  'that may not list calls costs',
  'for wrong credentials names',
  'is kept to the letter when the call that was to replace it is refused',
  'leave the API key’s secret out',
  'repeats all it was given',
  // The Functions refuse these themselves.
  'says in plain words what to change',
  // They look at what passes between the form and Twilio.
  'are not in the addresses of the requests',
]

tellAgain(
  {
    'after-the-call': () => import('../after-the-call.test.ts'),
    call: () => import('../call.test.ts'),
    clearing: () => import('../clearing.test.ts'),
    following: () => import('../following.test.ts'),
    'hanging-up': () => import('../hanging-up.test.ts'),
    'kept-messages': () => import('../kept-messages.test.ts'),
    'many-numbers': () => import('../many-numbers.test.ts'),
    'number-by-hand': () => import('../number-by-hand.test.ts'),
    'office-phone': () => import('../office-phone.test.ts'),
    offline: () => import('../offline.test.ts'),
    'outcome-of-a-call': () => import('../outcome-of-a-call.test.ts'),
    placing: () => import('../placing.test.ts'),
    'read-only': () => import('../read-only.test.ts'),
    refused: () => import('../refused.test.ts'),
    restoring: () => import('../restoring.test.ts'),
    secrets: () => import('../secrets.test.ts'),
    'several-numbers': () => import('../several-numbers.test.ts'),
    twins: () => import('../twins.test.ts'),
    unsure: () => import('../unsure.test.ts'),
  },
  apart,
)
