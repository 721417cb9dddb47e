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
  const lines = new Map(originals.map(({ name, content }) => [name, content.split('\n')]))
  return {
    mutants: mutants.map(({ id, fileName: file, location: { start, end }, replacement }) => {
      const original = cut(lines.get(file) ?? [], start, end)
      return { id, file, line: start.line + 1, column: start.column, original, replacement }
    }),
    sources: Object.fromEntries(made.map(({ name, content }) => [resolve(name), content])),
  }
}

/** Lines and columns are counted from 0. */
interface Place {
  readonly line: number
  readonly column: number
}

function cut(lines: readonly string[], start: Place, end: Place): string {
  const touched = lines.slice(start.line, end.line + 1)
  const last = touched.pop()?.slice(0, end.column) ?? ''
  return [...touched, last].join('\n').slice(start.column)
}
