import { inject } from 'vitest'
import { type HeldSurvey, holdSurvey } from '../../desk/many-submissions.ts'

/** Each submission is made by driving the plug-in, and needs a tenth of a second. */
const sizes = { few: 40, every: 500 } as const

let held: Promise<HeldSurvey> | undefined

/** The survey that these tests look at: a small one in `npm test`, a real one in `npm run soak`. Held once. */
export function surveyOfRun(): Promise<HeldSurvey> {
  held ??= holdSurvey({ count: sizes[inject('looks')], seed: 7 })
  return held
}
