import type { Clock } from '../../src/twilio/clock.ts'
import { type Answerer, type Asking, isTap } from './asking.ts'
import { wait } from './bad-line.ts'
import type { Chance } from './chance.ts'
import type { Swing } from './swing.ts'

/** A place that serves so many requests at once and sends the others away. */
export interface Place {
  readonly most: number
  /** How long a request is inside, in ms: never less than the one, and on average so much longer. */
  readonly staysMs: { readonly least: number; readonly more: number }
  /** What one that is sent away gets. It has done nothing. */
  refuse(): Promise<Response>
}

/** What has gone on at a door. */
export interface Crowd {
  /** That were inside at once, at the most. */
  most: number
  /** That were let in while the day was in full swing, and the time that they were inside, together. */
  served: number
  insideMs: number
  /** That were sent away: those that would have placed a call, and all others. */
  tapsRefused: number
  looksRefused: number
}

/** A door in front of something that answers at once, or after a while: so long the request is inside. */
export function createDoor(
  { clock, chance, place, swing }: { clock: Clock; chance: Chance; place: Place; swing: Swing },
  answer: Answerer,
): { readonly crowd: Crowd; readonly ask: Answerer } {
  const crowd: Crowd = { most: 0, served: 0, insideMs: 0, tapsRefused: 0, looksRefused: 0 }
  const { least, more } = place.staysMs
  let inside = 0

  async function serve(url: string, asking: Asking): Promise<Response> {
    const halfMs = (least + chance.around(more)) / 2
    await wait(clock, halfMs)
    const response = await answer(url, asking)
    await wait(clock, halfMs)
    return response
  }

  async function ask(url: string, asking: Asking): Promise<Response> {
    if (inside >= place.most) {
      if (isTap(url, asking)) crowd.tapsRefused += 1
      else crowd.looksRefused += 1
      return place.refuse()
    }
    const since = clock.now()
    inside += 1
    crowd.most = Math.max(crowd.most, inside)
    try {
      return await serve(url, asking)
    } finally {
      inside -= 1
      if (since >= swing.from && since < swing.until) {
        crowd.served += 1
        crowd.insideMs += clock.now() - since
      }
    }
  }

  return { crowd, ask }
}
