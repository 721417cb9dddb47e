import { describe, expect, it } from 'vitest'
import { Known, type Line } from './journal.ts'
import { Trial } from './trial.ts'

/** Tries these mutants with one test, until the process is spent; `fails` says with which mutants it fails ('' is none). */
function run(mutants: readonly string[], fails: (mutant: string, spoilt: boolean) => boolean, spoils = '') {
  const lines: Line[] = []
  const tryOn = (): 'go on' | 'fresh process' => {
    const known = new Known(lines)
    const open = mutants.filter((mutant) => known.isOpen(mutant, 'a#b'))
    const trial = new Trial('a#b', open, known, { write: (line) => lines.push(line) })
    let spoilt = false
    for (let step = 0; step < trial.mostSteps; step += 1) {
      const mutant = trial.begin()
      if (mutant === undefined) break
      const hasFailed = fails(mutant, spoilt)
      if (mutant !== '' && spoils.includes(mutant)) spoilt = true
      if (trial.end({ hasFailed, isEndless: mutant === '∞' }) === 'fresh process') return 'fresh process'
    }
    return 'go on'
  }
  while (tryOn() === 'fresh process');
  const { dead, unfit } = new Known(lines)
  return {
    dead: Object.fromEntries(dead),
    unfit: [...unfit],
    tried: lines.filter(({ what }) => what === 'trying').length,
  }
}

describe('a test that is told with one mutant after the other', () => {
  it('kills those it fails with', () => {
    expect(run(['1', '2', '3'], (mutant) => mutant === '2')).toEqual({
      dead: { 2: 'killed' },
      unfit: [],
      tried: 3,
    })
  })

  it('kills none that it fails with because of another before it', () => {
    const { dead } = run(['1', '2', '3'], (mutant, spoilt) => spoilt || mutant === '3', '1')
    expect(dead).toEqual({ 3: 'killed' })
  })

  it('kills one that spoils the process as well', () => {
    expect(run(['1', '2'], (mutant, spoilt) => spoilt || mutant === '1', '1').dead).toEqual({ 1: 'killed' })
  })

  it('kills nothing where it cannot be told a second time', () => {
    expect(run(['1', '2'], () => true)).toEqual({ dead: {}, unfit: ['a#b'], tried: 1 })
  })

  it('goes on in a fresh process after one that never ends', () => {
    expect(run(['∞', '2'], (mutant) => mutant === '2').dead).toEqual({ '∞': 'timed out', 2: 'killed' })
  })
})
