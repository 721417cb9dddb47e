import { describe, expect, it } from 'vitest'
import {
  createCall,
  endCall,
  essenceOfCall,
  fetchCall,
  isFinal,
  listCallPage,
  listCalls,
  readCall,
  warmUp,
} from '../../src/twilio/calls.ts'
import { accountSid, callJson, callPath, callSid } from './call-json.ts'
import { replying } from './replying.ts'

const callsPath = `/2010-04-01/Accounts/${accountSid}/Calls.json`
const callUrl = `https://api.twilio.com${callPath}.json`
const recordingsUrl = `https://api.twilio.com${callPath}/Recordings.json`

describe('the requests', () => {
  it('create a call with its two numbers and the document that bridges them', async () => {
    const { send, sent } = replying(callJson())
    const reply = await createCall(send, accountSid, { to: '+2547', from: '+1202', twiml: '<Response/>' })
    const form = [
      ['To', '+2547'],
      ['From', '+1202'],
      ['Twiml', '<Response/>'],
    ]
    expect(sent).toEqual([{ method: 'POST', path: callsPath, form }])
    expect(reply.kind === 'data' && reply.data.sid).toBe(callSid)
  })

  it('fetch a call without changing it', async () => {
    const { send, sent } = replying(callJson())
    await fetchCall(send, accountSid, callSid)
    expect(sent).toEqual([{ method: 'GET', path: `${callPath}.json` }])
  })

  it('list calls by their two numbers, or by the leg that dialled them', async () => {
    const { send, sent } = replying({ calls: [] })
    await listCalls(send, accountSid, { to: '+2547', from: '+1202', pageSize: 20 })
    await listCalls(send, accountSid, { parentSid: callSid, pageSize: 5 })
    expect(sent.map(({ method, path }) => ({ method, path }))).toEqual([
      { method: 'GET', path: callsPath },
      { method: 'GET', path: callsPath },
    ])
    expect(sent[0]?.query).toEqual([
      ['To', '+2547'],
      ['From', '+1202'],
      ['PageSize', '20'],
    ])
    expect(sent[1]?.query).toEqual([
      ['ParentCallSid', callSid],
      ['PageSize', '5'],
    ])
  })

  it('hang up by asking for completed, which ends a call that rings and one in progress', async () => {
    const { send, sent } = replying(callJson({ status: 'completed' }))
    await endCall(send, accountSid, callSid, 'completed')
    expect(sent).toEqual([{ method: 'POST', path: `${callPath}.json`, form: [['Status', 'completed']] }])
  })

  it('warm up with a request that has no body and changes nothing', async () => {
    const { send, sent } = replying(undefined)
    await warmUp(send, accountSid)
    expect(sent).toEqual([{ method: 'HEAD', path: callsPath }])
  })

  it('cannot leave the account by what a parameter holds', async () => {
    const { send, sent } = replying(callJson())
    await fetchCall(send, 'AC1/../AC2?x', 'CA1#y')
    expect(sent[0]?.path).toBe('/2010-04-01/Accounts/AC1%2F..%2FAC2%3Fx/Calls/CA1%23y.json')
  })

  it('pass a refusal on, and call another shape nothing usable', async () => {
    const refusal = { kind: 'refused', status: 404, code: 20404, message: '' } as const
    expect(await fetchCall(async () => refusal, accountSid, callSid)).toBe(refusal)
    for (const other of [undefined, {}, { calls: [] }, [callJson()]]) {
      const reply = await fetchCall(replying(other).send, accountSid, callSid)
      expect(reply).toEqual({ kind: 'nothing', cause: 'wrong-shape' })
    }
  })

  it('call a list with an item that is no call nothing usable, rather than leave one out', async () => {
    const wrongShape = { kind: 'nothing', cause: 'wrong-shape' }
    for (const calls of [[callJson(), { sid: 'SM1' }], [null], 'CA1', undefined]) {
      const reply = await listCalls(replying({ calls }).send, accountSid, { pageSize: 5 })
      expect(reply).toEqual(wrongShape)
    }
  })
})

describe('reading a call', () => {
  it('takes what is used from the full JSON of Twilio and keeps all of it', () => {
    const json = callJson({
      status: 'completed',
      parent_call_sid: 'CAparent',
      start_time: 'Thu, 15 Jan 2026 09:00:10 +0000',
      end_time: 'Thu, 15 Jan 2026 12:01:10 +0300',
      date_updated: 'Thu, 15 Jan 2026 09:01:12 +0000',
      duration: '60',
    })
    expect(readCall(json)).toEqual({
      sid: callSid,
      status: 'completed',
      to: '+254700000001',
      from: '+12025550110',
      direction: 'outbound-api',
      parentSid: 'CAparent',
      createdAt: Date.UTC(2026, 0, 15, 9, 0, 0),
      startedAt: Date.UTC(2026, 0, 15, 9, 0, 10),
      endedAt: Date.UTC(2026, 0, 15, 9, 1, 10),
      updatedAt: Date.UTC(2026, 0, 15, 9, 1, 12),
      duration: 60,
      answeredBy: '',
      url: callUrl,
      recordingsUrl,
      json,
    })
  })

  it.each([
    ['no subresource_uris', { subresource_uris: undefined }],
    ['no uri', { uri: undefined }],
    ['neither', { uri: undefined, subresource_uris: undefined }],
    ['a uri with a pipe, which would break the answer', { uri: `${callPath}|x.json` }],
    ['a uri on another origin', { uri: 'https://example.com/call.json' }],
    ['a uri that a browser would take to another host', { uri: '//example.com/2010-04-01/call.json' }],
    ['recordings on another origin', { subresource_uris: { recordings: 'https://example.com/r.json' } }],
    ['recordings that are no text', { subresource_uris: { recordings: 7 } }],
  ])('derives the addresses of a call with %s', (_what, changes) => {
    const call = readCall(callJson(changes))
    expect(call?.url).toBe(callUrl)
    expect(call?.recordingsUrl).toBe(recordingsUrl)
  })

  it('leaves out what Twilio has not got yet', () => {
    const call = readCall({ sid: callSid, account_sid: accountSid, status: 'queued' })
    expect(call).toMatchObject({ to: '', from: '', parentSid: undefined, startedAt: undefined })
    expect(call).toMatchObject({ endedAt: undefined, duration: undefined, url: callUrl })
    expect(readCall(callJson({ duration: '' }))?.duration).toBeUndefined()
    expect(readCall(callJson({ start_time: 'not a date' }))?.startedAt).toBeUndefined()
  })

  it('does not lose a call whose status is a word that is new', () => {
    expect(readCall(callJson({ status: 'on-hold' }))).toMatchObject({ sid: callSid, status: 'queued' })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'CA1'],
    ['a list', [callJson()]],
    ['a call without a SID', callJson({ sid: undefined })],
    ['a SID of something else', callJson({ sid: 'SM0123' })],
    ['a SID with a pipe', callJson({ sid: 'CA01|23' })],
    ['a call without a status', callJson({ status: '' })],
    ['a number as status', callJson({ status: 3 })],
  ])('finds no call in %s', (_what, data) => {
    expect(readCall(data)).toBeUndefined()
  })

  it('knows which statuses are final', () => {
    const final = ['completed', 'busy', 'failed', 'no-answer', 'canceled'] as const
    expect(final.every(isFinal)).toBe(true)
    expect((['queued', 'ringing', 'in-progress'] as const).some(isFinal)).toBe(false)
  })
})

describe('a list page by page', () => {
  const respondent = { to: '+254711222333', pageSize: 20 }
  const following = `${callsPath}?To=%2B254711222333&PageSize=20&Page=1&PageToken=PACA01`

  async function nextOf(uri: unknown) {
    const { send } = replying({ calls: [callJson()], next_page_uri: uri })
    const reply = await listCallPage(send, accountSid, respondent)
    return reply.kind === 'data' ? reply.data.next : reply
  }

  it('asks for calls to a number or from it', async () => {
    const { send, sent } = replying({ calls: [] })
    await listCallPage(send, accountSid, respondent)
    await listCallPage(send, accountSid, { from: '+254711222333', pageSize: 5 })
    expect(sent.map(({ path, query }) => ({ path, query }))).toEqual([
      {
        path: callsPath,
        query: [
          ['To', '+254711222333'],
          ['PageSize', '20'],
        ],
      },
      {
        path: callsPath,
        query: [
          ['From', '+254711222333'],
          ['PageSize', '5'],
        ],
      },
    ])
  })

  it('goes on with the filter as it was and what the next address adds', async () => {
    const next = await nextOf(following)
    expect(next).toEqual([
      ['Page', '1'],
      ['PageToken', 'PACA01'],
    ])
    const { send, sent } = replying({ calls: [] })
    await listCallPage(send, accountSid, respondent, [['Page', '1']])
    expect(sent[0]?.query).toEqual([
      ['To', '+254711222333'],
      ['PageSize', '20'],
      ['Page', '1'],
    ])
  })

  it('ends on the last page', async () => {
    expect(await nextOf(null)).toBeUndefined()
    expect(await nextOf(undefined)).toBeUndefined()
  })

  it('does not follow an address that leads elsewhere', async () => {
    expect(await nextOf(`https://elsewhere.example${following}`)).toBeUndefined()
    expect(await nextOf(`//elsewhere.example${following}`)).toBeUndefined()
    expect(await nextOf(following.replace(accountSid, 'ACffff'))).toBeUndefined()
    expect(await nextOf(`${callsPath}?Page=%E0%A4%A`)).toBeUndefined()
    expect(await nextOf(callsPath)).toBeUndefined()
  })

  it('is nothing usable in another shape', async () => {
    const { send } = replying({ calls: 'none' })
    expect(await listCallPage(send, accountSid, respondent)).toEqual({
      kind: 'nothing',
      cause: 'wrong-shape',
    })
  })
})

describe('a call’s JSON that is not quite Twilio’s', () => {
  it.each([
    ['-5', undefined],
    [-5, undefined],
    ['1e999', 1],
    [Number.POSITIVE_INFINITY, undefined],
    ['', undefined],
    [null, undefined],
    ['40', 40],
    ['0', 0],
  ])('has the duration %s read as %s', (duration, seconds) => {
    expect(readCall(callJson({ duration }))?.duration).toBe(seconds)
  })

  it.each(['COMPLETED', ' completed ', 'Completed'])('has the status "%s" read as completed', (status) => {
    expect(readCall(callJson({ status }))?.status).toBe('completed')
  })

  it.each(['CA', 'SM0123', `CA${'0'.repeat(100)}`, 'CA01|23', 'CA01\n', 7, null])(
    'is none with the SID %s',
    (sid) => {
      expect(readCall(callJson({ sid }))).toBeUndefined()
    },
  )

  it('tells nothing of another call that was asked for', async () => {
    const other = callJson({ sid: 'CA00000000000000000000000000000009' })
    for (const ask of [
      () => fetchCall(replying(other).send, accountSid, callSid),
      () => endCall(replying(other).send, accountSid, callSid, 'completed'),
    ]) {
      expect(await ask()).toEqual({ kind: 'nothing', cause: 'wrong-shape' })
    }
  })

  it('is read the same from what is kept of it in a form that takes no more', () => {
    const call = readCall(
      callJson({ status: 'completed', duration: '40', end_time: 'Thu, 15 Jan 2026 09:01:00 +0000' }),
    )
    const again = call && readCall(essenceOfCall(call))
    expect(again).toEqual({
      ...call,
      to: '',
      from: '',
      json: again?.json,
      recordingsUrl: again?.recordingsUrl,
    })
    expect(again?.recordingsUrl).toBe(call?.recordingsUrl)
  })
})
