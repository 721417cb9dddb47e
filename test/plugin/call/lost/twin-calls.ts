import type { Search } from '../../../../src/plugin/call/lost-call.ts'
import type { Reply, TwilioRequest } from '../../../../src/twilio/transport.ts'
import { callJson } from '../../../twilio/call-json.ts'
import { callerId, dataOf, enumerator, respondent, scriptTwilio } from '../../world/fixtures.ts'

const seconds = (after: number) =>
  new Date(Date.UTC(2026, 0, 15, 9) + after * 1_000).toUTCString().replace('GMT', '+0000')

/** A call as Twilio lists it, made so many seconds after the field's own. */
export function listed(sid: string, after: number, status = 'ringing') {
  return callJson({ sid, date_created: seconds(after), status })
}

export const own = listed('CAown', 0)

export function search(changes: { newest?: string; owned?: readonly string[] } = {}): Search {
  const newest = changes.newest === undefined ? {} : { newest: changes.newest }
  const intent = { at: 0, to: 0, via: 0, print: '', ...newest }
  const isOwned = (sid: string) => sid === 'CAown' || (changes.owned ?? []).includes(sid)
  return { to: enumerator, from: callerId, respondent, intent, isOwned }
}

export const parentIn = ({ query }: TwilioRequest) => query?.find(([name]) => name === 'ParentCallSid')?.[1]

/**
 * A Twilio with this list, newest first, and a leg to the respondent below the calls named.
 * @param onEnding it is asked to end a call, and has not answered yet
 */
export function twilioWith(
  list: () => Reply<unknown>,
  talksIn: readonly string[] = [],
  onEnding: () => void = () => {},
) {
  return scriptTwilio((request) => {
    if (request.method === 'POST') {
      onEnding()
      return dataOf(callJson({ sid: /CA\w+/.exec(request.path)?.[0] }))
    }
    const parent = parentIn(request)
    if (parent === undefined) return list()
    return dataOf({ calls: talksIn.includes(parent) ? [callJson({ sid: 'CAleg', to: respondent })] : [] })
  })
}
