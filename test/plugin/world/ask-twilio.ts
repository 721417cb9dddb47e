import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import type { RecordedRequest } from '../../../src/stand-in/twilio/store/request-log.ts'

/** Asks for a new record as somebody else with the account's credentials does; `list` is `Calls.json?by=another`. */
export function postAsAccount(
  { account, fetch }: StandInTwilio,
  list: string,
  form: Readonly<Record<string, string>>,
): Promise<Response> {
  return fetch(
    new Request(`https://api.twilio.com/2010-04-01/Accounts/${account.sid}/${list}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` },
      body: new URLSearchParams(form),
    }),
  )
}

/** How many requests came with this method whose path ends so, or fits with its query. */
export function countRequests(
  requests: readonly RecordedRequest[],
  method: string,
  end: string | RegExp,
): number {
  return requests.filter((request) => {
    const path = request.path.split('?')[0] ?? ''
    const fits = typeof end === 'string' ? path.endsWith(end) : end.test(request.path)
    return request.method === method && fits
  }).length
}
