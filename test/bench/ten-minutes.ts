import type { RecordedRequest } from '../../src/stand-in/twilio/store/request-log.ts'
import { enumeratorNumber, respondentNumber } from '../plugin/world/form.ts'
import { openWorld } from '../plugin/world/open-field.ts'

/** Chromium keeps a preflight's answer for 5 s when it names no time, as Twilio's does not. */
const preflightKeptMs = 5_000

export interface Traffic {
  requests: number
  /** Preflights before them, where the page has an origin of its own and where it has none. */
  preflights: { ownOrigin: number; nullOrigin: number }
}

/** The requests of one call in which people talk for ten minutes; the plug-in's source on a virtual clock. */
export async function countTenMinutes(): Promise<Traffic> {
  const world = await openWorld()
  const { twilio } = world
  await world.pass(5)
  await world.field.tap('Call')
  await world.pass(8)
  twilio.phones.answer(enumeratorNumber)
  await world.pass(12)
  twilio.phones.answer(respondentNumber)
  await world.pass(600)
  twilio.phones.hangUp(respondentNumber)
  await world.pass(60)
  const requests = [...twilio.requests]
  if (!world.field.text().includes('Talked with')) throw new Error('The call did not end as it should.')
  world.field.running.stop()
  return {
    requests: requests.length,
    preflights: { ownOrigin: countPreflights(requests), nullOrigin: requests.length },
  }
}

// One answer is kept for each address with its query.
function countPreflights(requests: readonly RecordedRequest[]): number {
  const keptUntil = new Map<string, number>()
  let count = 0
  for (const { path, at } of requests) {
    if ((keptUntil.get(path) ?? 0) > at) continue
    keptUntil.set(path, at + preflightKeptMs)
    count += 1
  }
  return count
}
