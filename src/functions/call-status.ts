import { legsFields } from '../twilio/service-legs.ts'
import {
  haveAddresses,
  type Objection,
  objectToCallerId,
  objectToEnumerator,
  objectToNumber,
} from './service/allowed.ts'
import { type Asked, sid } from './service/asked.ts'
import { serviceFunction } from './service/service-function.ts'
import { tellLegs } from './service/tell-legs.ts'
import { withoutLegs } from './service/without-legs.ts'
import type { ServiceRules } from './settings/service-rules.ts'

/** Tells how calls go: one by its SID, with the respondent's leg or without, the respondent's leg of one, the latest of a phone, a number's history. */
export const handler = serviceFunction('call-status', [
  { ask: new RegExp(`^GET Calls/${sid.call}\\.json$`), fields: [], actions: ['call', 'history'] },
  {
    ask: new RegExp(`^GET Calls/${sid.call}/Legs\\.json$`),
    fields: Object.values(legsFields),
    actions: ['call', 'history'],
    answer: tellLegs,
  },
  {
    ask: /^GET Calls\.json$/,
    fields: ['To', 'From', 'ParentCallSid', 'PageSize', 'Page', 'PageToken'],
    actions: ['call', 'history'],
    object: objectToList,
    person: historyOf,
    tell: (data, { field }, rules) => (rules.senders.includes(field('From')) ? withoutLegs(data) : data),
  },
])

/** Whoever could list calls without naming somebody would read the numbers of everybody who was called. */
function objectToList({ field }: Asked, rules: ServiceRules): Objection {
  const [to, from, parent] = [field('To'), field('From'), field('ParentCallSid')]
  if (parent !== '') return objectToParent(parent, to + from)
  if (to !== '' && from !== '') return objectToCallerId(from, rules) ?? objectToEnumerator(to, rules)
  // The enumerator's address comes back from Twilio in another spelling, so it cannot be asked for.
  if (to === '' && rules.senders.includes(from) && haveAddresses(rules)) return undefined
  if (to + from === '') return 'calls are listed for one number only'
  if (!rules.actions.includes('history')) return 'ALLOWED_ACTIONS does not name history'
  if (rules.senders.includes(to + from)) return 'the calls of a caller ID are everybody’s'
  return objectToNumber(to + from, rules)
}

/** Whose history is opened. Once is enough: the calls from them, and older pages, are listed for the same tab. */
function historyOf({ field }: Asked): string {
  return field('From') === '' && field('Page') === '' ? field('To') : ''
}

function objectToParent(parent: string, others: string): Objection {
  if (others !== '') return 'legs are listed by their call alone'
  return new RegExp(`^${sid.call}$`).test(parent) ? undefined : 'legs are listed by one call’s SID'
}
