import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { readTwiml } from '../../src/stand-in/twilio/webhooks/twiml-reader.ts'
import { ClassicResponse } from '../../src/twiml/classic.ts'

const page = readFileSync(new URL('../../extras/twiml/classic-actions.md', import.meta.url), 'utf8')

/** What stands between the backticks of a cell. */
const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map((code) => code[1] ?? '')

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, classic, ours, twiml] = line.split(/(?<!\\)\|/).map(codesIn)
    return { classic: classic ?? [], ours: ours?.join('') ?? '', twiml: twiml?.join('') ?? '' }
  })

describe('the table of classic actions', () => {
  it.each(rows)('is right about $ours', ({ ours, twiml }) => {
    const response = new ClassicResponse()
    runInNewContext(ours, { response })
    expect(readTwiml(response.document())).toEqual(readTwiml(`<Response>${twiml}</Response>`))
  })

  it('has every action of the classic library', () => {
    const named = rows.flatMap(({ classic }) => classic.map((action) => /^twilio:(\w+)\(/.exec(action)?.[1]))
    const classic =
      'say play gather_start gather_stop record sms dial dial_start number dial_number dial_stop dial_conference ' +
      'hangup redirect reject pause raw_response'
    expect([...new Set(named)].sort()).toEqual(classic.split(' ').sort())
  })
})
