import type { Interview } from '../../../src/desk/interview.ts'
import { localTimeIn } from '../../../src/desk/local-time.ts'
import { lookTwice } from '../../../src/desk/look-twice/look-twice.ts'
import type { Looked, Material } from '../../../src/desk/look-twice/material.ts'
import { firstThresholds, type RuleName, type Thresholds } from '../../../src/desk/look-twice/thresholds.ts'

/** What a rule finds in these interviews, at clocks of Nairobi, with the thresholds that the page begins with. */
export function look(
  rule: RuleName,
  interviews: readonly Interview[],
  { thresholds = {}, ...material }: Partial<Material> & { readonly thresholds?: Partial<Thresholds> } = {},
): Looked {
  const looked = lookTwice(
    {
      interviews,
      isComplete: ({ isDone }) => isDone,
      readTime: localTimeIn('Africa/Nairobi'),
      sound: new Map(),
      ...material,
    },
    { ...firstThresholds, ...thresholds },
  ).find((one) => one.rule === rule)
  if (!looked) throw new Error(`There is no rule ${rule}.`)
  return looked
}

/** The KEYs of what a rule finds, and how many it could and could not look at. */
export function summary({ findings, checked, unchecked }: Looked) {
  return { found: findings.map(({ interview }) => interview.key), checked, unchecked }
}
