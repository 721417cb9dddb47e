import { generate } from 'selfsigned'
import { realClock } from '../../src/twilio/clock.ts'
import { listen } from '../../src/workbench/listener.ts'
import { createStandInTwilio, type StandInTwilio } from '../../src/workbench/twilio/stand-in.ts'

/** The stand-in Twilio over HTTPS, as api.twilio.com is reached. */
export interface SecureTwilio {
  readonly port: number
  /** The latest; a new one by `renew`. */
  readonly current: StandInTwilio
  /** Ends the world of the last test and begins another on the same port. */
  renew(): StandInTwilio
  stop(): Promise<void>
}

/** Serves on any free port of this machine, with a certificate made for this run. */
export async function startSecureTwilio(): Promise<SecureTwilio> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'api.twilio.com' }], {
    algorithm: 'sha256',
  })
  let current = createStandInTwilio({ clock: realClock })
  const listener = await listen((request) => current.fetch(request), 0, { key, cert })
  return {
    port: Number(new URL(listener.url).port),
    get current() {
      return current
    },
    renew() {
      current.stop()
      current = createStandInTwilio({ clock: realClock })
      return current
    },
    async stop() {
      current.stop()
      await listener.stop()
    },
  }
}
