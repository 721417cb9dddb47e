import type { Trial } from './options.ts'
import type { PointId } from './points.ts'
import type { Session } from './session.ts'

/** What is done at Twilio to look at some points together. */
export interface Scene {
  /** What happens, for the plan. */
  readonly title: string
  readonly points: readonly PointId[]
  /** How many legs ring by it, and how many of them at one's own phone. */
  readonly calls: number
  readonly rings: number
  /** What it needs and the file does not name; undefined where it can be played. */
  readonly missing?: (trial: Trial) => string | undefined
  /** @throws CannotLook for the points that are still open, Stopped */
  play(session: Session): Promise<void>
}

// How to have such numbers stands in env.example.
export const needsAnswering = ({ answeringNumber }: Trial): string | undefined =>
  answeringNumber === undefined ? 'ANSWERING_NUMBER is not named' : undefined

export const needsBusy = ({ busyNumber }: Trial): string | undefined =>
  busyNumber === undefined ? 'BUSY_NUMBER is not named' : undefined
