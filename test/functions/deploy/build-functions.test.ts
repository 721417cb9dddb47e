import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { buildFunctions } from '../../../src/functions/deploy/build-functions.ts'
import { functionSources } from '../../../src/functions/deploy/routes.ts'
import { readSettings } from '../../../src/functions/settings/settings.ts'
import { words } from '../../../src/functions/settings/words.ts'
import { signWebhook } from '../../../src/stand-in/twilio/webhooks/signature.ts'
import { authToken, incomingCall } from '../visiting.ts'

const built = await buildFunctions()
const example = readFileSync(new URL('../../../extras/functions/.env.example', import.meta.url), 'utf8')

/** What Twilio's own runtime gives a Function, and what came of it. */
async function runAsTwilio(
  route: string,
  event: object,
  environment: object,
): Promise<Record<string, unknown>> {
  const given: Record<string, unknown> = { status: 200, headers: {}, body: undefined }
  class TwilioResponse {
    setStatusCode(status: number): void {
      given['status'] = status
    }
    appendHeader(name: string, value: string): void {
      Object.assign(given['headers'] ?? {}, { [name]: value })
    }
    setBody(body: unknown): void {
      given['body'] = body
    }
  }
  const assets = {
    '/directory.json': { path: '/tmp/d', open: () => built['assets/directory.private.json'] },
  }
  const module = { exports: {} }
  const globals = {
    module,
    exports: module.exports,
    require: createRequire(import.meta.url),
    Twilio: { Response: TwilioResponse },
    Runtime: { getAssets: () => assets },
    URL,
    TextEncoder,
    btoa,
    setTimeout,
    clearTimeout,
    fetch: () => Promise.reject(new TypeError('no network')),
    console: { log() {} },
  }
  runInNewContext(built[`functions/${route}.js`] ?? '', globals)
  const handler: unknown = Reflect.get(module.exports, 'handler')
  if (typeof handler !== 'function') throw new Error('no handler')
  const context = {
    DOMAIN_NAME: 'calls-1234.twil.io',
    PATH: `/${route}`,
    AUTH_TOKEN: authToken,
    ...environment,
  }
  const payload = await new Promise((resolve, reject) => {
    handler(context, event, (problem: unknown, value: unknown) =>
      problem ? reject(problem) : resolve(value),
    )
  })
  expect(payload).toBeInstanceOf(TwilioResponse)
  return given
}

describe('the built folder', () => {
  it('has one Function for each route, named as the route, and the two private assets', () => {
    expect(Object.keys(built).sort()).toEqual(
      [
        ...Object.keys(functionSources).map((route) => `functions/${route}.js`),
        'assets/directory.private.json',
        'assets/callers.private.json',
        'package.json',
        '.env.example',
      ].sort(),
    )
  })

  it('needs nothing but Node: no package of anybody’s is loaded', () => {
    const sources = Object.keys(functionSources).map((route) => built[`functions/${route}.js`] ?? '')
    const loaded = sources.flatMap((source) => [...source.matchAll(/\brequire\(([^)]*)\)/g)])
    expect(new Set(loaded.map(([, name]) => name))).toEqual(new Set(['"node:crypto"']))
  })

  it('runs under Twilio’s own signature and globals', async () => {
    const call = incomingCall({ From: '+254711222333' })
    const signature = signWebhook(authToken, 'https://calls-1234.twil.io/incoming-call', call)
    const event = { ...call, request: { headers: { 'x-twilio-signature': signature }, cookies: {} } }
    const given = await runAsTwilio('incoming-call', event, {})
    expect(given).toMatchObject({ status: 200, headers: { 'Content-Type': 'text/xml; charset=utf-8' } })
    expect(given['body']).toContain('Hello, Maria.')
  })

  it('hands JSON over as an object, which the runtime writes', async () => {
    const given = await runAsTwilio('api/twilio/makeCall', { args: {} }, {})
    const to = 'Credentials are required to create a Client'
    expect(given['body']).toEqual({ callback: 'error', contextWrites: { to } })
  })

  it('refuses a forged webhook there as well', async () => {
    const event = { ...incomingCall(), request: { headers: {}, cookies: {} } }
    expect(await runAsTwilio('incoming-call', event, {})).toMatchObject({ status: 403 })
  })

  it('is at home on the local runtime’s http address', async () => {
    const call = incomingCall()
    const signature = signWebhook(authToken, 'http://localhost:3999/voicemail', call)
    const event = { ...call, request: { headers: { 'x-twilio-signature': signature } } }
    const environment = { DOMAIN_NAME: 'localhost:3999' }
    expect(await runAsTwilio('voicemail', event, environment)).toMatchObject({ status: 200 })
  })

  it('takes the team’s .env along, but not what only the build needs', async () => {
    const files = await buildFunctions(
      'SUPERVISOR_NUMBER=+254700000009\nDIRECTORY_CSV=\nCALLERS_CSV=callers.csv\n',
    )
    expect(files['.env']).toBe('SUPERVISOR_NUMBER=+254700000009\n')
    expect(files['assets/directory.private.json']).toBe('{}')
    expect(files['assets/callers.private.json']).toContain('amina')
  })

  it('stops at a list that is not there, and says which line of .env names it', async () => {
    await expect(buildFunctions('DIRECTORY_CSV=nobody.csv\n')).rejects.toThrow(
      'DIRECTORY_CSV in extras/functions/.env names nobody.csv, which cannot be opened.',
    )
  })

  it('stops at half an API key', async () => {
    await expect(buildFunctions('API_KEY=SK1\n')).rejects.toThrow('both API_KEY and API_SECRET')
    await expect(buildFunctions('API_SECRET=secret\n')).rejects.toThrow('both API_KEY and API_SECRET')
    expect((await buildFunctions('API_KEY=SK1\nAPI_SECRET=secret\n'))['.env']).toContain('API_KEY=SK1')
  })

  it.each(['MOST_MINUTES', 'REQUESTS_PER_MINUTE', 'PLACEMENTS_PER_MINUTE'])(
    'stops at a %s that is no whole number',
    async (line) => {
      for (const unreadable of ['0', '1.5', '60 min', '-1', '1e2']) {
        await expect(buildFunctions(`${line}=${unreadable}\n`)).rejects.toThrow(
          `${line} in extras/functions/.env must be a whole number`,
        )
      }
      for (const text of ['', ' ', '60 # an hour', '"60"']) {
        expect((await buildFunctions(`${line}=${text}\n`))['.env']).toContain(line)
      }
    },
  )
})

describe('.env.example', () => {
  it('explains every name that the Functions read, and no other', () => {
    const read = new Set<string>()
    const context = new Proxy<Record<string, unknown>>({}, { get: (_, name) => void read.add(String(name)) })
    readSettings(context)
    const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    const others = ['DIRECTORY_CSV', 'CALLERS_CSV', 'TWILIO_API_URL', 'FUNCTIONS_URL', 'TASKROUTER_NAME']
    expect(new Set([...named, 'DOMAIN_NAME'])).toEqual(new Set([...read, ...others]))
  })
})

describe('the guide', () => {
  const guide = readFileSync(new URL('../../../extras/functions/guide.md', import.meta.url), 'utf8')

  it('names every Function by its address', () => {
    for (const route of Object.keys(functionSources)) expect(guide).toContain(`\`/${route}\``)
  })

  it('names every text that can be replaced, and no other', () => {
    const names = Object.keys(words).map((name) => `WORDS_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`)
    expect(new Set(guide.match(/WORDS_[A-Z_]+/g))).toEqual(new Set(names))
  })

  it('links to files that are there', () => {
    for (const [, link = ''] of guide.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      expect(existsSync(new URL(`../../../extras/functions/${link}`, import.meta.url)), link).toBe(true)
    }
  })
})
