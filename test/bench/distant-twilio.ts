import { createServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import { generate } from 'selfsigned'
import { createStandInTwilio, type StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { realClock } from '../../src/twilio/clock.ts'
import { type SlowLine, startSlowLine } from './slow-line.ts'

/** The stand-in Twilio at the far end of a slow line. */
export interface DistantTwilio {
  readonly twilio: StandInTwilio
  /** The line; its port stands for api.twilio.com. */
  readonly line: SlowLine
  stop(): Promise<void>
}

/** Load balancers keep an idle connection about so long; Node's own 5 s would close it before a slow tap. */
const keepAliveMs = 60_000

/** Serves HTTPS on this machine, `oneWayMs` away. */
export async function startDistantTwilio(oneWayMs: number): Promise<DistantTwilio> {
  const twilio = createStandInTwilio({ clock: realClock })
  const pems = await generate([{ name: 'commonName', value: 'api.twilio.com' }], { algorithm: 'sha256' })
  const server = createServer(
    { key: pems.private, cert: pems.cert, keepAliveTimeout: keepAliveMs },
    getRequestListener((request) => twilio.fetch(request)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The server has no port.')
  const line = await startSlowLine(address.port, oneWayMs)
  return {
    twilio,
    line,
    async stop() {
      twilio.stop()
      await line.stop()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
