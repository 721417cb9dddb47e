import { fetchMessage, isFinal, type Message } from '../../twilio/messages.ts'
import { type Failure, isFirmRefusal } from '../../twilio/transport.ts'
import { backOffMs, repeat } from '../once/repeat.ts'
import type { Account, Device } from '../world.ts'
import { mergeMessage } from './rules.ts'

/** A message is usually delivered within seconds; one that is not may take long. */
const pauses = { firstMs: 2_000, growth: 1.3, longestMs: 30_000 }
/** Many networks never send a receipt. */
const receiptMs = 3 * 60_000
/** A queue can hold a message for ten hours; nobody looks at it for that long. */
const longestFollowMs = 30 * 60_000
const longestBackOffMs = 60_000
/** Twilio saying no three times running means it, for instance because the key was revoked. */
const patienceWithRefusals = 3

export interface MessageFollower {
  /** Looks at once; resolves when that is done. */
  lookNow(): Promise<void>
  stop(): void
}

export interface MessageLook {
  message: Message
  failure: Failure | undefined
  /** Nothing more is to come, or nothing more is waited for. */
  settled: boolean
}

/** Follows one message until it is delivered, or surely not, or no receipt has come for three minutes. */
export function followMessage(
  world: Account & Device,
  start: Message,
  { restored }: { restored: boolean },
  onLook: (look: MessageLook) => void,
): MessageFollower {
  const { clock } = world
  const until = clock.now() + longestFollowMs
  let message = start
  let pauseMs = pauses.firstMs
  let failures = 0
  let refusals = 0
  let sentSince: number | undefined
  let stopped = false

  async function look(): Promise<number | undefined> {
    const reply = await fetchMessage(world.send, world.accountSid, message.sid)
    if (stopped) return undefined
    if (reply.kind !== 'data') return failed(reply)
    failures = 0
    refusals = 0
    message = mergeMessage(message, reply.data)
    const settled = isSettled()
    onLook({ message, failure: undefined, settled })
    pauseMs = Math.min(pauses.longestMs, pauseMs * pauses.growth)
    return settled ? undefined : pauseMs
  }

  function failed(failure: Failure): number | undefined {
    failures += 1
    refusals = isFirmRefusal(failure) ? refusals + 1 : 0
    onLook({ message, failure, settled: false })
    return refusals >= patienceWithRefusals ? undefined : backOffMs(failures, longestBackOffMs, world.random)
  }

  function isSettled(): boolean {
    const now = clock.now()
    if (message.status === 'sent') sentSince = sentSince ?? now
    const waited = sentSince !== undefined && now - sentSince >= receiptMs
    return isFinal(message.status) || waited || now >= until
  }

  // What a field that was left knows may be long out of date.
  const repeating = repeat(world, restored ? 0 : pauses.firstMs, look)
  return {
    lookNow() {
      refusals = 0
      return repeating.now()
    },
    stop() {
      stopped = true
      repeating.stop()
    },
  }
}
