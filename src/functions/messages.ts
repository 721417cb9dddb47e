import { type Objection, objectToCallerId, objectToNumber, objectToService } from './service/allowed.ts'
import { type Asked, sid } from './service/asked.ts'
import { serviceFunction } from './service/service-function.ts'
import type { ServiceRules } from './settings/service-rules.ts'

/** Sends the plug-in's messages and tells what became of them, and lists those of one number. */
export const handler = serviceFunction('messages', [
  {
    ask: /^POST Messages\.json$/,
    fields: ['To', 'From', 'MessagingServiceSid', 'Body', 'MediaUrl*'],
    actions: ['message'],
    places: true,
    object: objectToMessage,
    person: ({ field }) => field('To'),
  },
  { ask: new RegExp(`^GET Messages/${sid.message}\\.json$`), fields: [], actions: ['message', 'history'] },
  {
    ask: new RegExp(`^GET Messages/${sid.message}/Media\\.json$`),
    fields: ['PageSize'],
    actions: ['message', 'history'],
  },
  {
    ask: /^GET Messages\.json$/,
    fields: ['To', 'From', 'PageSize', 'Page', 'PageToken'],
    actions: ['message', 'history'],
    object: objectToList,
  },
])

function objectToMessage({ field }: Asked, rules: ServiceRules): Objection {
  const service = field('MessagingServiceSid')
  const sender =
    service === ''
      ? objectToCallerId(field('From'), rules)
      : (objectToService(service, rules) ?? (field('From') && 'a messaging service picks its own sender'))
  return sender || objectToNumber(field('To'), rules)
}

/** Whoever could list messages without naming somebody would read everybody's. */
function objectToList({ field }: Asked, rules: ServiceRules): Objection {
  const [to, from] = [field('To'), field('From')]
  if ((to === '') === (from === '')) return 'messages are listed for one number only'
  if (rules.senders.includes(to + from)) return 'the messages of a caller ID are everybody’s'
  return objectToNumber(to + from, rules)
}
