import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

export const whereToGetOne =
  'Debian: apt-get install chromium; macOS and Windows: https://www.google.com/chrome; or set CHROMIUM to the path of one.'

const { env } = process

/** Where Chromium, or a browser made of it, usually lives. The first that is there is taken. */
const usualPlaces = [
  // It has no window to draw, and needs half the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  `${env['PROGRAMFILES']}\\Google\\Chrome\\Application\\chrome.exe`,
  `${env['PROGRAMFILES(X86)']}\\Google\\Chrome\\Application\\chrome.exe`,
  `${env['LOCALAPPDATA']}\\Google\\Chrome\\Application\\chrome.exe`,
  `${env['LOCALAPPDATA']}\\Chromium\\Application\\chrome.exe`,
  `${env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
]

/** Path of this machine's Chromium; undefined where there is none. @throws Error when CHROMIUM names no file */
export function findChromium(): string | undefined {
  const named = env['CHROMIUM']
  if (named && !existsSync(named)) throw new Error(`CHROMIUM is ${named}, and there is no such file.`)
  return named || usualPlaces.find((place) => existsSync(place))
}

/** Where the team's own Functions are. */
export const functionsHost = 'calls-1234.twil.io'

/**
 * Starts Chromium with api.twilio.com, voice.twilio.com and the Functions at `twilioPort` of this machine and every other name unknown, so that
 * nothing reaches the network. Its certificate is one that no browser would trust.
 * @param functionsPort where the Functions are at another
 */
export async function launchChromium(twilioPort: number, functionsPort = twilioPort): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(`There is no Chromium. ${whereToGetOne}`)
  return chromium.launch({
    executablePath,
    args: [
      `--host-resolver-rules=MAP api.twilio.com 127.0.0.1:${twilioPort}, MAP voice.twilio.com 127.0.0.1:${twilioPort}, MAP ${functionsHost} 127.0.0.1:${functionsPort}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
      '--ignore-certificate-errors',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
