import type { NewSid } from '../sids.ts'
import type { Leg } from './legs.ts'

/** A call that waits in a queue. */
export interface Member {
  readonly leg: Leg
  /** The task that TaskRouter has of it; null in a queue without TaskRouter. */
  readonly taskSid: string | null
  /** Milliseconds since 1970. */
  readonly enteredAt: number
  /**
   * Takes it out of the queue and connects it; `left` is called when it goes. Answers how to let it go, when
   * whoever took it does.
   */
  take(left: () => void): () => void
}

/** What a queue is like for somebody in it. */
export interface QueueView {
  readonly sid: string
  /** From 1. */
  readonly position: number
  readonly size: number
  readonly averageMs: number
}

/** The queues in which calls wait, each made when first entered. https://www.twilio.com/docs/voice/twiml/enqueue */
export interface Queues {
  /** False where the queue is full. */
  enter(name: string, member: Member): boolean
  leave(member: Member): void
  view(name: string, member: Member): QueueView
  isWaiting(callSid: string): boolean
  /** Who was made this task, and waits still. */
  ofTask(taskSid: string): Member | undefined
  /** Gives whoever waits for longest, now or when somebody comes; answers how to wait no more. */
  next(name: string, found: (member: Member) => void): () => void
  clear(): void
}

/** https://www.twilio.com/docs/voice/twiml/enqueue */
export const mostMembers = 100

interface Queue {
  readonly sid: string
  readonly members: Member[]
  /** Those who have dialled the queue while nobody was in it. */
  readonly takers: ((member: Member) => void)[]
}

const nothing = (): void => undefined

export function createQueues({ now, newSid }: { now: () => number; newSid: NewSid }): Queues {
  const queues = new Map<string, Queue>()

  function queueNamed(name: string): Queue {
    const known = queues.get(name)
    if (known) return known
    const queue = { sid: newSid('QU'), members: [], takers: [] }
    queues.set(name, queue)
    return queue
  }

  const all = (): Member[] => [...queues.values()].flatMap(({ members }) => members)

  return {
    enter(name, member) {
      const { members, takers } = queueNamed(name)
      if (members.length >= mostMembers) return false
      members.push(member)
      takers.shift()?.(member)
      return true
    },
    leave(member) {
      for (const { members } of queues.values()) {
        const position = members.indexOf(member)
        if (position >= 0) members.splice(position, 1)
      }
    },
    view(name, member) {
      const { sid, members } = queueNamed(name)
      const waitedMs = members.reduce((sum, { enteredAt }) => sum + now() - enteredAt, 0)
      return {
        sid,
        position: members.indexOf(member) + 1,
        size: members.length,
        averageMs: members.length === 0 ? 0 : waitedMs / members.length,
      }
    },
    isWaiting: (callSid) => all().some(({ leg }) => leg.sid === callSid),
    ofTask: (sid) => all().find(({ taskSid }) => taskSid === sid),
    next(name, found) {
      const { members, takers } = queueNamed(name)
      const [first] = members
      if (first) {
        found(first)
        return nothing
      }
      takers.push(found)
      return () => {
        const position = takers.indexOf(found)
        if (position >= 0) takers.splice(position, 1)
      }
    },
    clear: () => queues.clear(),
  }
}
