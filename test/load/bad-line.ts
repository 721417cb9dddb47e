import {
  applyFault,
  ConnectionDropped,
  type FaultTools,
} from '../../src/stand-in/twilio/faults/apply-fault.ts'
import type { Fault } from '../../src/stand-in/twilio/faults/fault.ts'
import type { Clock } from '../../src/twilio/clock.ts'
import { type Answerer, type Asking, methodOf } from './asking.ts'
import type { Chance } from './chance.ts'

/** What goes wrong between a request and its answer. */
export interface Trouble {
  /** Of requests that change something at Twilio, the share that meets one of these. */
  readonly badShare: number
  readonly faults: ReadonlyArray<readonly [weight: number, fault: Fault]>
  /** Of requests that only read, the share that gets no answer. */
  readonly unreadShare: number
}

/** How bad a line is. */
export interface Quality extends Trouble {
  /** From the request to its answer, in ms. */
  readonly roundTripMs: readonly [least: number, most: number]
}

/** A cheap phone's network: answers are lost, half of them after Twilio has acted. */
export const mobileLine: Quality = {
  roundTripMs: [120, 900],
  badShare: 0.04,
  faults: [
    [3, { kind: 'drop-after' }],
    [3, { kind: 'drop-before' }],
    [1, { kind: 'hang', acted: true }],
    [1, { kind: 'hang' }],
    [1, { kind: 'html', status: 502, acted: true }],
    [1, { kind: 'truncated' }],
    [1, { kind: 'latency', ms: 12_000 }],
  ],
  unreadShare: 0.03,
}

/** Twilio's own: now and then it is too busy, or has a moment of trouble. */
export const twilioTrouble: Trouble = {
  badShare: 0.04,
  faults: [
    [6, { kind: 'status', status: 429, code: 20429 }],
    [1, { kind: 'status', status: 503, code: 20503, acted: true }],
    [1, { kind: 'drop-after' }],
  ],
  unreadShare: 0.005,
}

/** The same, with so many times as much going wrong. */
export function worse<T extends Trouble>(trouble: T, times: number): T {
  return {
    ...trouble,
    badShare: trouble.badShare * times,
    unreadShare: trouble.unreadShare * times,
  }
}

/** What has gone wrong. */
export interface Damage {
  /** Twilio had acted, and nobody heard of it. */
  answersLost: number
  /** Twilio never saw the request. */
  requestsLost: number
  tooMany: number
}

export function noDamage(): Damage {
  return { answersLost: 0, requestsLost: 0, tooMany: 0 }
}

interface Parts<T> {
  readonly clock: Clock
  readonly chance: Chance
  readonly quality: T
  readonly damage: Damage
}

/**
 * A line with delays and faults in front of something that answers at once. What a browser does by itself, sending a
 * request twice, is not among them: it makes two calls by definition, of which the field takes one back.
 */
export function createBadLine(parts: Parts<Quality>, answer: Answerer): Answerer {
  const { clock, chance, quality } = parts
  const troubled = createTrouble(parts, answer)
  return async (url, asking) => {
    const halfMs = chance.between(...quality.roundTripMs) / 2
    await wait(clock, halfMs)
    const response = await troubled(url, asking)
    await wait(clock, halfMs)
    return response
  }
}

/** The faults alone. */
export function createTrouble(
  { clock, chance, quality, damage }: Parts<Trouble>,
  answer: Answerer,
): Answerer {
  function faultFor(method: string): Fault | undefined {
    if (method === 'GET') return chance.happens(quality.unreadShare) ? { kind: 'drop-after' } : undefined
    if (method !== 'POST' || !chance.happens(quality.badShare)) return undefined
    const fault = chance.pick(quality.faults)
    count(fault, damage)
    return fault
  }

  return async (url, asking) => {
    const fault = faultFor(methodOf(asking))
    if (!fault) return answer(url, asking)
    const tools: FaultTools = {
      act: () => answer(url, asking),
      now: clock.now,
      wait: (ms) => wait(clock, ms),
      waitForEver: () => neverAnswered(asking),
    }
    return applyFault(fault, tools)
  }
}

export function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve))
}

/** Until the form gives up. */
function neverAnswered({ signal }: Asking): Promise<never> {
  return new Promise((_resolve, reject) => {
    const drop = () => reject(new ConnectionDropped())
    if (signal?.aborted) drop()
    else signal?.addEventListener('abort', drop, { once: true })
  })
}

function count(fault: Fault, damage: Damage): void {
  if (fault.kind === 'status' && fault.status === 429) damage.tooMany += 1
  else if (fault.kind === 'drop-before' || (fault.kind === 'hang' && !fault.acted)) damage.requestsLost += 1
  else if (fault.kind !== 'latency') damage.answersLost += 1
}
