import { buildPlugin } from '../../build.ts'
import { type Clock, realClock } from '../twilio/clock.ts'
import { readPluginZip } from './host/plugin-zip.ts'
import { type Listener, listen } from './listener.ts'
import { createPageApp } from './page-app.ts'
import { buildPageFiles } from './page-files.ts'
import { createStandInTwilio, type StandInTwilio } from './twilio/stand-in.ts'

/** A running workbench. */
export interface Workbench {
  /** `http://127.0.0.1:8000`, without a slash at the end. */
  readonly pageUrl: string
  /** The stand-in Twilio over plain HTTP, for the page and for any other client of Twilio. */
  readonly twilioUrl: string
  readonly twilio: StandInTwilio
  /** Ends both servers and every call. May be called twice. */
  stop(): Promise<void>
}

/**
 * Builds the plug-in and serves the page on `port` and the stand-in Twilio on the next one; with port 0, on
 * any two that are free. Both listen on this machine alone.
 *
 * @throws Error when a port is taken, or when SurveyCTO would refuse the plug-in's zip
 */
export async function startWorkbench(settings: {
  readonly port: number
  readonly clock?: Clock
}): Promise<Workbench> {
  const [files, built] = await Promise.all([buildPageFiles(), buildPlugin()])
  const zip = new Uint8Array(built.zip)
  const { plugin, problems } = readPluginZip(zip, 'twilio-call.fieldplugin.zip')
  if (!plugin) throw new Error(`SurveyCTO would refuse the zip: ${problems.join('; ')}`)

  const twilio = createStandInTwilio({ clock: settings.clock ?? realClock })
  const listeners: Listener[] = []
  async function stop(): Promise<void> {
    twilio.stop()
    await Promise.all(listeners.map((listener) => listener.stop()))
  }

  try {
    const twilioPort = settings.port === 0 ? 0 : settings.port + 1
    const { url: twilioUrl } = keep(await listen((request) => twilio.fetch(request), twilioPort))
    const page = createPageApp({ files, zip, plugin, twilio, twilioUrl })
    const { url: pageUrl } = keep(await listen(async (request) => page.fetch(request), settings.port))
    return { pageUrl, twilioUrl, twilio, stop }
  } catch (problem) {
    await stop()
    throw problem
  }

  function keep(listener: Listener): Listener {
    listeners.push(listener)
    return listener
  }
}
