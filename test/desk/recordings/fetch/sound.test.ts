import { describe, expect, it } from 'vitest'
import { createFetchSound } from '../../../../src/desk/recordings/fetch/sound.ts'
import type { Outcome } from '../../../../src/desk/recordings/outcome.ts'
import type { SoundDelivery } from '../../../../src/stand-in/twilio/behaviour.ts'
import { createVirtualClock } from '../../../../src/stand-in/virtual-clock.ts'
import type { Reply } from '../../../../src/twilio/transport.ts'
import { readWav } from '../../../stand-in/twilio/sound/heard.ts'
import { createHurriedClock, recordInterviews, type Scene } from '../scene.ts'

const credentials = { username: 'SK1', password: 'a secret' }
const wanted = { accountSid: 'AC1', sid: 'RE1', signal: new AbortController().signal }

async function fetchFrom(scene: Scene, basic?: typeof credentials) {
  const [recording] = scene.twilio.world.recordings()
  const { fetchSound, accountSid, signal } = scene.session(undefined, basic)
  return fetchSound({ accountSid, sid: recording?.sid ?? '', signal })
}

function whyOf(outcome: Outcome<unknown>): string {
  return outcome.kind === 'failed' ? outcome.why : outcome.kind
}

/** What is fetched from a network of this test’s own. */
function fetchBy(
  fetch: typeof globalThis.fetch,
  json: Reply<unknown> = { kind: 'nothing', cause: 'network' },
) {
  const { clock, waits } = createHurriedClock()
  const random = () => 0.5
  const fetchSound = createFetchSound({ fetch, clock, random }, credentials, async () => json)
  return { fetchSound, waits }
}

describe('fetching a sound', () => {
  it('brings it as it is at Twilio, and tells how far it has come', async () => {
    const scene = await recordInterviews(1)
    const came: number[] = []
    const [recording] = scene.twilio.world.recordings()
    const { fetchSound, accountSid, signal } = scene.session()
    const sid = recording?.sid ?? ''
    const outcome = await fetchSound({ accountSid, sid, signal, came: (bytes) => came.push(bytes) })
    if (outcome.kind !== 'done') throw new Error(outcome.why)
    expect(readWav(outcome.data)).toMatchObject({ seconds: 6, rate: 8000 })
    expect(came.at(-1)).toBe(outcome.data.length)
  })

  it('asks with the credentials, without cookies, and leaves nothing in the cache', async () => {
    const asked: [string, RequestInit | undefined][] = []
    const { fetchSound } = fetchBy(async (url, init) => {
      asked.push([String(url), init])
      return new Response('sound')
    })
    await fetchSound(wanted)
    expect(asked).toHaveLength(1)
    expect(asked[0]?.[0]).toBe('https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1.wav')
    expect(asked[0]?.[1]).toMatchObject({
      headers: { Authorization: `Basic ${Buffer.from('SK1:a secret').toString('base64')}` },
      credentials: 'omit',
      cache: 'no-store',
    })
  })

  const elsewhere = 'https://media.example.org'
  const deliveries: [string, SoundDelivery, string][] = [
    ['comes where Twilio lets pages in', { cors: true, redirectTo: null }, 'done'],
    ['comes by a redirect to where pages are let in', { cors: true, redirectTo: elsewhere }, 'done'],
    [
      'is told to be kept from the page where Twilio lets none in',
      { cors: false, redirectTo: null },
      'keptFromPage',
    ],
    [
      'is told so too where the end of a redirect lets none in',
      { cors: false, redirectTo: elsewhere },
      'keptFromPage',
    ],
  ]
  it.each(deliveries)('%s', async (_, sound, expected) => {
    expect(whyOf(await fetchFrom(await recordInterviews(1, { sound })))).toBe(expected)
  })

  it('tells a line that is down from that, since no JSON comes either', async () => {
    const scene = await recordInterviews(1, { sound: { cors: false, redirectTo: null } })
    scene.twilio.faults.add({ do: { kind: 'drop-before' }, times: 'always' })
    expect(whyOf(await fetchFrom(scene))).toBe('offline')
  })

  it('tells a line that came back from that', async () => {
    let tries = 0
    const { fetchSound } = fetchBy(
      async () => {
        tries += 1
        if (tries === 1) throw new TypeError('Failed to fetch')
        return new Response('sound')
      },
      { kind: 'data', data: { sid: 'RE1' } },
    )
    expect((await fetchSound(wanted)).kind).toBe('done')
  })

  it('says what Twilio says of the key, of a recording that is gone, and of itself', async () => {
    const scene = await recordInterviews(1)
    const { apiKey: username, restricted } = scene.twilio.account
    expect(whyOf(await fetchFrom(scene, { username, password: 'wrong' }))).toBe('refused')
    const mayNot = { username: restricted.apiKey, password: restricted.apiSecret }
    expect(whyOf(await fetchFrom(scene, mayNot))).toBe('refused')
    const { fetchSound, accountSid, signal } = scene.session()
    expect(whyOf(await fetchSound({ accountSid, sid: `RE${'0'.repeat(32)}`, signal }))).toBe('gone')
    const broken = fetchBy(async () => new Response('', { status: 503 }))
    expect(whyOf(await broken.fetchSound(wanted))).toBe('server')
  })

  it('waits while Twilio is busy, longer each time, and says so in the end', async () => {
    let tries = 0
    const busy = fetchBy(async () => {
      tries += 1
      return tries < 4 ? new Response('', { status: 429 }) : new Response('sound')
    })
    expect((await busy.fetchSound(wanted)).kind).toBe('done')
    expect(busy.waits.filter((ms) => ms !== 30_000)).toEqual([1000, 2000, 4000])
    const always = fetchBy(async () => new Response('', { status: 429 }))
    expect(whyOf(await always.fetchSound(wanted))).toBe('busy')
    expect(always.waits.filter((ms) => ms !== 30_000)).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 60_000,
    ])
  })

  type End = (controller: ReadableStreamDefaultController<Uint8Array>) => void
  const whole: End = (controller) => controller.close()
  const broken: End = (controller) => controller.error(new Error('broken'))

  /** A body of so many parts, one each 20 s, that then ends in some way. */
  function fetchSlowly(parts: number, end: End) {
    const clock = createVirtualClock()
    const body = (signal: AbortSignal | null | undefined) =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          signal?.addEventListener('abort', () => broken(controller))
          const part = () => controller.enqueue(new Uint8Array(10))
          for (let at = 1; at <= parts; at += 1) clock.after(at * 20_000, part)
          clock.after((parts + 1) * 20_000, () => end(controller))
        },
      })
    const fetch: typeof globalThis.fetch = async (_, init) => new Response(body(init?.signal))
    const device = { fetch, clock, random: () => 0 }
    const send = async () => ({ kind: 'nothing', cause: 'network' }) as const
    const stop = new AbortController()
    const outcome = createFetchSound(device, credentials, send)({ ...wanted, signal: stop.signal })
    return { clock, outcome, stop }
  }

  it('goes on for minutes as long as something comes', async () => {
    const { clock, outcome } = fetchSlowly(20, whole)
    await clock.advance(21 * 20_000)
    expect(await outcome).toEqual({ kind: 'done', data: new Uint8Array(200) })
    expect(clock.pending()).toBe(0)
  })

  it('is given up when nothing has come for half a minute', async () => {
    const { clock, outcome } = fetchSlowly(3, () => {})
    await clock.advance(3 * 20_000 + 31_000)
    expect(whyOf(await outcome)).toBe('timeout')
  })

  it('is not taken for whole when it breaks in the middle', async () => {
    const { clock, outcome } = fetchSlowly(3, broken)
    await clock.advance(100_000)
    expect(whyOf(await outcome)).toBe('cut')
  })

  it('ends at once when it is stopped', async () => {
    const { clock, outcome, stop } = fetchSlowly(20, whole)
    await clock.advance(20_000)
    stop.abort()
    expect(whyOf(await outcome)).toBe('stopped')
  })
})
