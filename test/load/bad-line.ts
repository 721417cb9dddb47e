import {
  applyFault,
  ConnectionDropped,
  type FaultTools,
} from '../../src/stand-in/twilio/faults/apply-fault.ts'
import type { Fault } from '../../src/stand-in/twilio/faults/fault.ts'
import type { Clock } from '../../src/twilio/clock.ts'
import { askField } from '../../src/twilio/service-ask.ts'
import type { Chance } from './chance.ts'

/** How bad a line is. */
export interface Quality {
  /** From the request to its answer, in ms. */
  readonly roundTripMs: readonly [least: number, most: number]
  /** Of requests that change something at Twilio, the share that meets one of these. */
  readonly badShare: number
  readonly faults: ReadonlyArray<readonly [weight: number, fault: Fault]>
  /** Of requests that only read, the share that gets no answer. */
  readonly unreadShare: number
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

/** Twilio's own door: too many requests at once, and now and then a moment of trouble. */
export const twilioDoor: Quality = {
  roundTripMs: [20, 80],
  badShare: 0.04,
  faults: [
    [6, { kind: 'status', status: 429, code: 20429 }],
    [1, { kind: 'status', status: 503, code: 20503, acted: true }],
    [1, { kind: 'drop-after' }],
  ],
  unreadShare: 0.005,
}

/** The same, with so many times as much going wrong. */
export function worse(quality: Quality, times: number): Quality {
  return {
    ...quality,
    badShare: quality.badShare * times,
    unreadShare: quality.unreadShare * times,
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

/** Answers a request, or rejects where no answer comes. */
export type Answerer = (request: Request) => Promise<Response>

/**
 * A line with delays and faults in front of something that answers at once. What a browser does by itself, sending a
 * request twice, is not among them: it makes two calls by definition, of which the field takes one back.
 */
export function createBadLine(
  { clock, chance, quality, damage }: { clock: Clock; chance: Chance; quality: Quality; damage: Damage },
  answer: Answerer,
): Answerer {
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))

  function faultFor(method: string): Fault | undefined {
    if (method === 'GET') return chance.happens(quality.unreadShare) ? { kind: 'drop-after' } : undefined
    if (method !== 'POST' || !chance.happens(quality.badShare)) return undefined
    const fault = chance.pick(quality.faults)
    count(fault, damage)
    return fault
  }

  return async (request) => {
    const halfMs = chance.between(...quality.roundTripMs) / 2
    const fault = faultFor(await methodOf(request))
    const tools: FaultTools = {
      act: () => answer(request.clone()),
      now: clock.now,
      wait,
      waitForEver: () => neverAnswered(request),
    }
    await wait(halfMs)
    const response = await (fault ? applyFault(fault, tools) : answer(request))
    await wait(halfMs)
    return response
  }
}

/** Through the team's Functions everything is a POST, and the form says what is asked. */
async function methodOf(request: Request): Promise<string> {
  if (request.method !== 'POST') return request.method
  const form = new URLSearchParams(await request.clone().text())
  return form.get(askField)?.split(' ')[0] ?? request.method
}

/** Until the form gives up. */
function neverAnswered({ signal }: Request): Promise<never> {
  return new Promise((_resolve, reject) => {
    const drop = () => reject(new ConnectionDropped())
    if (signal.aborted) drop()
    else signal.addEventListener('abort', drop, { once: true })
  })
}

function count(fault: Fault, damage: Damage): void {
  if (fault.kind === 'status' && fault.status === 429) damage.tooMany += 1
  else if (fault.kind === 'drop-before' || (fault.kind === 'hang' && !fault.acted)) damage.requestsLost += 1
  else if (fault.kind !== 'latency') damage.answersLost += 1
}
