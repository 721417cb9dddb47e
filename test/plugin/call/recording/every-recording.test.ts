import { describe, expect, it } from 'vitest'
import { createEveryRecording } from '../../../../src/plugin/call/recording/every-recording.ts'
import type { RecordingMemory } from '../../../../src/stored/metadata.ts'
import type { Reply } from '../../../../src/twilio/transport.ts'
import { accountSid, callSid } from '../../../twilio/call-json.ts'
import { dataOf, refusalWith, scriptTwilio } from '../../world/fixtures.ts'

const sid = 'RE0123456789abcdef0123456789abcdef'
const other = 'REfedcba9876543210fedcba9876543210'
const byApi = 'StartCallRecordingAPI'

/** A call with this field's recording and one more; what is asked of that one, and Twilio's answer to it. */
function callWithOther(status: string, given: { source?: string; answers?: Reply<unknown> } = {}) {
  const listed = [
    { sid: other, status, source: given.source ?? byApi },
    { sid, status: 'in-progress', source: byApi },
  ]
  const script = scriptTwilio(({ method, path, form }) => {
    if (method === 'GET' && path.endsWith('/Recordings.json')) return dataOf({ recordings: listed })
    if (!path.includes(other)) return dataOf({ sid, status: form?.[0]?.[1] })
    if (given.answers) return given.answers
    return method === 'DELETE' ? dataOf(undefined) : dataOf({ sid: other, status: form?.[0]?.[1] ?? status })
  })
  const recordings = createEveryRecording(script.world.send, accountSid, callSid)
  const asked = () =>
    script.sent
      .filter(({ path }) => path.includes(other))
      .map(({ method, form }) => (form ? `${method} ${form[0]?.[1]}` : method))
  return { recordings, asked, sent: script.sent }
}

describe('another recording of the same call, which a browser started beside this one', () => {
  it.each<[RecordingMemory['state'], string, readonly string[]]>([
    ['paused', 'in-progress', ['POST paused']],
    ['paused', 'paused', []],
    ['paused', 'completed', []],
    ['stopped', 'in-progress', ['POST stopped']],
    ['stopped', 'paused', ['POST stopped']],
    ['stopped', 'stopped', []],
    ['stopped', 'completed', []],
    ['deleted', 'in-progress', ['GET', 'POST stopped']],
    ['deleted', 'paused', ['GET', 'POST stopped']],
    ['deleted', 'stopped', ['GET']],
    ['deleted', 'processing', ['GET']],
    ['deleted', 'completed', ['GET', 'DELETE']],
    ['deleted', 'deleted', []],
  ])('where this one is %s and it is %s: it is asked %j', async (state, status, asks) => {
    const { recordings, asked } = callWithOther(status)
    const step = await recordings.settleOthers({ sid, state })
    expect(asked()).toEqual(asks)
    // To delete takes more than one step, and is not claimed before the last.
    const isDone = state !== 'deleted' || asks.length === 0
    expect(step).toEqual({ memory: { sid, state: isDone ? state : 'unknown' }, done: isDone })
  })

  it.each<RecordingMemory['state']>(['on', 'off', 'unknown'])(
    'is not looked for where this one is %s',
    async (state) => {
      const { recordings, sent } = callWithOther('in-progress')
      expect(await recordings.settleOthers({ sid, state })).toEqual({ memory: { sid, state }, done: true })
      expect(sent).toEqual([])
    },
  )

  it('is left alone where it was not started as this one was', async () => {
    const { recordings, asked } = callWithOther('in-progress', { source: 'OutboundAPI' })
    expect(await recordings.settleOthers({ sid, state: 'stopped' })).toMatchObject({ done: true })
    expect(asked()).toEqual([])
  })

  it('keeps this one from being said to be stopped where Twilio refuses, with the reason', async () => {
    const denied = refusalWith(70051, '', 403)
    const { recordings } = callWithOther('in-progress', { answers: denied })
    expect(await recordings.settleOthers({ sid, state: 'stopped' })).toEqual({
      memory: { sid, state: 'unknown' },
      done: false,
      failure: denied,
    })
  })

  it('is brought along by each change of this one, once that is done', async () => {
    const { recordings, asked } = callWithOther('in-progress')
    expect(await recordings.change({ sid, state: 'on' }, 'pause')).toMatchObject({ done: true })
    expect(asked()).toEqual(['POST paused'])
    const resumed = callWithOther('paused')
    expect(await resumed.recordings.change({ sid, state: 'paused' }, 'resume')).toMatchObject({ done: true })
    expect(resumed.asked()).toEqual([])
  })

  it('is deleted once this one is, and not before', async () => {
    const { recordings, asked } = callWithOther('completed')
    expect(await recordings.remove({ sid, state: 'stopped' })).toMatchObject({ done: false })
    expect(asked()).toEqual([])
  })
})
