import { isOver, isUndialled } from '../call-facts.ts'
import { showLocalTime } from '../local-time.ts'
import { type Gathered, type Looked, lookAtEach } from './material.ts'
import type { Thresholds } from './thresholds.ts'

/** Calls that the export does not know the end of: the form was closed too early, or nobody was online. */
export function findNotFinal({ calls }: Gathered): Looked {
  return lookAtEach(calls, ({ call, interview }) => {
    const over = isOver(call)
    if (over === undefined) return undefined
    if (over) return 'fine'
    const values = { status: call.status ?? '—', leg: call.leg?.status ?? '—' }
    return { rule: 'not-final', interview, calls: [call], values }
  })
}

/** Calls that may have rung the respondent when people sleep. */
export function findAtNight({ calls, readTime }: Gathered, { nightFrom, nightTo }: Thresholds): Looked {
  const ringing = calls.filter(({ call }) => !isUndialled(call))
  return lookAtEach(ringing, ({ call, interview }) => {
    if (call.startedAt === undefined) return undefined
    const time = readTime(call.startedAt)
    if (!isWithin(time.hour, nightFrom, nightTo)) return 'fine'
    return { rule: 'at-night', interview, calls: [call], values: { time: showLocalTime(time) } }
  })
}

/** Calls to a number that was entered by hand. */
export function findByHand({ calls }: Gathered): Looked {
  return lookAtEach(calls, ({ call, interview }) => {
    if (call.number === undefined) return undefined
    return call.number === 0 ? { rule: 'by-hand', interview, calls: [call], values: {} } : 'fine'
  })
}

/** From the first hour until before the second, past midnight where that is the smaller one. */
function isWithin(hour: number, from: number, to: number): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to
}
