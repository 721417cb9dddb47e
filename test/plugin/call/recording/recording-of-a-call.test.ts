import { describe, expect, it } from 'vitest'
import type { RecordingMemory } from '../../../../src/stored/metadata.ts'
import { callSid } from '../../../twilio/call-json.ts'
import { dataOf } from '../../world/fixtures.ts'
import { type Given, openCall } from '../live/open-call.ts'

const sid = 'RE0123456789abcdef0123456789abcdef'

/** A call of a field that records by consent, and what it asks of its recordings: those listed, and the one by itself. */
function open(recording: RecordingMemory | undefined, given: Given = {}) {
  const call = openCall({
    recordsByConsent: true,
    recordings({ method, path }) {
      const shown = { sid, status: method === 'POST' ? 'in-progress' : 'paused' }
      const isList = method === 'GET' && path.endsWith('/Recordings.json')
      return dataOf(isList ? { recordings: [shown] } : shown)
    },
    ...given,
    ...(recording ? { entry: { recording } } : {}),
  })
  const asked = () =>
    call.sent
      .filter(({ path }) => path.includes(`${callSid}/Recordings`))
      .map(({ method, path }) => `${method} ${path.endsWith('/Recordings.json') ? 'all' : 'one'}`)
  return { ...call, asked }
}

describe('the recording of a call that is opened', () => {
  it.each<[string, RecordingMemory | undefined, readonly string[]]>([
    ['was never asked for', undefined, []],
    ['was found to be off', { state: 'off' }, []],
    ['went on', { sid, state: 'on' }, ['GET one']],
    ['had been stopped', { sid, state: 'stopped' }, ['GET one']],
    ['had begun and was off', { sid, state: 'off' }, ['GET one']],
    ['was about to be started', { state: 'unknown' }, ['GET all']],
    ['was deleted', { sid, state: 'deleted' }, []],
  ])('is asked about or not: it %s', async (_how, recording, asks) => {
    for (const isOver of [false, true]) {
      const { live, asked, pass, told } = open(recording, { isOver, status: isOver ? 'busy' : 'ringing' })
      expect(live.recorder()?.memory).toEqual(recording ?? { state: 'off' })
      await pass(0.5)
      expect(asked().slice(0, 1)).toEqual(asks)
      expect(told).toContain('changed')
      live.stop()
    }
  })

  it('is shown and kept as Twilio shows it', async () => {
    const { live, store, pass } = open({ sid, state: 'on' })
    await pass(0.5)
    expect(live.recorder()?.memory).toEqual({ sid, state: 'paused' })
    expect(store.entry()?.recording).toEqual({ sid, state: 'paused' })
    live.stop()
  })

  it('that was deleted has others looked for while the call goes on, and none once it is over', async () => {
    for (const isOver of [false, true]) {
      const { live, asked, pass } = open(
        { sid, state: 'deleted' },
        { isOver, status: isOver ? 'busy' : 'ringing' },
      )
      await pass(6)
      expect(asked().slice(0, 1)).toEqual(isOver ? [] : ['GET all'])
      live.stop()
    }
  })

  it('is none where the form does not record by consent', async () => {
    const { live, asked, pass } = open({ sid, state: 'on' }, { recordsByConsent: false })
    live.record('stop')
    await pass(5)
    expect([live.recorder(), asked()]).toEqual([undefined, []])
    live.stop()
  })
})

describe('the recording of a call that goes on', () => {
  it('is not claimed to be anything while a change is under way', async () => {
    const { live, store, asked, pass } = open(undefined)
    live.record('start')
    expect(live.recorder()?.doing).toBe('start')
    expect(store.entry()?.recording).toEqual({ state: 'unknown' })
    await pass(0.5)
    expect(asked()).toEqual(['POST all'])
    expect(store.entry()?.recording).toEqual({ sid, state: 'on' })
    live.stop()
  })

  it('is asked about once more when the call is over, unless there is none', async () => {
    for (const [recording, asks] of [
      [{ sid, state: 'on' }, ['GET one', 'GET one']],
      [undefined, []],
    ] as const) {
      const { asked, pass, shows } = open(recording)
      await pass(0.5)
      shows.call = { status: 'busy' }
      await pass(2)
      expect(asked().filter((what) => what === 'GET one')).toEqual(asks)
    }
  })

  it('is not asked about again by every look', async () => {
    const { live, asked, pass } = open({ sid, state: 'on' })
    await pass(4.5)
    expect(asked().filter((what) => what === 'GET one')).toHaveLength(1)
    live.stop()
  })

  it.each(['stop', 'leave'] as const)('is nobody’s any more once the call is left (%s)', async (leave) => {
    const { live, store, pass, asked } = open({ sid, state: 'deleted' })
    await pass(1)
    live[leave]()
    await pass(30)
    expect(asked()).toEqual([])
    const { live: left, store: kept, pass: wait } = open(undefined)
    left.record('start')
    left[leave]()
    await wait(30)
    expect(kept.entry()?.recording).toEqual({ state: 'unknown' })
    expect(store.entry()?.recording).toEqual({ sid, state: 'deleted' })
    for (const one of [live, left]) one.stop()
  })
})
