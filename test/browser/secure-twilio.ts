import { generate } from 'selfsigned'
import { createStandInTwilio, type StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { realClock } from '../../src/twilio/clock.ts'
import { functionHandlers } from '../../src/workbench/functions.ts'
import { createFunctionsHost } from '../../src/workbench/functions-host.ts'
import { listen } from '../../src/workbench/listener.ts'
import { openEnvironment } from '../plugin/world/team-service.ts'
import { functionsHost } from './chromium.ts'

/** The stand-in Twilio over HTTPS, as api.twilio.com is reached, and the team's own Functions beside it. */
export interface SecureTwilio {
  readonly port: number
  /** The latest; a new one by `renew`. */
  readonly current: StandInTwilio
  /** Ends the world of the last test and begins another on the same port: this one, where it is given. */
  renew(next?: StandInTwilio): StandInTwilio
  stop(): Promise<void>
}

/** What this Twilio answers, or where the request is for them the Functions beside it. */
export async function answerFrom(twilio: StandInTwilio, request: Request): Promise<Response> {
  if (new URL(request.url).hostname !== functionsHost) return twilio.fetch(request)
  // Made anew for each request: a test's Twilio may be another by the next.
  const functions = createFunctionsHost({
    handlers: functionHandlers,
    environment: openEnvironment(twilio),
    assets: {},
    clock: realClock,
    fetch: (url, init) => twilio.fetch(new Request(url, init)),
  })
  return functions(request)
}

/** Serves on any free port of this machine, with a certificate made for this run. */
export async function startSecureTwilio(): Promise<SecureTwilio> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'api.twilio.com' }], {
    algorithm: 'sha256',
  })
  let current = createStandInTwilio({ clock: realClock })
  const listener = await listen((request) => answerFrom(current, request), 0, { key, cert })
  return {
    port: Number(new URL(listener.url).port),
    get current() {
      return current
    },
    renew(next = createStandInTwilio({ clock: realClock })) {
      if (next !== current) current.stop()
      current = next
      return current
    },
    async stop() {
      current.stop()
      await listener.stop()
    },
  }
}
