import { answerRefusal, usualRefusal } from '../../src/stand-in/twilio/api/refusal.ts'
import type { StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import type { Clock } from '../../src/twilio/clock.ts'
import { functionHandlers } from '../../src/workbench/functions.ts'
import { createFunctionsHost } from '../../src/workbench/functions-host.ts'
import { openEnvironment } from '../plugin/world/team-service.ts'
import type { Answerer } from './asking.ts'
import { createTrouble, type Damage, twilioTrouble, worse } from './bad-line.ts'
import { createChance } from './chance.ts'
import { type Crowd, createDoor, type Place } from './door.ts'
import type { Plan } from './plan.ts'
import type { Swing } from './swing.ts'

/**
 * An account at Twilio's REST API. That so many requests at once are its limit others have published; Twilio says only
 * that there is one. So long the requests took whose `Twilio-Request-Duration` is published, 31 to 256 ms. What is sent
 * away gets a 429 that a page can read, as it can read other refusals, and has done nothing.
 * https://www.twilio.com/docs/api/errors/20429
 */
export const usualAccount: Place = {
  most: 100,
  staysMs: { least: 30, more: 70 },
  refuse: async () => answerRefusal(usualRefusal(429)),
}

/**
 * A service with the team's Functions: 30 run at once. How long one takes besides waiting for Twilio, and what the next
 * one gets, is published nowhere. Here it is the worst: an answer that its page may not read, and so takes for none.
 * https://www.twilio.com/docs/serverless/functions-assets/functions#limits
 */
export const usualService: Place = {
  most: 30,
  staysMs: { least: 20, more: 30 },
  refuse: () => Promise.reject(new TypeError('not for this page')),
}

/** What lies beyond the enumerators' own lines. */
export interface Beyond {
  /** The way of one of the enumerators. */
  wayOf(index: number): Answerer
  readonly accounts: readonly Crowd[]
  /** None where the forms ask Twilio themselves. */
  readonly services: readonly Crowd[]
}

interface Parts {
  readonly clock: Clock
  readonly plan: Plan
  readonly twilio: StandInTwilio
  readonly callerIds: readonly string[]
  readonly damage: Damage
  readonly swing: Swing
}

/** Accounts share one stand-in, since nothing but their doors is of interest. */
export function createBeyond(parts: Parts, askTwilio: Answerer): Beyond {
  const { clock, plan, damage, swing } = parts
  const { seed, trouble } = plan
  let streams = 0
  const chance = () => {
    streams -= 1
    return createChance(seed, streams)
  }
  const accounts = times(plan.accounts, () => {
    const quality = worse(twilioTrouble, trouble)
    const troubled = createTrouble({ clock, chance: chance(), quality, damage }, askTwilio)
    return createDoor({ clock, chance: chance(), place: plan.account ?? usualAccount, swing }, troubled)
  })
  const services = times(plan.transport === 'service' ? plan.services : 0, (index) => {
    const functions = createFunctions(parts, at(accounts, index).ask)
    return createDoor({ clock, chance: chance(), place: plan.service ?? usualService, swing }, functions)
  })
  const doors = services.length > 0 ? services : accounts
  const crowdOf = ({ crowd }: { crowd: Crowd }) => crowd
  return {
    wayOf: (index) => at(doors, index).ask,
    accounts: accounts.map(crowdOf),
    services: services.map(crowdOf),
  }
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

/** The one whose turn it is, when they take turns. */
function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length]
  if (!item) throw new Error('There is none.')
  return item
}

/** The team's own Functions, the real ones, between the forms and Twilio's door. */
function createFunctions({ clock, twilio, callerIds }: Parts, door: Answerer): Answerer {
  const functions = createFunctionsHost({
    handlers: functionHandlers,
    environment: {
      ...openEnvironment(twilio),
      ALLOWED_CALLER_IDS: callerIds.join(),
      // Twilio counts them in each of its 30 instances for itself, and this is but one.
      REQUESTS_PER_MINUTE: '1000000',
      PLACEMENTS_PER_MINUTE: '1000000',
    },
    assets: {},
    clock,
    fetch: door,
  })
  // What a browser may not read is a failure to it.
  return async (url, asking) => {
    const response = await functions(requestOf(url, asking))
    if (response.headers.has('Access-Control-Allow-Origin')) return response
    throw new TypeError('not for this page')
  }
}

/** Without the signal: what has come so far does not hear that the form gives up. */
export function requestOf(url: string, { method, headers, body }: Parameters<Answerer>[1]): Request {
  return new Request(url, { method, headers, ...(body === undefined ? {} : { body }) })
}
