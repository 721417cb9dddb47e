import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv, promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readArguments, readTrial } from './options.ts'
import { pointIds } from './points.ts'
import { openStandIn } from './stand-in-account.ts'
import { describePlan } from './tell.ts'

const sid = `AC${'0'.repeat(31)}9`
const complete = {
  ACCOUNT_SID: sid,
  AUTH_TOKEN: 'a-token',
  TWILIO_NUMBER: '+1 202 555 0110',
  OWN_NUMBER: '+254711222333',
}
const wishes = { file: '.env', burst: false }

/** The command itself, with nobody at the keyboard. */
async function run(...given: string[]): Promise<{ code: number; text: string }> {
  const script = fileURLToPath(new URL('live.ts', import.meta.url))
  const cwd = fileURLToPath(new URL('../../', import.meta.url))
  try {
    const args = ['--import', 'tsx', script, ...given]
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd })
    return { code: 0, text: stdout }
  } catch (problem) {
    const { code, stdout, stderr }: { code?: unknown; stdout?: unknown; stderr?: unknown } = {
      ...Object(problem),
    }
    return { code: Number(code), text: `${stdout}${stderr}` }
  }
}

async function writeEnv(env: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'live-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'mine.env')
  await writeFile(
    file,
    Object.entries(env)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  )
  return file
}

describe('the file', () => {
  it('needs an account, a number of Twilio’s and one’s own', () => {
    expect(readTrial(complete, wishes)).toEqual({
      accountSid: sid,
      credentials: { username: sid, password: 'a-token' },
      twilioNumber: '+12025550110',
      ownNumber: '+254711222333',
      answeringNumber: undefined,
      busyNumber: undefined,
      workspaceSid: undefined,
      surveyctoOrigin: 'https://yourteam.surveycto.com',
      burst: false,
    })
  })

  it('takes a key before the token, and a server as people write it', () => {
    const key = { API_KEY: 'SK1', API_SECRET: 'a-secret', SURVEYCTO_SERVER: 'https://Ours.SurveyCTO.com/' }
    expect(readTrial({ ...complete, ...key }, wishes)).toMatchObject({
      credentials: { username: 'SK1', password: 'a-secret' },
      surveyctoOrigin: 'https://ours.surveycto.com',
    })
  })

  it('is told all that is missing or wrong in it at once, and none of its values', () => {
    const wrong = {
      AUTH_TOKEN: '',
      TWILIO_NUMBER: 'my number 123',
      BUSY_NUMBER: '2.55E+11',
      SURVEYCTO_SERVER: 'no server',
      TASKROUTER_WORKSPACE_SID: 'WW9',
    }
    const names = [
      'ACCOUNT_SID',
      'AUTH_TOKEN',
      'TWILIO_NUMBER',
      'OWN_NUMBER',
      'BUSY_NUMBER',
      'SURVEYCTO_SERVER',
      'TASKROUTER_WORKSPACE_SID',
    ]
    for (const name of names) expect(() => readTrial(wrong, wishes)).toThrow(name)
    expect(() => readTrial(wrong, wishes)).not.toThrow(/123|2\.55|no server|WW9/)
    const twice = { ...complete, BUSY_NUMBER: complete.OWN_NUMBER }
    expect(() => readTrial(twice, wishes)).toThrow('must be another one')
  })

  it('has an example that names everything that is read', () => {
    const example = parseEnv(readFileSync(new URL('env.example', import.meta.url), 'utf8'))
    const source = readFileSync(new URL('options.ts', import.meta.url), 'utf8')
    const read = [...source.matchAll(/(?:env\['|number\(')([A-Z_]+)'/g)].map(([, name]) => name)
    expect(Object.keys(example).sort()).toEqual([...new Set(read)].sort())
  })
})

describe('the command', () => {
  it('knows its words and one file, and says so', () => {
    expect(readArguments([])).toEqual({ file: '.env', yes: false, standIn: false, burst: false })
    expect(readArguments(['mine.env', '--yes', '--burst'])).toMatchObject({
      file: 'mine.env',
      yes: true,
      burst: true,
    })
    expect(() => readArguments(['--now'])).toThrow('not --now')
    expect(() => readArguments(['a', 'b'])).toThrow('not b')
  })

  it('says before anything is done what rings, what it costs and what is left out', () => {
    const { trial, twilio } = openStandIn()
    twilio.stop()
    const all = describePlan(trial).join('\n')
    expect(all).toContain('Your phone …001 rings 4 times')
    expect(all).toContain('at most 11 calls of a minute each')
    expect(all).not.toContain(trial.ownNumber)
    const less = describePlan({ ...trial, answeringNumber: undefined }).join('\n')
    expect(less).toContain('rings 2 times')
    expect(less).toContain('ANSWERING_NUMBER is not named.')
    expect(less).not.toContain('one recorded')
  })

  it('prints its whole table against the stand-in', async () => {
    const { code, text } = await run('--stand-in')
    expect(code).toBe(0)
    expect(text.match(/ agrees$/gm)).toHaveLength(pointIds.length)
    expect(text).toContain('nothing was written')
  })

  it('asks first, and sends nothing where nobody can be asked', async () => {
    const { code, text } = await run(await writeEnv(complete))
    expect(code).toBe(1)
    expect(text).toContain('This will be done')
    expect(text).toContain('add --yes')
    expect(text).not.toMatch(/a-token|\.\.\.$/m)
  })

  it('says what to do where the file is not there', async () => {
    const { code, text } = await run('nowhere.env')
    expect(code).toBe(1)
    expect(text).toContain('nowhere.env is not there. Copy test/live/env.example')
  })
})
