import type { Clock } from '../../src/twilio/clock.ts'
import type { Shape } from '../recorded/shape.ts'
import { CannotLook, Stopped } from './halts.ts'
import type { Trial } from './options.ts'
import { type PointId, pointIds, type Seen } from './points.ts'
import type { Scene } from './scene.ts'
import { asking } from './scenes/asking.ts'
import { detection, recording } from './scenes/listening.ts'
import { busy, ringing, unanswered } from './scenes/one-leg.ts'
import { queue } from './scenes/queue.ts'
import { legBusy, legHungUp, legUnanswered } from './scenes/two-legs.ts'
import { createSession, type Session } from './session.ts'
import type { LiveFetch } from './wire.ts'

export const scenes: readonly Scene[] = [
  asking,
  ringing,
  unanswered,
  busy,
  legUnanswered,
  legHungUp,
  legBusy,
  detection,
  recording,
  queue,
]

export interface Findings {
  readonly seen: ReadonlyMap<PointId, Seen>
  readonly shapes: ReadonlyMap<string, Shape>
  /** What was started and could not be stopped, a sentence each. */
  readonly left: readonly string[]
  readonly wasStopped: boolean
}

function closeScene(session: Session, scene: Scene, why: string): void {
  for (const id of scene.points) if (!session.findings.has(id)) session.couldNot(id, why)
}

/** Answers whether to go on. */
async function playScene(session: Session, scene: Scene): Promise<boolean> {
  const missing = scene.missing?.(session.trial)
  if (missing !== undefined) {
    closeScene(session, scene, missing)
    return true
  }
  try {
    await scene.play(session)
    closeScene(session, scene, 'nothing was seen of it')
    return true
  } catch (problem) {
    if (problem instanceof Stopped) return false
    // What is wrong with this program itself must not end as something that was seen of Twilio.
    if (!(problem instanceof CannotLook)) throw problem
    closeScene(session, scene, problem.message)
    return true
  }
}

/**
 * Plays every scene that the trial has numbers for, and ends and deletes what was started, also where it is stopped or
 * fails.
 * @param tell is told of each scene before it begins
 */
export async function findOut(settings: {
  readonly trial: Trial
  readonly fetch: LiveFetch
  readonly clock: Clock
  readonly stop: AbortSignal
  readonly tell: (line: string) => void
}): Promise<Findings> {
  const session = createSession(settings)
  let left: readonly string[] = []
  let goesOn = true
  try {
    for (const scene of scenes) {
      if (!goesOn || settings.stop.aborted) break
      if (!scene.missing?.(settings.trial)) settings.tell(`${scene.title} ...`)
      goesOn = await playScene(session, scene)
    }
  } finally {
    left = await session.ledger.tidy()
    // Said here, since what fails for good never comes to its table.
    for (const line of left) settings.tell(line)
  }
  for (const id of pointIds) if (!session.findings.has(id)) session.couldNot(id, 'stopped before')
  const { findings: seen, shapes } = session
  return { seen, shapes, left, wasStopped: !goesOn || settings.stop.aborted }
}
