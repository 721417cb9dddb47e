import { describe, expect, it } from 'vitest'
import {
  deleteAccountRecording,
  fetchEvenDeleted,
  listAccountRecordings,
  readAccountRecording,
  soundPath,
} from '../../src/twilio/account-recordings.ts'
import { accountSid, callSid } from './call-json.ts'
import { replying } from './replying.ts'

const sid = 'RE0123456789abcdef0123456789abcdef'
const path = `/2010-04-01/Accounts/${accountSid}/Recordings`
const json = {
  sid,
  call_sid: callSid,
  status: 'completed',
  date_created: 'Thu, 15 Jan 2026 09:00:10 +0000',
  start_time: 'Thu, 15 Jan 2026 09:00:11 +0000',
  duration: '62',
  channels: 2,
  encryption_details: null,
}
const recording = {
  sid,
  callSid,
  status: 'completed',
  createdAt: Date.UTC(2026, 0, 15, 9, 0, 10),
  startedAt: Date.UTC(2026, 0, 15, 9, 0, 11),
  seconds: 62,
  channels: 2,
  encryption: undefined,
}

describe('the recordings of an account', () => {
  it('are listed a thousand a page, by the days that they were made on, the last one included', async () => {
    const { send, sent } = replying({ recordings: [json], next_page_uri: null })
    const days = { from: '2026-01-31', to: '2026-02-28' }
    const reply = await listAccountRecordings(send, accountSid, days)
    expect(reply).toEqual({ kind: 'data', data: { items: [recording], next: undefined } })
    // The names in Twilio's OpenAPI: twilio-oai, ListRecording, `DateCreated<` and `DateCreated>`.
    const query = [
      ['DateCreated>', '2026-01-31'],
      ['DateCreated<', '2026-03-01'],
      ['PageSize', '1000'],
    ]
    expect(sent).toEqual([{ method: 'GET', path: `${path}.json`, query }])
  })

  it('are listed page by page, all of them where no days are known', async () => {
    const next_page_uri = `${path}.json?PageSize=1000&Page=1&PageToken=PARE1`
    const { send, sent } = replying({ recordings: [], next_page_uri })
    const reply = await listAccountRecordings(send, accountSid, undefined)
    const next = reply.kind === 'data' ? reply.data.next : undefined
    await listAccountRecordings(send, accountSid, undefined, next)
    expect(sent[1]?.query).toEqual([
      ['PageSize', '1000'],
      ['Page', '1'],
      ['PageToken', 'PARE1'],
    ])
  })

  it.each([
    { public_key_sid: 'CR1', encrypted_cek: 'a2V5', iv: 'aXY=' },
    { encryption_public_key_sid: 'CR1', encryption_cek: 'a2V5', encryption_iv: 'aXY=' },
  ])('say how they are encrypted, in either spelling: %o', (encryption_details) => {
    expect(readAccountRecording({ ...json, encryption_details })?.encryption).toEqual({
      publicKeySid: 'CR1',
      sealedKey: 'a2V5',
      iv: 'aXY=',
    })
  })

  it('are encrypted too when Twilio does not say all of how', () => {
    const read = readAccountRecording({ ...json, encryption_details: { public_key_sid: 'CR1' } })
    expect(read?.encryption).toBe('incomplete')
    expect(readAccountRecording({ ...json, encryption_details: {} })?.encryption).toBeUndefined()
  })

  it('leave absent what Twilio does not say, and take no length for none', () => {
    const unfinished = { ...json, duration: null, call_sid: null, status: 'dancing', channels: null }
    expect(readAccountRecording(unfinished)).toEqual({
      ...recording,
      seconds: undefined,
      callSid: undefined,
      status: undefined,
      channels: undefined,
    })
    for (const other of [undefined, [], {}, { ...json, sid: 'CA1' }]) {
      expect(readAccountRecording(other)).toBeUndefined()
    }
  })

  it('are deleted, looked for even when deleted, and heard at their own addresses', async () => {
    const { send, sent } = replying(json)
    await deleteAccountRecording(send, accountSid, sid)
    expect(await fetchEvenDeleted(send, accountSid, sid)).toEqual({ kind: 'data', data: recording })
    expect(sent).toEqual([
      { method: 'DELETE', path: `${path}/${sid}.json` },
      { method: 'GET', path: `${path}/${sid}.json`, query: [['IncludeSoftDeleted', 'true']] },
    ])
    expect(soundPath(accountSid, sid)).toBe(`${path}/${sid}.wav`)
  })
})
