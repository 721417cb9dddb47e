import { describe, expect, it } from 'vitest'
import { bridge, dial, enumerator, listOf, respondent, type Setup, setUp } from '../fixture.ts'

async function bridged(
  twiml = bridge,
): Promise<Setup & { readonly sid: string; readonly recordings: string }> {
  const setup = setUp()
  const sid = await setup.place(twiml)
  await setup.clock.advance(0)
  setup.twilio.phones.answer(enumerator)
  await setup.clock.advance(4000)
  setup.twilio.phones.answer(respondent)
  return { ...setup, sid, recordings: `${setup.calls}/${sid}/Recordings` }
}

describe('the record attribute of Dial', () => {
  it.each([
    ['record-from-ringing-dual', 2, '14'],
    ['record-from-ringing', 1, '14'],
    ['record-from-answer-dual', 2, '10'],
    ['record-from-answer', 1, '10'],
    ['true', 1, '10'],
  ])('%s makes a recording of %i channels', async (record, channels, duration) => {
    const { send, recordings, twilio, clock, sid } = await bridged(dial(respondent, `record="${record}"`))
    await clock.advance(10_000)
    const states: unknown[] = []
    const look = async (): Promise<void> => {
      states.push(listOf(await send('GET', `${recordings}.json`), 'recordings')[0]?.status)
    }
    await look()
    twilio.phones.hangUp(respondent)
    await look()
    await clock.advance(3000)
    await look()
    expect(states).toEqual(['in-progress', 'processing', 'completed'])
    expect(listOf(await send('GET', `${recordings}.json`), 'recordings')).toEqual([
      expect.objectContaining({ call_sid: sid, source: 'DialVerb', channels, duration }),
    ])
  })

  it.each(['do-not-record', 'false', 'nonsense'])('%s makes none', async (record) => {
    const { send, recordings } = await bridged(dial(respondent, `record="${record}"`))
    expect(listOf(await send('GET', `${recordings}.json`), 'recordings')).toEqual([])
  })
})

describe('a recording asked for during the call', () => {
  it('has every property Twilio documents, below its call and below the account', async () => {
    const { send, recordings, sid, calls, twilio } = await bridged()
    const { status, body } = await send('POST', `${recordings}.json`, { RecordingChannels: 'dual' })
    const shared = {
      sid: expect.stringMatching(/^RE[0-9a-f]{32}$/),
      account_sid: twilio.account.sid,
      call_sid: sid,
      conference_sid: null,
      api_version: '2010-04-01',
      date_created: 'Thu, 15 Jan 2026 09:00:04 +0000',
      date_updated: 'Thu, 15 Jan 2026 09:00:04 +0000',
      start_time: 'Thu, 15 Jan 2026 09:00:04 +0000',
      duration: null,
      status: 'in-progress',
      channels: 2,
      source: 'StartCallRecordingAPI',
      error_code: null,
      price: null,
      price_unit: 'USD',
      encryption_details: null,
    }
    expect(status).toBe(201)
    expect(body).toEqual({ ...shared, track: 'both', uri: `${recordings}/${body.sid}.json` })
    const account = calls.replace(/\/Calls$/, '')
    const whole = await send('GET', `${account}/Recordings/${body.sid}.json`)
    expect(whole.body).toEqual({
      ...shared,
      uri: `${account}/Recordings/${body.sid}.json`,
      media_url: `https://api.twilio.com${account}/Recordings/${body.sid}`,
      subresource_uris: expect.objectContaining({
        transcriptions: expect.stringContaining('Transcriptions'),
      }),
    })
    const list = await send('GET', `${account}/Recordings.json?CallSid=${sid}`)
    expect(listOf(list, 'recordings').map((one) => one.sid)).toEqual([body.sid])
    const others = await send('GET', `${account}/Recordings.json?CallSid=CA0`)
    expect(listOf(others, 'recordings')).toEqual([])
  })

  it('is refused with 21220 unless somebody is on the line', async () => {
    const { send, calls, place, clock } = setUp()
    const sid = await place()
    await clock.advance(0)
    const { status, body } = await send('POST', `${calls}/${sid}/Recordings.json`, {})
    expect([status, body.code]).toEqual([400, 21220])
  })

  it('pauses, goes on and stops, by its SID or as the current one', async () => {
    const { send, recordings, clock } = await bridged()
    const { sid } = (await send('POST', `${recordings}.json`, {})).body
    const set = async (form: Record<string, string>, which: unknown = 'Twilio.CURRENT'): Promise<unknown> =>
      (await send('POST', `${recordings}/${which}.json`, form)).body.status
    await clock.advance(5000)
    expect(await set({ Status: 'paused', PauseBehavior: 'skip' })).toBe('paused')
    await clock.advance(60_000)
    expect(await set({ Status: 'in-progress' })).toBe('in-progress')
    await clock.advance(5000)
    expect(await set({ Status: 'paused' })).toBe('paused')
    await clock.advance(2000)
    expect(await set({ Status: 'stopped' }, sid)).toBe('stopped')
    await clock.advance(1000)
    expect((await send('GET', `${recordings}/${sid}.json`)).body.status).toBe('processing')
    await clock.advance(3000)
    expect((await send('GET', `${recordings}/${sid}.json`)).body).toMatchObject({
      status: 'completed',
      duration: '12',
    })
    expect((await send('POST', `${recordings}/Twilio.CURRENT.json`, { Status: 'paused' })).status).toBe(404)
    expect((await send('POST', `${recordings}/${sid}.json`, { Status: 'stopped' })).body.code).toBe(21220)
  })

  it('refuses a status that cannot be asked for', async () => {
    const { send, recordings } = await bridged()
    await send('POST', `${recordings}.json`, {})
    for (const form of [{ Status: 'completed' }, { Status: 'paused', PauseBehavior: 'loud' }]) {
      expect((await send('POST', `${recordings}/Twilio.CURRENT.json`, form)).status).toBe(400)
    }
  })

  it('belongs to the parent, also when asked for on the leg of the respondent', async () => {
    const { send, calls, legsOf, sid } = await bridged()
    const leg = (await legsOf(sid))[0]?.sid
    expect((await send('POST', `${calls}/${leg}/Recordings.json`, {})).body.call_sid).toBe(sid)
  })

  it('ends with the call', async () => {
    const { send, recordings, twilio, clock } = await bridged()
    const { sid } = (await send('POST', `${recordings}.json`, {})).body
    await clock.advance(2000)
    twilio.phones.hangUp(enumerator)
    await clock.advance(3000)
    expect((await send('GET', `${recordings}/${sid}.json`)).body).toMatchObject({
      status: 'completed',
      duration: '2',
    })
  })
})

describe('a recording asked for with the call', () => {
  it('runs from the answer to the end', async () => {
    const { send, calls, place, twilio, clock } = setUp()
    const sid = await place(bridge, { Record: 'true', RecordingChannels: 'dual' })
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    await clock.advance(7000)
    twilio.phones.hangUp(enumerator)
    const [recording] = listOf(await send('GET', `${calls}/${sid}/Recordings.json`), 'recordings')
    expect(recording).toMatchObject({ source: 'OutboundAPI', channels: 2, duration: '7' })
  })
})

describe('deleting a recording', () => {
  it('is refused until it is completed; then it is gone, but for those who ask for deleted ones', async () => {
    const { send, recordings, calls, clock } = await bridged()
    const { sid } = (await send('POST', `${recordings}.json`, {})).body
    const refused = await send('DELETE', `${recordings}/${sid}.json`)
    expect([refused.status, refused.body.code]).toEqual([400, 20009])
    await send('POST', `${recordings}/${sid}.json`, { Status: 'stopped' })
    await clock.advance(5000)
    expect((await send('DELETE', `${recordings}/${sid}.json`)).status).toBe(204)

    const account = calls.replace(/\/Calls$/, '')
    for (const path of [`${recordings}/${sid}.json`, `${account}/Recordings/${sid}.json`]) {
      const gone = await send('GET', path)
      expect([gone.status, gone.body.code]).toEqual([404, 20404])
    }
    expect(listOf(await send('GET', `${recordings}.json`), 'recordings')).toEqual([])
    const kept = await send('GET', `${account}/Recordings/${sid}.json?IncludeSoftDeleted=true`)
    expect(kept.body.status).toBe('deleted')
    expect((await send('DELETE', `${account}/Recordings/${sid}.json`)).status).toBe(404)
  })
})

describe('the sound of a recording', () => {
  async function media(setup: Setup, path: string): Promise<Response> {
    const { account } = setup.twilio
    const headers = { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` }
    return setup.twilio.fetch(new Request(`https://api.twilio.com${path}`, { headers }))
  }

  it('can be had as WAV and MP3 once it is completed', async () => {
    const setup = await bridged()
    const { sid } = (await setup.send('POST', `${setup.recordings}.json`, {})).body
    const path = `${setup.calls.replace(/\/Calls$/, '')}/Recordings/${sid}`
    expect((await media(setup, path)).status).toBe(404)
    await setup.clock.advance(1000)
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(3000)
    const wav = await media(setup, path)
    const text = new TextDecoder('latin1').decode(await wav.arrayBuffer())
    expect(wav.headers.get('Content-Type')).toBe('audio/x-wav')
    expect([text.slice(0, 4), text.slice(8, 12), text.length]).toEqual(['RIFF', 'WAVE', 44 + 16_000])
    const mp3 = await media(setup, `${path}.mp3`)
    expect(mp3.headers.get('Content-Type')).toBe('audio/mpeg')
    expect([...new Uint8Array(await mp3.arrayBuffer()).slice(0, 2)]).toEqual([0xff, 0xfb])
    expect((await media(setup, `${path}.wav?RequestedChannels=2`)).status).toBe(400)
  })
})
