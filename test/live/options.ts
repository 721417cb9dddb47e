import { isSid } from '../../src/twilio/json-values.ts'
import { readNumber } from '../../src/twilio/phone-number.ts'
import type { Credentials } from '../../src/twilio/transport.ts'

/** With what to look: somebody's account, and phones that they have. */
export interface Trial {
  readonly accountSid: string
  readonly credentials: Credentials
  /** Shown by every call. */
  readonly twilioNumber: string
  /** One's own phone, which rings and is not answered. */
  readonly ownNumber: string
  /** A number of Twilio's that answers and stays silent. */
  readonly answeringNumber: string | undefined
  /** A number of Twilio's that is always busy. */
  readonly busyNumber: string | undefined
  readonly workspaceSid: string | undefined
  /** Such as `https://yourteam.surveycto.com`. */
  readonly surveyctoOrigin: string
  /** Whether so many requests may be sent at once that Twilio says it is too busy. */
  readonly burst: boolean
}

/** What was written behind `npm run live --`. */
export interface Wishes {
  readonly file: string
  readonly yes: boolean
  readonly standIn: boolean
  readonly burst: boolean
}

const flags = ['--yes', '--stand-in', '--burst']

/** @throws Error that says what it knows */
export function readArguments(given: readonly string[]): Wishes {
  const files = given.filter((one) => !one.startsWith('--'))
  const unknown = given.filter((one) => one.startsWith('--') && !flags.includes(one))
  if (unknown.length > 0 || files.length > 1)
    throw new Error(
      `npm run live knows ${flags.join(', ')} and the name of one file, not ${[...unknown, ...files.slice(1)].join(' ')}.`,
    )
  return {
    file: files[0] ?? '.env',
    yes: given.includes('--yes'),
    standIn: given.includes('--stand-in'),
    burst: given.includes('--burst'),
  }
}

type Environment = Readonly<Record<string, string | undefined>>

function readCredentials(env: Environment, accountSid: string): Credentials {
  const [key = '', secret = ''] = [env['API_KEY'], env['API_SECRET']]
  if (key !== '' && secret !== '') return { username: key, password: secret }
  return { username: accountSid, password: env['AUTH_TOKEN'] ?? '' }
}

function readOrigin(text = ''): string | undefined {
  const [, host] = /^(?:https:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/?$/i.exec(text.trim()) ?? []
  return host && `https://${host.toLowerCase()}`
}

/**
 * Reads what the file says.
 * @throws Error with everything that is missing or wrong, a line each, and none of the values
 */
export function readTrial(env: Environment, { file, burst }: Pick<Wishes, 'file' | 'burst'>): Trial {
  const problems: string[] = []
  const number = (name: string, why?: string): string | undefined => {
    const text = env[name]?.trim() ?? ''
    const read = readNumber(text)
    if (text === '' && why) problems.push(`${name} is missing: ${why}`)
    if (text !== '' && read === undefined)
      problems.push(`${name} is no phone number: write it as +254711222333.`)
    return read
  }
  const accountSid = env['ACCOUNT_SID']?.trim() ?? ''
  if (!isSid(accountSid, 'AC')) problems.push('ACCOUNT_SID is missing, or does not begin with AC.')
  const credentials = readCredentials(env, accountSid)
  if (credentials.password === '') problems.push('AUTH_TOKEN, or API_KEY with API_SECRET, is missing.')
  const twilioNumber = number('TWILIO_NUMBER', 'a number of the account, shown by every call.')
  const ownNumber = number('OWN_NUMBER', 'your own phone, which rings and which nobody should answer.')
  const [answeringNumber, busyNumber] = [number('ANSWERING_NUMBER'), number('BUSY_NUMBER')]
  const several = [twilioNumber, ownNumber, answeringNumber, busyNumber].filter((one) => one !== undefined)
  if (new Set(several).size < several.length) problems.push('Each of the numbers must be another one.')
  const server = env['SURVEYCTO_SERVER'] || 'yourteam.surveycto.com'
  const surveyctoOrigin = readOrigin(server)
  if (surveyctoOrigin === undefined)
    problems.push('SURVEYCTO_SERVER is none: write it as yourteam.surveycto.com.')
  const workspaceSid = env['TASKROUTER_WORKSPACE_SID']?.trim() || undefined
  if (workspaceSid !== undefined && !isSid(workspaceSid, 'WS'))
    problems.push('TASKROUTER_WORKSPACE_SID does not begin with WS.')
  if (problems.length > 0 || !twilioNumber || !ownNumber || !surveyctoOrigin)
    throw new Error([`In ${file}:`, ...problems].join('\n'))
  const numbers = { twilioNumber, ownNumber, answeringNumber, busyNumber }
  return { accountSid, credentials, ...numbers, workspaceSid, surveyctoOrigin, burst }
}
