import type { Journal, Known } from './journal.ts'

type Writes = Pick<Journal, 'write'>

type Doing =
  | { readonly what: 'mutant'; readonly mutant: string }
  /** Without a mutant, to see that it is the mutant that this test fails with. */
  | { readonly what: 'original'; readonly before?: string; readonly after?: string }

/**
 * One test with one mutant after the other. A mutant is dead where the test fails with it and right afterwards passes
 * without it. Where it does not pass, something before may be to blame: a fresh process tries again.
 */
export class Trial {
  readonly test: string
  /** No trial has more. */
  readonly mostSteps: number
  private readonly known: Known
  private readonly journal: Writes
  private readonly queue: string[]
  private doing: Doing | undefined

  constructor(test: string, open: readonly string[], known: Known, journal: Writes) {
    this.test = test
    this.known = known
    this.journal = journal
    this.mostSteps = 3 * open.length
    const suspects = open.filter((mutant) => known.suspects.has(mutant))
    this.queue = [...suspects, ...open.filter((mutant) => !known.suspects.has(mutant))]
  }

  /** The mutant to wake, '' for none; undefined where nothing is left. */
  begin(): string | undefined {
    this.doing ??= this.next()
    const { doing } = this
    if (!doing) return undefined
    if (doing.what === 'original') return ''
    this.journal.write({ what: 'trying', mutant: doing.mutant, test: this.test })
    return doing.mutant
  }

  private next(): Doing | undefined {
    const mutant = this.queue.shift()
    if (mutant === undefined) return undefined
    return this.known.suspects.has(mutant) ? { what: 'original', before: mutant } : { what: 'mutant', mutant }
  }

  end({ hasFailed, isEndless }: { hasFailed: boolean; isEndless: boolean }): 'go on' | 'fresh process' {
    const { doing, test } = this
    this.doing = undefined
    if (!doing) return 'go on'
    if (doing.what === 'original') return this.endOriginal(doing, hasFailed)
    const { mutant } = doing
    if (isEndless) {
      this.journal.write({ what: 'timed out', mutant })
      return 'fresh process'
    }
    if (!hasFailed) this.journal.write({ what: 'lived', mutant, test })
    else if (this.known.suspects.has(mutant)) {
      this.write('killed', mutant)
      return 'fresh process'
    } else this.doing = { what: 'original', after: mutant }
    return 'go on'
  }

  private endOriginal(
    { before, after }: { before?: string; after?: string },
    hasFailed: boolean,
  ): 'go on' | 'fresh process' {
    if (before !== undefined) {
      if (hasFailed) this.journal.write({ what: 'unfit', test: this.test })
      else this.doing = { what: 'mutant', mutant: before }
    }
    if (after !== undefined) this.write(hasFailed ? 'suspect' : 'killed', after)
    return hasFailed ? 'fresh process' : 'go on'
  }

  private write(what: 'killed' | 'suspect', mutant: string): void {
    if (what === 'killed') this.known.dead.set(mutant, what)
    this.journal.write({ what, mutant, test: this.test })
  }
}
