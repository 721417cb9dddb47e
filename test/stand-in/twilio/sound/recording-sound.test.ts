import { describe, expect, it } from 'vitest'
import { isSilent, levelOf, readWav } from './heard.ts'
import { bytesOf, recordCall } from './recorded-call.ts'

const page = 'https://desk.example.org'

describe('what is heard in a recording', () => {
  it('is the enumerator from the beginning, and the respondent from their answer', async () => {
    const { get, account, recordingSid } = await recordCall()
    const answer = await get(`${account}/Recordings/${recordingSid}.wav`)
    const { seconds, channels } = readWav(await bytesOf(answer))
    expect([seconds, channels.length]).toEqual([6, 2])
    const [left, right] = channels
    expect([0, 1, 5].map((second) => levelOf(left, 440, second) > 0.3)).toEqual([true, true, true])
    expect([0, 1].map((second) => isSilent(right, second))).toEqual([true, true])
    expect([2, 5].map((second) => levelOf(right, 660, second) > 0.3)).toEqual([true, true])
  })

  it('is mixed where one channel is asked for, and where it was recorded so', async () => {
    const dual = await recordCall()
    const mixed = await dual.get(`${dual.account}/Recordings/${dual.recordingSid}.wav?RequestedChannels=1`)
    const mono = await recordCall({}, 'record-from-ringing')
    const single = await mono.get(`${mono.account}/Recordings/${mono.recordingSid}`)
    for (const answer of [mixed, single]) {
      const { channels } = readWav(await bytesOf(answer))
      expect(channels).toHaveLength(1)
      expect([440, 660].map((hertz) => levelOf(channels[0], hertz, 4) > 0.15)).toEqual([true, true])
    }
  })

  it.each([
    ['respondent', [true, false]],
    ['enumerator', [false, true]],
  ] as const)('holds nothing of the %s where that side is set to be silent', async (silentSide, heard) => {
    const { get, account, recordingSid } = await recordCall({ silentSide })
    const { channels } = readWav(await bytesOf(await get(`${account}/Recordings/${recordingSid}.wav`)))
    expect(channels.map((samples) => !isSilent(samples, 4))).toEqual(heard)
  })
})

describe('whether pages may read the sound', () => {
  const cors = (answer: Response): string | null => answer.headers.get('Access-Control-Allow-Origin')

  it('is yes unless it is set otherwise; the JSON may be read in any case', async () => {
    const { get, account, recordingSid, twilio } = await recordCall()
    const basic = `Basic ${btoa(`${twilio.account.sid}:${twilio.account.authToken}`)}`
    const headers = { Origin: page, Authorization: basic }
    const sound = `${account}/Recordings/${recordingSid}.wav`
    expect(cors(await get(sound, headers))).toBe('*')
    twilio.behaviour.sound = { cors: false, redirectTo: null }
    const kept = await get(sound, headers)
    expect([kept.status, cors(kept)]).toEqual([200, null])
    expect(cors(await get(`${account}/Recordings/${recordingSid}.json`, headers))).toBe('*')
  })

  it('is told to the preflight as well', async () => {
    const { account, recordingSid, twilio } = await recordCall({ sound: { cors: false, redirectTo: null } })
    const ask = async (end: string): Promise<string | null> => {
      const url = `https://api.twilio.com${account}/Recordings/${recordingSid}${end}`
      return cors(await twilio.fetch(new Request(url, { method: 'OPTIONS', headers: { Origin: page } })))
    }
    expect([await ask('.wav'), await ask('.json')]).toEqual([null, '*'])
  })

  it.each([
    [true, '*'],
    [false, null],
  ])('can be left to where a redirect leads: %s', async (allowed, expected) => {
    const setup = await recordCall({ sound: { cors: allowed, redirectTo: 'https://media.example.org' } })
    const { get, account, recordingSid, twilio } = setup
    const basic = `Basic ${btoa(`${twilio.account.sid}:${twilio.account.authToken}`)}`
    const headers = { Origin: page, Authorization: basic }
    const sent = await get(`${account}/Recordings/${recordingSid}.wav?RequestedChannels=1`, headers)
    const location = new URL(sent.headers.get('Location') ?? '')
    expect([sent.status, cors(sent), location.origin]).toEqual([302, '*', 'https://media.example.org'])
    // As a browser follows it: without the credentials.
    const sound = await get(location.href, { Origin: page })
    expect([sound.status, cors(sound)]).toEqual([200, expected])
    expect(readWav(await bytesOf(sound)).channels).toHaveLength(1)
  })

  it('goes with an address that opens for an hour, and with no made-up one', async () => {
    const setup = await recordCall({ sound: { cors: true, redirectTo: 'https://media.example.org' } })
    const { get, account, recordingSid, clock } = setup
    const sent = await get(`${account}/Recordings/${recordingSid}.wav`)
    const location = sent.headers.get('Location') ?? ''
    expect((await get(location.replace(/key=./, 'key=x'), {})).status).toBe(403)
    expect((await get(location, {})).status).toBe(200)
    await clock.advance(60 * 60 * 1000)
    expect((await get(location, {})).status).toBe(403)
  })
})

describe('whose sound it is', () => {
  it('is the account’s: nobody else gets it, unless the account lets everybody', async () => {
    const { get, account, recordingSid, twilio } = await recordCall()
    const sound = `${account}/Recordings/${recordingSid}.wav`
    expect((await get(sound, {})).status).toBe(401)
    twilio.behaviour.openSound = true
    expect((await get(sound, {})).status).toBe(200)
    expect((await get(sound.replace(account, account.replace('1', '9')), {})).status).toBe(404)
    expect((await get(sound.replace('.wav', '.json'), {})).status).toBe(401)
  })

  it('is gone with the recording, from where a redirect led as well', async () => {
    const setup = await recordCall({ sound: { cors: true, redirectTo: 'https://media.example.org' } })
    const { get, send, account, recordingSid } = setup
    const sound = `${account}/Recordings/${recordingSid}.wav`
    const location = (await get(sound)).headers.get('Location') ?? ''
    expect((await send('DELETE', `${account}/Recordings/${recordingSid}.json`)).status).toBe(204)
    expect([(await get(sound)).status, (await get(location)).status]).toEqual([404, 404])
  })
})
