import { buildPlugin } from '../../build.ts'
import { buildDesk, deskFile } from '../one-page/desk-page.ts'
import { readPluginZip } from '../stand-in/surveycto/plugin-zip.ts'
import { standInAccount } from '../stand-in/twilio/account.ts'
import { createStandInTwilio, type StandInTwilio } from '../stand-in/twilio/stand-in.ts'
import { type Clock, realClock } from '../twilio/clock.ts'
import { numbersAt } from './functions.ts'
import { type Answer, type Listener, listen } from './listener.ts'
import { forOwnMachine } from './own-machine.ts'
import { createPageApp } from './page-app.ts'
import { buildPageFiles } from './page-files.ts'
import { createTeamFunctions } from './team-functions.ts'

/** A running workbench. */
export interface Workbench {
  /** `http://127.0.0.1:8000`, without a slash at the end. */
  readonly pageUrl: string
  /** The stand-in Twilio over plain HTTP, for the page and for any other client of Twilio. */
  readonly twilioUrl: string
  /** The team's Functions, as they would run on Twilio. */
  readonly functionsUrl: string
  readonly twilio: StandInTwilio
  /** Ends all servers and every call. May be called twice. */
  stop(): Promise<void>
}

/**
 * Builds the plug-in and serves the page on `port`, the stand-in Twilio on the next one and the Functions on the
 * one after; with port 0, on any three that are free. All listen on this machine alone. `random` gives numbers from
 * 0 up to 1, of which the SIDs are made. `zip` is the plug-in where it is built already.
 *
 * @throws Error when a port is taken, or when SurveyCTO would refuse the plug-in's zip
 */
export async function startWorkbench(settings: {
  readonly port: number
  readonly clock?: Clock
  readonly random?: () => number
  readonly zip?: Uint8Array<ArrayBuffer>
}): Promise<Workbench> {
  const { port, clock = realClock, random = Math.random } = settings
  const [files, desk, zip] = await Promise.all([buildPageFiles(), buildDesk(), settings.zip ?? buildZip()])
  const { plugin, problems } = readPluginZip(zip, 'twilio-call.fieldplugin.zip')
  if (!plugin) throw new Error(`SurveyCTO would refuse the zip: ${problems.join('; ')}`)

  const listeners: Listener[] = []
  async function serve(answer: Answer, offset: number): Promise<string> {
    let ownPort = 0
    const guarded = forOwnMachine(answer, (given) => given === ownPort)
    const listener = await listen(guarded, port === 0 ? 0 : port + offset)
    ownPort = Number(new URL(listener.url).port || 80)
    listeners.push(listener)
    return listener.url
  }
  async function stop(): Promise<void> {
    twilio?.stop()
    await Promise.all(listeners.map((listener) => listener.stop()))
  }

  let twilio: StandInTwilio | undefined
  // The numbers of the stand-in are set to the Functions' address, so that is known first.
  let functions: Answer = () => Promise.reject(new Error('The Functions are not ready yet'))
  try {
    const functionsUrl = await serve((request) => functions(request), 2)
    const numbers = numbersAt(functionsUrl, standInAccount)
    const standIn = createStandInTwilio({ clock, random, behaviour: { numbers }, webhooks: reachOwnMachine })
    twilio = standIn
    functions = await createTeamFunctions(standIn, clock, functionsUrl)
    const twilioUrl = await serve((request) => standIn.fetch(request), 1)
    const page = createPageApp({
      files,
      zip,
      plugin,
      twilio: standIn,
      twilioUrl,
      numbers,
      desk: desk[deskFile],
    })
    const pageUrl = await serve(async (request) => page.fetch(request), 0)
    return { pageUrl, twilioUrl, functionsUrl, twilio: standIn, stop }
  } catch (problem) {
    await stop()
    throw problem
  }
}

let built: ReturnType<typeof buildPlugin> | undefined

/** Seconds of work, and the same for every workbench of this process. */
async function buildZip(): Promise<Uint8Array<ArrayBuffer>> {
  built ??= buildPlugin()
  return new Uint8Array((await built).zip)
}

/** Webhooks go over the wire as Twilio's do, and nowhere but to this machine. */
function reachOwnMachine(request: Request): Promise<Response> {
  const { hostname } = new URL(request.url)
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') {
    return Promise.reject(new Error(`The workbench reaches no other machine: ${hostname}`))
  }
  return fetch(request)
}
