import { objectToCallerId, objectToEnumerator, objectToNumber } from './service/allowed.ts'
import type { Asked } from './service/asked.ts'
import { readBridge } from './service/read-bridge.ts'
import { serviceFunction } from './service/service-function.ts'
import type { ServiceRules } from './settings/service-rules.ts'

/** Places the plug-in's calls: an enumerator's phone rings, and then the respondent's. */
export const handler = serviceFunction('call', [
  {
    ask: /^POST Calls\.json$/,
    fields: ['To', 'From', 'Twiml', 'Timeout'],
    actions: ['call'],
    places: true,
    object: objectToCall,
    person: ({ field }) => readBridge(field('Twiml'))?.number ?? '',
  },
])

function objectToCall({ field }: Asked, rules: ServiceRules) {
  const bridge = readBridge(field('Twiml'))
  if (!bridge) return 'the call is not one that the plug-in places'
  if (bridge.callerId !== field('From')) return 'the two legs have two caller IDs'
  if (bridge.record === 'always' && !rules.actions.includes('record')) {
    return 'ALLOWED_ACTIONS does not name record, so the form must say record=0'
  }
  const { mostMinutes } = rules
  if (mostMinutes !== undefined && !((bridge.maxMinutes ?? Number.POSITIVE_INFINITY) <= mostMinutes)) {
    return `the form must give max_minutes, ${mostMinutes} at most`
  }
  return (
    objectToCallerId(field('From'), rules) ??
    objectToEnumerator(field('To'), rules) ??
    objectToNumber(bridge.number, rules)
  )
}
