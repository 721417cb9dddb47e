import { describe, expect, it } from 'vitest'
import {
  changeRecording,
  deleteRecording,
  fetchRecording,
  listRecordings,
  startRecording,
} from '../../src/twilio/recordings.ts'
import { accountSid, callPath, callSid } from './call-json.ts'
import { replying } from './replying.ts'

const sid = 'RE0123456789abcdef0123456789abcdef'
const json = {
  sid,
  call_sid: callSid,
  status: 'in-progress',
  start_time: 'Thu, 15 Jan 2026 09:00:10 +0000',
  source: 'StartCallRecordingAPI',
}
const recording = { sid, status: 'in-progress', isStartedLater: true }

describe('recordings', () => {
  it('start with a channel for each side', async () => {
    const { send, sent } = replying(json)
    expect(await startRecording(send, accountSid, callSid)).toEqual({ kind: 'data', data: recording })
    const form = [['RecordingChannels', 'dual']]
    expect(sent).toEqual([{ method: 'POST', path: `${callPath}/Recordings.json`, form }])
  })

  it.each([
    [
      'paused',
      [
        ['Status', 'paused'],
        ['PauseBehavior', 'skip'],
      ],
    ],
    ['in-progress', [['Status', 'in-progress']]],
    ['stopped', [['Status', 'stopped']]],
  ] as const)('change to %s, and nothing is kept of a pause', async (to, form) => {
    const { send, sent } = replying({ ...json, status: to })
    const reply = await changeRecording(send, accountSid, { callSid, sid, to })
    expect(sent).toEqual([{ method: 'POST', path: `${callPath}/Recordings/${sid}.json`, form }])
    expect(reply.kind === 'data' && reply.data.status).toBe(to)
  })

  it('are fetched and deleted at their own address', async () => {
    const { send, sent } = replying(json)
    await fetchRecording(send, accountSid, callSid, sid)
    await deleteRecording(send, accountSid, callSid, sid)
    expect(sent).toEqual([
      { method: 'GET', path: `${callPath}/Recordings/${sid}.json` },
      { method: 'DELETE', path: `${callPath}/Recordings/${sid}.json` },
    ])
  })

  it('are listed for one call', async () => {
    const { send, sent } = replying({ recordings: [json] })
    expect(await listRecordings(send, accountSid, callSid)).toEqual({ kind: 'data', data: [recording] })
    expect(sent).toEqual([
      { method: 'GET', path: `${callPath}/Recordings.json`, query: [['PageSize', '20']] },
    ])
  })

  it('are nothing usable in another shape', async () => {
    const wrongShape = { kind: 'nothing', cause: 'wrong-shape' }
    const others = [undefined, [], { ...json, sid: 'CA1' }, { ...json, status: 'dancing' }]
    for (const other of others) {
      expect(await fetchRecording(replying(other).send, accountSid, callSid, sid)).toEqual(wrongShape)
    }
    for (const list of [{}, { recordings: 'none' }, { recordings: [json, {}] }]) {
      expect(await listRecordings(replying(list).send, accountSid, callSid)).toEqual(wrongShape)
    }
  })
})
