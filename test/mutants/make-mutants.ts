import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import type { Plan } from './plan.ts'

const silent = () => {}
const off = () => false
const logger = {
  ...{ trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
  ...{ isTraceEnabled: off, isDebugEnabled: off, isInfoEnabled: off },
  ...{ isWarnEnabled: off, isErrorEnabled: off, isFatalEnabled: off },
}

/** Stryker's mutants of these files, each behind a switch of its own. */
export async function makeMutants(files: readonly string[]): Promise<Pick<Plan, 'mutants' | 'sources'>> {
  const originals = files.map((file) => ({
    name: file,
    mutate: true,
    content: readFileSync(file, 'utf8'),
  }))
  const options = { plugins: null, ignorers: [], excludedMutations: [] }
  const { files: made, mutants } = await new Instrumenter(logger).instrument(originals, options)
  return {
    mutants: mutants.map(({ id, fileName: file, location: { start, end }, replacement }) => {
      return { id, file, start, end, replacement }
    }),
    sources: Object.fromEntries(made.map(({ name, content }) => [resolve(name), content])),
  }
}
