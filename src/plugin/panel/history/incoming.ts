import { type Call, isFinal, listCalls } from '../../../twilio/calls.ts'
import { type Failure, isFirmRefusal } from '../../../twilio/transport.ts'
import { dialledNumber } from '../../form/choice.ts'
import { backOffMs, repeat } from '../../once/repeat.ts'
import { showDuration } from '../../words/words.ts'
import { respondentName } from '../respondent.ts'
import type { PanelWorld } from '../tab.ts'
import { incomingOutcome, isIncoming, wantsLegs } from './incoming-outcome.ts'

/**
 * How often Twilio is asked whether the respondent calls: a field that was just opened is being worked with, one
 * that has been open for hours lies forgotten on a table.
 */
const paces = [
  { untilMs: 10 * 60_000, pauseMs: 10_000 },
  { untilMs: 2 * 3_600_000, pauseMs: 30_000 },
] as const
const longestPauseMs = 5 * 60_000
/** Calls, and calls that they were passed on to. */
const pageSize = 10

/** Announces the respondent's own calls. */
export interface Incoming {
  /** One sentence; '' while there is nothing to say. */
  readonly text: string
  /** Another number was chosen, or a call began. */
  fieldChanged(): void
  stop(): void
}

/**
 * Watches for calls of the respondent whose number is chosen to any number of the account, while the page can be
 * seen, is online and is in no call of its own. A field that is only read asks nothing.
 */
export function watchIncoming(world: PanelWorld, onChange: () => void): Incoming {
  const { field, settings, send, accountSid, clock, page, random } = world
  /** When somebody surely looked at the field: it was opened, or a call or another number was chosen. */
  let attentionAt = clock.now()
  let wasCalling = field.isCalling
  let number = dialledNumber(settings, field.choice)
  /** The calls that are over and said, or were over when the field was opened; undefined until the first look. */
  let known: Set<string> | undefined
  /** A call is coming in. */
  let isLive = false
  let text = ''
  let failures = 0
  /** It lay forgotten for so long that nothing is asked by itself any more. */
  let rests = false
  let refused = false
  let stopped = false

  async function look(): Promise<number | undefined> {
    if (stopped || refused) return undefined
    const failure = number === '' || field.isCalling ? undefined : await ask(number)
    if (!failure) {
      failures = 0
      return pauseMs()
    }
    refused = isFirmRefusal(failure)
    if (refused) return undefined
    failures += 1
    return Math.max(paces[0].pauseMs, backOffMs(failures + 3, longestPauseMs, random))
  }

  function pauseMs(): number | undefined {
    const quietFor = clock.now() - attentionAt
    if (isLive) return paces[0].pauseMs
    const pace = paces.find(({ untilMs }) => quietFor < untilMs)
    rests = pace === undefined
    return pace?.pauseMs
  }

  async function ask(from: string): Promise<Failure | undefined> {
    const reply = await listCalls(send, accountSid, { from, pageSize })
    if (reply.kind !== 'data') return reply
    const calls = reply.data.filter(isIncoming)
    // What was over when the field was opened is history.
    const over = new Set(calls.filter(({ status }) => isFinal(status)).map(({ sid }) => sid))
    const before = known ?? over
    const newest = calls.find(({ sid }) => !before.has(sid))
    const legs = newest ? await legsOf(newest, reply.data) : []
    if (stopped || from !== number || field.isCalling) return undefined
    isLive = newest !== undefined && !isFinal(newest.status)
    known = isLive ? before : new Set([...before, ...over])
    if (newest) say(sentence(world, newest, legs))
    return undefined
  }

  async function legsOf(call: Call, listed: readonly Call[]): Promise<readonly Call[]> {
    const legs = listed.filter(({ parentSid }) => parentSid === call.sid)
    if (legs.length > 0 || !wantsLegs(call)) return legs
    const reply = await listCalls(send, accountSid, { parentSid: call.sid, pageSize })
    return reply.kind === 'data' ? reply.data : []
  }

  function say(next: string): void {
    if (next === text) return
    text = next
    onChange()
  }

  const repeating = world.readOnly ? undefined : repeat(world, 0, look)
  return {
    get text() {
      return text
    },
    fieldChanged() {
      const now = dialledNumber(settings, field.choice)
      const isOther = now !== number
      const callEnded = wasCalling && !field.isCalling
      wasCalling = field.isCalling
      if (isOther) {
        number = now
        known = undefined
        isLive = false
      }
      // Whoever places a call has seen it, and nothing is asked meanwhile that would tell how theirs ended.
      if (isOther || field.isCalling) say('')
      if (isOther || callEnded) attentionAt = clock.now()
      // They may have called while the line was busy, and call back soon where they were not reached.
      const asksNow = callEnded || (isOther && rests)
      if (asksNow && !page.isHidden() && !page.isOffline()) void repeating?.now()
    },
    stop() {
      stopped = true
      repeating?.stop()
    },
  }
}

function sentence(world: PanelWorld, call: Call, legs: readonly Call[]): string {
  const { words } = world
  const who = respondentName(world)
  const outcome = incomingOutcome(call, legs)
  switch (outcome.kind) {
    case 'calling':
      return words('incomingNow', { who })
    case 'talking':
      return words('incomingTalking', { who })
    case 'busy':
      return words('incomingBusy', { who })
    case 'nobody':
      return words('incomingNobody', { who })
    case 'talked':
      return words('incomingTalked', { who, time: showDuration(words, outcome.seconds ?? 0) })
    case 'taken':
      return words('incomingTaken', { who, time: showDuration(words, outcome.seconds ?? 0) })
  }
}
