import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type Keeper, keepText, readKept } from '../../src/plugin/kept-text.ts'

/** As the browser has it that runs the script. */
function keeperOf(source: string): Keeper {
  return runInNewContext(`${source};kept`)
}

describe('a text that is kept in a comment', () => {
  it.each(['alert("\\"")', '/* one */ const two = /\\d*/g, three = `\\`', '*/', '**//*', "'\n\\n\u007f", ''])(
    'is read again to the letter: %j',
    (text) => {
      const keeper = keeperOf(keepText('kept', text))
      expect(readKept(keeper)).toBe(text)
      expect(keeper()).toBeUndefined()
    },
  )

  it.each(['*@/', '\r', '\0', '\u00e9'])('is refused where it would come back as another: %j', (odd) => {
    expect(() => keepText('kept', `one${odd}`)).toThrow('kept holds what no comment keeps.')
  })

  it.each(['function kept(){}', '()=>{}'])('is empty where a host took it out: %s', (source) => {
    expect(readKept(runInNewContext(`(${source})`))).toBe('')
  })
})
