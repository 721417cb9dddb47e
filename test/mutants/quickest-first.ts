import { relative } from 'node:path'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'
import { jobFrom, readPlan } from './plan.ts'

const { order } = readPlan(jobFrom(process).folder)

/** A mutant is dead with the first test that fails, so those that take milliseconds go first and random lives last. */
export class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => order.indexOf(relative(process.cwd(), moduleId))
    return files.sort((one, other) => rank(one) - rank(other))
  }
}
