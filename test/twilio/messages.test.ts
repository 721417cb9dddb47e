import { describe, expect, it } from 'vitest'
import {
  createMessage,
  fetchMessage,
  isFinal,
  listMedia,
  listMessages,
  messageStatuses,
  readMessage,
} from '../../src/twilio/messages.ts'
import { accountSid } from './call-json.ts'
import { messageJson, messagePath, messageSid, messagesPath } from './message-json.ts'
import { replying } from './replying.ts'

const list = `${messagesPath}.json`
const origin = 'https://api.twilio.com'
const wrongShape = { kind: 'nothing', cause: 'wrong-shape' }

describe('the requests', () => {
  it('send a text from a number of the account', async () => {
    const { send, sent } = replying(messageJson())
    const reply = await createMessage(send, accountSid, { to: '+2547', from: '+1202', body: 'Hello' })
    const form = [
      ['To', '+2547'],
      ['From', '+1202'],
      ['Body', 'Hello'],
    ]
    expect(sent).toEqual([{ method: 'POST', path: list, form }])
    expect(reply.kind === 'data' && reply.data.sid).toBe(messageSid)
  })

  it('send pictures without a text, each under its own name, through a messaging service', async () => {
    const { send, sent } = replying(messageJson({ sid: 'MM1', from: null }))
    const mediaUrls = ['https://example.org/a.png', 'https://example.org/b.png']
    const reply = await createMessage(send, accountSid, {
      to: '+2547',
      serviceSid: 'MG1',
      body: '',
      mediaUrls,
    })
    expect(sent[0]?.form).toEqual([
      ['To', '+2547'],
      ['MessagingServiceSid', 'MG1'],
      ['MediaUrl', 'https://example.org/a.png'],
      ['MediaUrl', 'https://example.org/b.png'],
    ])
    expect(reply.kind === 'data' && reply.data.from).toBe('')
  })

  it('fetch a message without changing it', async () => {
    const { send, sent } = replying(messageJson())
    await fetchMessage(send, accountSid, messageSid)
    expect(sent).toEqual([{ method: 'GET', path: `${messagePath}.json` }])
  })

  it('list one page, and the one after it by what its address adds', async () => {
    const next_page_uri = `${list}?To=%2B2547&PageSize=2&Page=1&PageToken=PASM1`
    const { send, sent } = replying({ messages: [messageJson()], next_page_uri })
    const page = await listMessages(send, accountSid, { to: '+2547', pageSize: 2 })
    if (page.kind !== 'data') throw new Error('There is no page.')
    expect(page.data.items.map(({ sid }) => sid)).toEqual([messageSid])
    await listMessages(send, accountSid, { to: '+2547', pageSize: 2 }, page.data.next)
    const filter = [
      ['To', '+2547'],
      ['PageSize', '2'],
    ]
    expect(sent.map(({ query }) => query)).toEqual([
      filter,
      [...filter, ['Page', '1'], ['PageToken', 'PASM1']],
    ])
  })

  it('list what came from a number', async () => {
    const { send, sent } = replying({ messages: [] })
    const reply = await listMessages(send, accountSid, { from: '+2547', pageSize: 20 })
    expect(sent[0]?.query).toEqual([
      ['From', '+2547'],
      ['PageSize', '20'],
    ])
    expect(reply).toEqual({ kind: 'data', data: { items: [], next: undefined } })
  })

  it('list the files of a message, at addresses without credentials', async () => {
    const file = { sid: 'ME0123', content_type: 'image/jpeg', uri: 'https://elsewhere.example/ME0123.json' }
    const { send, sent } = replying({ media_list: [file] })
    const reply = await listMedia(send, accountSid, messageSid)
    const url = `${origin}${messagePath}/Media/ME0123`
    expect(reply).toEqual({ kind: 'data', data: [{ sid: 'ME0123', contentType: 'image/jpeg', url }] })
    expect(sent[0]?.path).toBe(`${messagePath}/Media.json`)
  })

  it('cannot leave the account by what a parameter holds', async () => {
    const { send, sent } = replying(messageJson())
    await fetchMessage(send, 'AC1/../AC2?x', 'SM1#y')
    expect(sent[0]?.path).toBe('/2010-04-01/Accounts/AC1%2F..%2FAC2%3Fx/Messages/SM1%23y.json')
  })

  it('pass a refusal on, and call another shape nothing usable', async () => {
    const refusal = { kind: 'refused', status: 400, code: 21610, message: '' } as const
    const message = { to: '+2547', from: '+1202', body: 'Hello' }
    expect(await createMessage(async () => refusal, accountSid, message)).toBe(refusal)
    for (const other of [
      undefined,
      {},
      { messages: [] },
      [messageJson()],
      { sid: 'CA1', status: 'queued' },
    ]) {
      expect(await fetchMessage(replying(other).send, accountSid, messageSid)).toEqual(wrongShape)
    }
    for (const messages of [[messageJson(), { sid: 'CA1' }], [null], 'SM1', undefined]) {
      const reply = await listMessages(replying({ messages }).send, accountSid, { pageSize: 5 })
      expect(reply).toEqual(wrongShape)
    }
    for (const media_list of [[{ sid: 'RE1' }], {}]) {
      expect(await listMedia(replying({ media_list }).send, accountSid, messageSid)).toEqual(wrongShape)
    }
  })
})

describe('reading a message', () => {
  it('takes what is used from the full JSON of Twilio and keeps all of it', () => {
    const json = messageJson({
      status: 'undelivered',
      date_sent: 'Thu, 15 Jan 2026 12:00:02 +0300',
      error_code: 30003,
      num_media: '2',
    })
    expect(readMessage(json)).toEqual({
      sid: messageSid,
      status: 'undelivered',
      isInbound: false,
      to: '+254711222333',
      from: '+12025550110',
      body: 'Hello',
      mediaCount: 2,
      errorCode: 30003,
      createdAt: Date.UTC(2026, 0, 15, 9, 0, 0),
      sentAt: Date.UTC(2026, 0, 15, 9, 0, 2),
      url: `${origin}${messagePath}.json`,
      mediaUrl: `${origin}${messagePath}/Media.json`,
      json,
    })
  })

  it('derives both addresses where Twilio leaves them out, or gives some of another kind', () => {
    const elsewhere = 'https://elsewhere.example/a|b'
    for (const uri of [undefined, null, elsewhere]) {
      const message = readMessage(messageJson({ uri, subresource_uris: { media: uri } }))
      expect(message?.url).toBe(`${origin}${messagePath}.json`)
      expect(message?.mediaUrl).toBe(`${origin}${messagePath}/Media.json`)
    }
    expect(readMessage(messageJson({ subresource_uris: null }))?.mediaUrl).toMatch(/\/Media\.json$/)
  })

  it('does not lose a message whose status is a word nobody knows yet', () => {
    expect(readMessage(messageJson({ status: 'teleported' }))?.status).toBe('queued')
    expect(readMessage(messageJson({ status: 'teleported', direction: 'inbound' }))?.status).toBe('received')
  })

  it('needs no more than a SID and a status', () => {
    const message = readMessage({ sid: 'SM1', status: 'queued' })
    expect(message).toMatchObject({ sid: 'SM1', body: '', from: '', mediaCount: 0, errorCode: undefined })
    expect(message?.createdAt).toBeUndefined()
  })

  it('knows an error number that is written as text', () => {
    expect(readMessage(messageJson({ error_code: '30005' }))?.errorCode).toBe(30005)
    expect(readMessage(messageJson({ error_code: '' }))?.errorCode).toBeUndefined()
  })
})

describe('the words of Twilio', () => {
  it('are final where nothing more is to come', () => {
    const open = ['accepted', 'scheduled', 'queued', 'sending', 'sent', 'partially_delivered', 'receiving']
    expect(messageStatuses.filter((status) => !isFinal(status))).toEqual(open)
  })
})
