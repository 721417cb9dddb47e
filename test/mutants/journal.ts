import { appendFileSync, closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Each line is written before or after something happens, so that it is known what a process was at when it was ended. */
export type Line =
  /** A file of tests is done; the next one is being loaded. */
  | { readonly what: 'loading' }
  /** How often a test comes by each mutant. */
  | { readonly what: 'covered'; readonly test: string; readonly ms: number; readonly hits: Hits }
  /** What runs where no test does, as while files are loaded. */
  | { readonly what: 'covered outside tests'; readonly hits: Hits }
  | { readonly what: 'fails without mutants'; readonly test: string }
  | { readonly what: 'trying'; readonly mutant: string; readonly test: string }
  | { readonly what: 'lived' | 'killed' | 'suspect'; readonly mutant: string; readonly test: string }
  /** It cannot be told twice in one process. */
  | { readonly what: 'unfit'; readonly test: string }
  | { readonly what: 'timed out'; readonly mutant: string }

export type Hits = Readonly<Record<string, number>>

/** In bytes, of those that are read alone. */
const longestLine = 2_000

export class Journal {
  private readonly file: string

  constructor(folder: string, lane: string) {
    this.file = join(folder, `${lane}.jsonl`)
  }

  write(line: Line): void {
    appendFileSync(this.file, `${JSON.stringify(line)}\n`)
  }

  read(): Line[] {
    if (!existsSync(this.file)) return []
    const lines = readFileSync(this.file, 'utf8').split('\n').slice(0, -1)
    return lines.map((line): Line => JSON.parse(line))
  }

  /** What `trying` says last, if that is the last line. Looked at often, and the whole grows long. */
  lastTried(): (Line & { what: 'trying' }) | undefined {
    const size = this.size()
    const end = Buffer.alloc(Math.min(size, longestLine))
    if (size === 0) return undefined
    const file = openSync(this.file, 'r')
    readSync(file, end, 0, end.length, size - end.length)
    closeSync(file)
    const text = end.toString()
    const line = text.slice(text.lastIndexOf('\n', text.length - 2) + 1)
    return line.startsWith('{"what":"trying"') ? JSON.parse(line) : undefined
  }

  size(): number {
    return existsSync(this.file) ? statSync(this.file).size : 0
  }
}

/** What is known of the mutants of a lane. */
export class Known {
  readonly dead = new Map<string, 'killed' | 'timed out'>()
  readonly suspects = new Set<string>()
  readonly unfit = new Set<string>()
  private readonly lived = new Set<string>()

  constructor(lines: readonly Line[]) {
    for (const line of lines) {
      if (line.what === 'killed' || line.what === 'timed out') this.dead.set(line.mutant, line.what)
      if (line.what === 'suspect') this.suspects.add(line.mutant)
      if (line.what === 'unfit') this.unfit.add(line.test)
      if (line.what === 'lived') this.lived.add(`${line.mutant} ${line.test}`)
    }
  }

  isOpen(mutant: string, test: string): boolean {
    return !this.dead.has(mutant) && !this.unfit.has(test) && !this.lived.has(`${mutant} ${test}`)
  }
}

export interface Coverage {
  readonly tests: ReadonlyMap<string, { readonly ms: number; readonly hits: Hits }>
  /** Mutants in code that runs while files are loaded, or between tests. */
  readonly outside: ReadonlySet<string>
}

export function coverageOf(lines: readonly Line[]): Coverage {
  const tests = new Map<string, { ms: number; hits: Hits }>()
  const outside = new Set<string>()
  for (const line of lines) {
    if (line.what === 'covered') tests.set(line.test, line)
    if (line.what === 'covered outside tests')
      for (const mutant of Object.keys(line.hits)) outside.add(mutant)
  }
  return { tests, outside }
}

/** Tests are named by their file and their whole title. */
export const fileOf = (test: string) => test.slice(0, test.indexOf('#'))
