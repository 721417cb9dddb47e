import { createStandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock } from '../../src/stand-in/virtual-clock.ts'
import type { Fetch } from '../../src/twilio/transport.ts'
import { enumeratorNumber, respondentNumber, seeded } from '../plugin/world/form.ts'
import { openWorld, type World } from '../plugin/world/open-field.ts'
import { type TransportName, useTransport } from '../plugin/world/transports.ts'
import { type Spread, spreadOf } from './spread.ts'

/** Chromium keeps a preflight's answer for 5 s when it names no time, as Twilio's does not. */
const preflightKeptMs = 5_000
/** The pauses are random. */
const calls = 9
const longestUnseenSeconds = 90

export interface Traffic {
  requests: Spread
  /** Preflights before them, where the page has an origin of its own and where it has none. */
  preflights: { ownOrigin: Spread; nullOrigin: Spread }
  /** From the end of the talk until the field shows it, where nobody touches it. */
  unseenSeconds: Spread
}

interface Sent {
  at: number
  url: string
  needsPreflight: boolean
}

/** The requests of a call in which people talk for ten minutes; the plug-in's source on a virtual clock. */
export async function countTenMinutes(transport: TransportName): Promise<Traffic> {
  const counted: Array<Awaited<ReturnType<typeof playCall>>> = []
  useTransport(transport)
  for (let seed = 1; seed <= calls; seed += 1) counted.push(await playCall(transport, seed))
  useTransport('direct')
  const spread = (of: (call: (typeof counted)[number]) => number) => spreadOf(counted.map(of))
  return {
    requests: spread(({ sent }) => sent.length),
    preflights: {
      ownOrigin: spread(({ sent }) => countPreflights(sent, preflightKeptMs)),
      nullOrigin: spread(({ sent }) => countPreflights(sent, 0)),
    },
    unseenSeconds: spread(({ unseenSeconds }) => unseenSeconds),
  }
}

async function playCall(transport: TransportName, seed: number) {
  const sent: Sent[] = []
  const clock = createVirtualClock()
  const twilio = createStandInTwilio({ clock, random: seeded(seed) })
  const { phones } = twilio
  const world = await openWorld({
    seed,
    shared: { clock, twilio },
    network:
      ({ service }) =>
      (url, init) => {
        sent.push({ at: clock.now(), url, needsPreflight: needsPreflight(init) })
        return transport === 'service' ? service.fetch(url, init) : twilio.fetch(new Request(url, init))
      },
  })
  await world.pass(5)
  await world.field.tap('Call')
  await world.pass(8)
  phones.answer(enumeratorNumber)
  await world.pass(12)
  phones.answer(respondentNumber)
  await world.pass(600)
  phones.hangUp(respondentNumber)
  const unseenSeconds = await waitForEnd(world)
  await world.pass(60)
  world.field.running.stop()
  twilio.stop()
  return { sent, unseenSeconds }
}

async function waitForEnd(world: World): Promise<number> {
  for (let seconds = 0; seconds < longestUnseenSeconds; seconds += 1) {
    if (world.field.text().includes('Talked with')) return seconds
    await world.pass(1)
  }
  throw new Error('The call did not end as it should.')
}

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header, as far as forms are concerned. */
function needsPreflight({ method, headers }: Parameters<Fetch>[1]): boolean {
  const isSimple = ['GET', 'HEAD', 'POST'].includes(method)
  return !isSimple || Object.keys(headers).some((name) => name.toLowerCase() !== 'content-type')
}

// One answer is kept for each address with its query.
function countPreflights(sent: readonly Sent[], keptMs: number): number {
  const keptUntil = new Map<string, number>()
  let count = 0
  for (const { url, at, needsPreflight } of sent) {
    if (!needsPreflight || (keptUntil.get(url) ?? 0) > at) continue
    keptUntil.set(url, at + keptMs)
    count += 1
  }
  return count
}
