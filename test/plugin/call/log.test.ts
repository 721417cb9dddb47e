import { describe, expect, it } from 'vitest'
import { newlyKnown } from '../../../src/plugin/call/log.ts'
import type { Seen } from '../../../src/plugin/call/rules.ts'
import { builtInDispositions } from '../../../src/plugin/form/disposition-list.ts'
import type { LogEntry } from '../../../src/stored/metadata.ts'
import type { CallStatus } from '../../../src/twilio/calls.ts'
import { callWith, entryWith, settingsWith } from '../world/fixtures.ts'

const now = Date.UTC(2026, 0, 15, 9, 1)
const settings = settingsWith({ dispositions: builtInDispositions })

function seenWith(status: CallStatus, legStatus?: CallStatus): Seen {
  const leg = legStatus && { sid: 'CAleg', status: legStatus }
  return { call: callWith({ status }), leg: leg || undefined, legVisible: true }
}

const known = (seen: Seen, entry: LogEntry | undefined, settled = false) =>
  newlyKnown(seen, entry, { settled, now, settings })

const leg = (status: CallStatus) => ({ leg: { sid: 'CAleg', status } })

describe('what a look adds to the log', () => {
  it('is the leg of the respondent once there is one', () => {
    expect(known(seenWith('in-progress'), entryWith())).toEqual({})
    expect(known(seenWith('in-progress', 'ringing'), entryWith())).toEqual(leg('ringing'))
  })

  it('is when people began to talk, once', () => {
    const talking = seenWith('in-progress', 'in-progress')
    expect(known(talking, entryWith())).toEqual({ talkingAt: now, ...leg('in-progress') })
    expect(known(talking, entryWith({ talkingAt: now - 60_000 }))).toEqual(leg('in-progress'))
  })

  it('is the disposition that is observed, when the call is over for good', () => {
    const busy = seenWith('completed', 'busy')
    expect(known(busy, entryWith(), true)).toEqual({ disposition: '3.12', ...leg('busy') })
    expect(known(busy, entryWith())).toEqual(leg('busy'))
  })

  it('is no disposition where only the enumerator knows it', () => {
    expect(known(seenWith('completed', 'completed'), entryWith(), true)).toEqual(leg('completed'))
  })

  it('leaves the disposition that the enumerator chose', () => {
    const chosen = entryWith({ disposition: '3.14' })
    expect(known(seenWith('completed', 'busy'), chosen, true)).toEqual(leg('busy'))
  })

  it('is the leg alone for a call to a number that is not in the form', () => {
    expect(known(seenWith('completed', 'busy'), undefined, true)).toEqual(leg('busy'))
    expect(known(seenWith('in-progress', 'in-progress'), undefined)).toEqual(leg('in-progress'))
  })
})
