import { generate } from 'selfsigned'
import { createStandInTwilio, type StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { realClock } from '../../src/twilio/clock.ts'
import { listen } from '../../src/workbench/listener.ts'
import { functionsHost } from '../browser/chromium.ts'
import { answerFrom } from '../browser/secure-twilio.ts'
import type { TransportName } from '../plugin/world/transports.ts'
import { type SlowLine, startSlowLine } from './slow-line.ts'

/** The stand-in Twilio at the far end of a slow line, and the team's Functions at the end of another as slow. */
export interface DistantTwilio {
  readonly twilio: StandInTwilio
  /** By which way forms reach Twilio; their ports stand for api.twilio.com and for the Functions. */
  readonly lines: Readonly<Record<TransportName, SlowLine>>
  /** Requests and preflights that came by each way. */
  readonly exchanges: Readonly<Record<TransportName, number>>
  stop(): Promise<void>
}

/** Serves HTTPS on this machine, `oneWayMs` away. The Functions are next to Twilio. */
export async function startDistantTwilio(oneWayMs: number): Promise<DistantTwilio> {
  const twilio = createStandInTwilio({ clock: realClock })
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'api.twilio.com' }], {
    algorithm: 'sha256',
  })
  const exchanges = { direct: 0, service: 0 }
  const listener = await listen(
    (request) => {
      exchanges[new URL(request.url).hostname === functionsHost ? 'service' : 'direct'] += 1
      return answerFrom(twilio, request)
    },
    0,
    { key, cert },
  )
  const port = Number(new URL(listener.url).port)
  const lines = {
    direct: await startSlowLine(port, oneWayMs),
    service: await startSlowLine(port, oneWayMs),
  }
  return {
    twilio,
    lines,
    exchanges,
    async stop() {
      twilio.stop()
      await Promise.all([lines.direct.stop(), lines.service.stop()])
      await listener.stop()
    },
  }
}
