import { callsPath } from '../../twilio/calls.ts'
import type { Clock } from '../../twilio/clock.ts'
import { type Finding, no, unknown, yes } from '../../twilio/set-up/findings.ts'
import {
  exchange,
  type Fetch,
  type Reply,
  readRaw,
  twilioOrigin,
  withTimeout,
} from '../../twilio/transport.ts'

/** Nobody waits longer for a check. */
export const checkTimeoutMs = 6_000

type Ends = { fetch: Fetch; clock: Clock }

/** Whether pages like this one get an answer of Twilio's at all, without a login: such a request needs no preflight. */
export async function lookAtTwilio(
  ends: Ends,
  accountSid: string,
): Promise<{ findings: Finding[]; isReached: boolean }> {
  const url = `${twilioOrigin}${callsPath(accountSid)}?PageSize=1`
  const raw = await exchange(ends, url, { method: 'GET', headers: {} }, undefined, checkTimeoutMs)
  const reply = readRaw(raw)
  // Without a login Twilio says no, in its own JSON: that is the answer.
  if (reply.kind === 'refused') return { findings: [yes('network'), yes('origin')], isReached: true }
  const network = await lookAtNetwork(ends, reply)
  const isKept = reply.kind === 'nothing' && reply.cause === 'network' && network.result === 'yes'
  return { findings: [network, isKept ? no('origin', 'origin') : unknown('origin')], isReached: false }
}

/** What is in the way, where nothing usable came. */
export async function lookAtNetwork(ends: Ends, reply: Reply<unknown>): Promise<Finding> {
  if (reply.kind === 'refused') return yes('network')
  if (reply.kind === 'nothing') {
    const { cause, status = 0 } = reply
    if (cause === 'server') return no('network', status === 511 ? 'portal' : 'twilio')
    if (cause === 'network')
      return (await isThere(ends, twilioOrigin)) ? yes('network') : no('network', 'network')
    if (cause === 'timeout') return no('network', 'network')
  }
  // Something answers here that is not Twilio.
  return no('network', 'portal')
}

/** Whether anything answers at an address, though no page may read it. */
export async function isThere({ fetch, clock }: Ends, url: string): Promise<boolean> {
  const came = await withTimeout(clock, checkTimeoutMs, async (signal) => {
    await fetch(url, {
      method: 'GET',
      headers: {},
      credentials: 'omit',
      mode: 'no-cors',
      ...(signal ? { signal } : {}),
    })
    return 'came' as const
  })
  return came === 'came'
}

/** A request with a login needs a preflight, which asks for more than one without. */
export function lookAtPreflight(first: Reply<unknown> | undefined): Finding {
  if (!first || (first.kind === 'nothing' && first.cause === 'timeout')) return unknown('preflight')
  const isKept = first.kind === 'nothing' && first.cause === 'network'
  return isKept ? no('preflight', 'preflight') : yes('preflight')
}
