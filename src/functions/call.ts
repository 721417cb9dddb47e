import { pressField } from '../twilio/service-ask.ts'
import type { TwilioRequest } from '../twilio/transport.ts'
import type { Visit } from './runtime/visit.ts'
import { type Objection, objectToCallerId, objectToEnumerator, objectToNumber } from './service/allowed.ts'
import type { Asked } from './service/asked.ts'
import { askForKey } from './service/press-to-call.ts'
import { type ReadBridge, readBridge } from './service/read-bridge.ts'
import { serviceFunction } from './service/service-function.ts'
import type { ServiceRules } from './settings/service-rules.ts'

/** Places the plug-in's calls: an enumerator's phone rings, and then the respondent's, perhaps after a key. */
export const handler = serviceFunction('call', [
  {
    ask: /^POST Calls\.json$/,
    fields: ['To', 'From', 'Twiml', 'Timeout', pressField],
    actions: ['call'],
    places: true,
    object: objectToCall,
    person: ({ field }) => readBridge(field('Twiml'))?.number ?? '',
    rewrite: withKey,
  },
])

function objectToCall({ field }: Asked, rules: ServiceRules, visit: Visit): Objection {
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
    objectToNumber(bridge.number, rules) ??
    objectToKey(field(pressField), bridge, visit)
  )
}

function objectToKey(press: string, bridge: ReadBridge, visit: Visit): Objection {
  if (press === '') return undefined
  if (press !== '1') return `${pressField} is neither 1 nor left out`
  // Twilio's word that a key was pressed could not be checked.
  if (visit.settings.authToken === '') return 'AUTH_TOKEN is missing in .env, and press_to_call needs it'
  return askForKey(visit, bridge) === undefined ? 'with press_to_call the whisper is too long' : undefined
}

/** The document that asks for a key, in place of the one that rings the respondent at once. */
function withKey({ field, request }: Asked, visit: Visit): TwilioRequest {
  if (field(pressField) === '') return request
  const bridge = readBridge(field('Twiml'))
  const twiml = bridge && askForKey(visit, bridge)
  // Never the other document instead: that one rings the respondent for voice mail too.
  if (twiml === undefined) throw new Error('there is no document that asks for a key')
  const kept = (request.form ?? []).filter(([name]) => name !== pressField && name !== 'Twiml')
  return { ...request, form: [...kept, ['Twiml', twiml]] }
}
