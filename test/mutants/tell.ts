import type { Mutant } from './plan.ts'

const fates = ['killed', 'survived', 'timed out', 'not covered'] as const

export type Fate = (typeof fates)[number]

export interface TriedMutant extends Mutant {
  readonly fate: Fate
}

function count(mutants: readonly TriedMutant[], fate: Fate): number {
  return mutants.filter((mutant) => mutant.fate === fate).length
}

const lives = ({ fate }: TriedMutant) => fate === 'survived' || fate === 'not covered'

function aliveOf(mutants: readonly TriedMutant[]): string {
  return `${((100 * mutants.filter(lives).length) / Math.max(mutants.length, 1)).toFixed(1)} %`
}

/** Each mutant that lives, a table of the files, and the total in the last line. */
export function tell(mutants: readonly TriedMutant[]): string {
  const files = [...new Set(mutants.map(({ file }) => file))].sort()
  const byFile = files.map((file) => mutants.filter((mutant) => mutant.file === file))
  const survivors = byFile.flatMap((ofFile) => ofFile.filter(lives).sort(byPlace))
  const lines = survivors.map(tellOne)
  return [...lines, ...table(files, byFile), '', total(mutants)].join('\n')
}

function total(mutants: readonly TriedMutant[]): string {
  const counts = fates.map((fate) => `${count(mutants, fate)} ${fate}`)
  return `${mutants.length} mutants: ${counts.join(', ')}; ${aliveOf(mutants)} alive`
}

function table(files: readonly string[], byFile: ReadonlyArray<readonly TriedMutant[]>): string[] {
  const head = ['', ...fates, 'alive']
  const rows = byFile.map((ofFile, at) => [
    files[at] ?? '',
    ...fates.map((fate) => String(count(ofFile, fate))),
    aliveOf(ofFile),
  ])
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)))
  return [head, ...rows].map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  )
}

function byPlace(one: TriedMutant, other: TriedMutant): number {
  return one.line - other.line || one.column - other.column
}

function tellOne({ file, line, original, replacement, fate }: TriedMutant): string {
  const note = fate === 'not covered' ? ' (no test comes here)' : ''
  return `${file}:${line}${note}\n  - ${oneLine(original)}\n  + ${oneLine(replacement)}\n`
}

const longest = 200

function oneLine(code: string): string {
  const line = code.replace(/\s+/g, ' ')
  return line.length > longest ? `${line.slice(0, longest)} …` : line
}
