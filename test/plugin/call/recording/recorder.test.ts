import { describe, expect, it } from 'vitest'
import { createRecorder, type RecorderState } from '../../../../src/plugin/call/recording/recorder.ts'
import type { RecordingMemory } from '../../../../src/stored/metadata.ts'
import type { Reply, TwilioRequest } from '../../../../src/twilio/transport.ts'
import { callSid } from '../../../twilio/call-json.ts'
import { dataOf, refusalWith, scriptTwilio } from '../../world/fixtures.ts'

const sid = 'RE0123456789abcdef0123456789abcdef'
const lost = { kind: 'nothing', cause: 'network' } as const
const gone = refusalWith(20404, 'Not found', 404)
const denied = refusalWith(70051, 'Authorization failed', 403)
const shows = (status: string) => dataOf({ sid, status })
const listOf = (...statuses: string[]) => dataOf({ recordings: statuses.map((status) => ({ sid, status })) })

type Answer = (request: TwilioRequest, count: number) => Reply<unknown> | Promise<Reply<unknown>>

function recorderAt(answer: Answer, memory: RecordingMemory = { state: 'off' }) {
  const twilio = scriptTwilio(answer)
  const told: RecorderState[] = []
  const recorder = createRecorder(twilio.world, callSid, memory, (state) => told.push(state))
  return { ...twilio, recorder, told }
}

describe('a recorder', () => {
  it('tells what it is about to do, and then what Twilio showed and since when', async () => {
    const { recorder, told, pass } = recorderAt(() => shows('in-progress'))
    await pass(7)
    await recorder.act('start')
    expect(told).toEqual([
      { memory: { state: 'off' }, doing: 'start' },
      { memory: { sid, state: 'on' }, since: 7_000 },
    ])
  })

  it('says since when it has recorded, through a pause, and anew after a deletion', async () => {
    const { recorder, pass } = recorderAt(({ method, form }) => {
      if (method === 'GET' || method === 'DELETE') return gone
      return shows(form?.some(([, value]) => value === 'paused') ? 'paused' : 'in-progress')
    })
    await pass(1)
    await recorder.act('start')
    await pass(1)
    await recorder.act('pause')
    await pass(1)
    await recorder.act('resume')
    expect(recorder.state.since).toBe(1_000)
    await recorder.act('delete')
    expect(recorder.state.memory).toEqual({ sid, state: 'deleted' })
    await pass(1)
    await recorder.act('start')
    expect(recorder.state).toEqual({ memory: { sid, state: 'on' }, since: 4_000 })
  })

  it('does not say since when it has recorded what Twilio has not shown', async () => {
    const { recorder, told } = recorderAt(() => lost)
    await recorder.act('start')
    expect(told.map(({ since }) => since)).toEqual([undefined, undefined])
    expect(recorder.state).toEqual({
      memory: { state: 'unknown' },
      failed: { action: 'start', failure: lost },
    })
  })

  it.each(['on', 'paused', 'stopped'] as const)(
    'starts nothing over a recording that is %s',
    async (state) => {
      const { recorder, sent, told } = recorderAt(() => shows('in-progress'), { sid, state })
      await recorder.act('start')
      expect([sent, told]).toEqual([[], []])
    },
  )

  it('asks for one thing at a time', async () => {
    let answer = (_reply: Reply<unknown>) => {}
    const { recorder, sent } = recorderAt(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const first = recorder.act('start')
    await recorder.act('stop')
    await recorder.check()
    expect(sent).toHaveLength(1)
    answer(shows('in-progress'))
    await first
    expect(recorder.state.memory.state).toBe('on')
  })

  it('neither asks nor tells anything once it is stopped', async () => {
    let answer = (_reply: Reply<unknown>) => {}
    const { recorder, sent, told } = recorderAt(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const first = recorder.act('start')
    recorder.stop()
    answer(shows('in-progress'))
    await first
    await recorder.act('pause')
    await recorder.check()
    expect(sent).toHaveLength(1)
    expect(told).toEqual([{ memory: { state: 'off' }, doing: 'start' }])
  })
})

describe('deleting', () => {
  const recorded = { sid, state: 'stopped' } as const

  it('goes on for a minute, then says that it is not done', async () => {
    const { recorder, seconds, pass } = recorderAt(() => shows('processing'), recorded)
    const deleting = recorder.act('delete')
    await pass(56)
    expect(recorder.state).toEqual({ memory: recorded, doing: 'delete' })
    await pass(60)
    await deleting
    expect(recorder.state).toEqual({ memory: recorded, failed: { action: 'delete' } })
    // What follows are the looks for other recordings.
    expect(seconds().slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, step) => 3 * step))
    expect(seconds().slice(20)).toEqual([62, 77])
  })

  it('ends where Twilio refuses it, and goes on where only the line fails', async () => {
    const refused = recorderAt(() => denied, recorded)
    await refused.recorder.act('delete')
    expect(refused.sent).toHaveLength(1)
    expect(refused.recorder.state.failed).toEqual({ action: 'delete', failure: denied })
    const mended = recorderAt((_, count) => (count === 1 ? lost : gone), recorded)
    const deleting = mended.recorder.act('delete')
    await mended.pass(3)
    await deleting
    expect(mended.recorder.state).toEqual({ memory: { sid, state: 'deleted' } })
  })

  it('ends when the field is left', async () => {
    const { recorder, sent, clock, pass } = recorderAt(() => shows('processing'), recorded)
    void recorder.act('delete')
    await pass(4)
    recorder.stop()
    await pass(60)
    expect(sent).toHaveLength(2)
    expect(clock.pending()).toBe(0)
  })
})

describe('a check', () => {
  it('waits for nothing more where the field is left while it looks', async () => {
    let answer = (_reply: Reply<unknown>) => {}
    const { recorder, clock, sent, pass } = recorderAt(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const checking = recorder.check()
    recorder.stop()
    answer(listOf())
    await pass(1)
    expect([clock.pending(), sent.length]).toEqual([0, 1])
    await checking
  })

  it('tells that it looks, and then what Twilio shows', async () => {
    const { recorder, told } = recorderAt(() => shows('paused'), { sid, state: 'on' })
    await recorder.check()
    expect(told.map(({ memory, doing }) => [memory.state, doing])).toEqual([
      ['on', 'check'],
      ['paused', undefined],
    ])
  })

  it('waits for a start that was on its way to show', async () => {
    const { recorder, seconds, pass } = recorderAt((_, count) =>
      count < 3 ? listOf() : listOf('in-progress'),
    )
    const checking = recorder.check()
    await pass(30)
    await checking
    expect(seconds()).toEqual([0, 1, 4])
    expect(recorder.state.memory).toEqual({ sid, state: 'on' })
  })

  it('believes that nothing is recorded after twenty seconds', async () => {
    const { recorder, seconds, pass } = recorderAt(() => listOf(), { state: 'unknown' })
    const checking = recorder.check()
    await pass(19)
    expect(recorder.state).toEqual({ memory: { state: 'unknown' }, doing: 'check' })
    await pass(1)
    await checking
    expect(seconds()).toEqual([0, 1, 4, 10, 20])
    expect(recorder.state).toEqual({ memory: { state: 'off' } })
  })

  it('looks once where the recording is known, or Twilio does not say', async () => {
    const known = recorderAt(() => shows('absent'), { sid, state: 'on' })
    await known.recorder.check()
    expect(known.sent).toHaveLength(1)
    expect(known.recorder.state.memory).toEqual({ sid, state: 'off' })
    const silent = recorderAt(() => denied, { state: 'unknown' })
    await silent.recorder.check()
    expect(silent.sent).toHaveLength(1)
    expect(silent.recorder.state.memory).toEqual({ state: 'unknown' })
  })

  it('ends when the field is left', async () => {
    const { recorder, sent, clock, pass } = recorderAt(() => listOf())
    void recorder.check()
    await pass(2)
    recorder.stop()
    await pass(60)
    expect(sent).toHaveLength(2)
    expect(clock.pending()).toBe(0)
  })
})
