import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { build } from 'esbuild'
import { readServiceRules, shortestKey } from '../settings/service-rules.ts'
import { callersAsset, directoryAsset } from './people-assets.ts'
import type { CsvFile } from './read-csv.ts'
import { functionSources } from './routes.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const here = fileURLToPath(new URL('../../../extras/functions/', import.meta.url))

/** Names of `.env` that are for commands here and mean nothing at Twilio. */
const buildNames = ['DIRECTORY_CSV', 'CALLERS_CSV', 'FUNCTIONS_URL', 'TASKROUTER_NAME']

/** What Twilio runs Functions on at the least since November 2025. https://www.twilio.com/docs/serverless/functions-assets/node-upgrade */
const oldestNode = 'node20'

/**
 * The folder for `twilio serverless:deploy`, as files by path: Functions as CommonJS with all they need inside,
 * the two private assets, and a package.json. Functions are public: each webhook checks Twilio's signature itself.
 *
 * @param env the text of the team's `.env`; without one the assets are made from the samples
 * @param folder where paths of CSV files in `env` begin
 * @throws Error that lists every row of a CSV that cannot be used, or says which lines of `env` are wrong
 */
export async function buildFunctions(env?: string, folder = here): Promise<Record<string, string>> {
  needWholeKey(parseEnv(env ?? ''))
  needWholeNumbers(parseEnv(env ?? ''))
  needLongKey(parseEnv(env ?? ''))
  const assets = await readPeople(env, folder)
  const files: Record<string, string> = {
    ...(await bundleFunctions()),
    'assets/directory.private.json': assets.directory,
    'assets/callers.private.json': assets.callers,
    'package.json': `${JSON.stringify(servicePackage, null, 2)}\n`,
    '.env.example': await readFile(`${here}.env.example`, 'utf8'),
  }
  if (env !== undefined) files['.env'] = withoutBuildNames(env)
  return files
}

function needWholeKey({ API_KEY = '', API_SECRET = '' }: NodeJS.Dict<string>): void {
  if ((API_KEY.trim() === '') === (API_SECRET.trim() === '')) return
  throw new Error('Set both API_KEY and API_SECRET in extras/functions/.env, or neither.')
}

function needWholeNumbers(env: NodeJS.Dict<string>): void {
  const { unreadable } = readServiceRules((name) => env[name]?.trim() ?? '')
  if (unreadable.length === 0) return
  const lines = unreadable.join(' and ')
  throw new Error(`${lines} in extras/functions/.env must be a whole number of 1 or more, or empty.`)
}

function needLongKey({ SEND_SMS_KEY = '' }: NodeJS.Dict<string>): void {
  const { length } = SEND_SMS_KEY.trim()
  if (length === 0 || length >= shortestKey) return
  throw new Error(
    `SEND_SMS_KEY in extras/functions/.env must have ${shortestKey} characters or more, or be empty.`,
  )
}

/** The two private assets; see `buildFunctions`. */
export async function readPeople(
  env?: string,
  folder = here,
): Promise<{ readonly directory: string; readonly callers: string }> {
  const settings = env === undefined ? sampleSettings : parseEnv(env)
  return {
    directory: directoryAsset(await readNamed(settings, 'DIRECTORY_CSV', folder)),
    callers: callersAsset(await readNamed(settings, 'CALLERS_CSV', folder)),
  }
}

const sampleSettings = { DIRECTORY_CSV: `${here}directory.csv`, CALLERS_CSV: `${here}callers.csv` }

/** Twilio wants its runtime's version exact, and a name for the service. */
const servicePackage = {
  name: 'twilio-call-functions',
  version: '1.0.0',
  private: true,
  dependencies: { '@twilio/runtime-handler': '2.1.0' },
}

async function bundleFunctions(): Promise<Record<string, string>> {
  const bundle = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(functionSources).map(([route, source]) => ({ in: source, out: route })),
    outdir: 'functions',
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: oldestNode,
    charset: 'utf8',
    legalComments: 'none',
  })
  return Object.fromEntries(bundle.outputFiles.map(({ path, text }) => [path.slice(root.length), text]))
}

/** The file that a line of `.env` names; undefined where it names none. */
async function readNamed(
  env: NodeJS.Dict<string>,
  line: string,
  folder: string,
): Promise<CsvFile | undefined> {
  const path = env[line]?.trim() ?? ''
  if (path === '') return undefined
  try {
    return { name: path, bytes: await readFile(resolve(folder, path)) }
  } catch {
    throw new Error(`${line} in extras/functions/.env names ${path}, which cannot be opened.`)
  }
}

function withoutBuildNames(env: string): string {
  return env
    .split('\n')
    .filter((line) => !buildNames.some((name) => line.trim().startsWith(`${name}=`)))
    .join('\n')
}

/** Writes the folder anew, with the team's own `.env` where there is one and no other is given. */
export async function writeFunctions(to = `${root}dist/serverless`, env?: string): Promise<void> {
  const files = await buildFunctions(env ?? (await readOwnEnv()))
  for (const part of ['functions', 'assets']) await rm(`${to}/${part}`, { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(`${to}/${path}`), { recursive: true })
    await writeFile(`${to}/${path}`, text)
  }
}

async function readOwnEnv(): Promise<string | undefined> {
  const own = `${here}.env`
  return existsSync(own) ? readFile(own, 'utf8') : undefined
}
