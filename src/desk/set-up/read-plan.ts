import { checkForm } from '../../plugin/form/read-form.ts'
import type { CheckedParameters } from '../../plugin/form/settings.ts'
import { createWords } from '../../plugin/words/create-words.ts'
import { allEnglish } from '../../plugin/words/english/all-english.ts'
import { say as sayOfField, type Words } from '../../plugin/words/words.ts'
import type { Access } from '../recordings/access/access.ts'
import { say } from '../words/say.ts'
import { type Plan, type Values, valuesOf } from './plan.ts'

/** What the field says in English. */
export const fieldWords: Words = createWords(allEnglish)

export interface PlanProblem {
  readonly parameter: string
  /** A sentence; the parameter's name goes before it. */
  readonly text: string
  /** The field would not call. */
  readonly blocks: boolean
}

export interface ReadPlan {
  readonly checked: CheckedParameters
  readonly problems: readonly PlanProblem[]
  readonly isGood: boolean
}

/** Refuses what the field refuses, in its own words, and what SurveyCTO would not put in. */
export function readPlan(plan: Plan, access: Access): ReadPlan {
  const checked = checkValues(valuesOf(plan, access))
  const problems = [
    ...checked.problems.map(({ parameter, said, blocks }) => ({
      parameter,
      text: sayOfField(fieldWords, said),
      blocks,
    })),
    ...oddReferences(plan),
  ]
  return { checked, problems, isGood: problems.every(({ blocks }) => !blocks) }
}

/** As the host gives them to the field. */
export function checkValues(values: Values): CheckedParameters {
  const given = new Map(Object.entries(values).filter(([, text]) => text.trim() !== ''))
  return checkForm({ parameter: (name) => given.get(name), parameterNames: () => [...given.keys()] }).checked
}

/** In quotes SurveyCTO leaves `${…}` as it is; alone it puts in what the form's field holds. */
function oddReferences({ given }: Plan): PlanProblem[] {
  return Object.entries(given)
    .filter(([, text]) => /\$\{/.test(text) && !/^\$\{[A-Za-z_][\w.-]*\}$/.test(text.trim()))
    .map(([parameter]) => ({ parameter, text: say('setUpOddReference'), blocks: true }))
}
