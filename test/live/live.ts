import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseEnv } from 'node:util'
import { realClock } from '../../src/twilio/clock.ts'
import { writeFacts } from './facts.ts'
import { type Findings, findOut } from './find-out.ts'
import { readArguments, readTrial, type Wishes } from './options.ts'
import { openStandIn } from './stand-in-account.ts'
import { describePlan, drawTable, tableOf } from './tell.ts'

const factsFolder = new URL('../recorded/live/', import.meta.url)

const say = (lines: readonly string[]): void => console.log(lines.join('\n'))

/** @throws Error where nobody is there who could be asked */
async function isWanted({ yes }: Wishes): Promise<boolean> {
  if (yes) return true
  if (!process.stdin.isTTY) throw new Error('Nobody can be asked here: add --yes where this is wanted.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('Go on? Write yes: ')
  terminal.close()
  return answer.trim().toLowerCase() === 'yes'
}

/** Ctrl-C ends what was begun first; the table then has what was seen until there. */
function stopOnSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      // A terminal tells every process of the command, and some tell it on.
      if (!controller.signal.aborted) console.log('Ending what was begun ...')
      controller.abort()
    })
  }
  return controller.signal
}

async function tryStandIn(): Promise<void> {
  const { trial, fetch, clock, run, twilio } = openStandIn()
  say(describePlan(trial))
  const stop = new AbortController().signal
  const findings = await run(findOut({ trial, fetch, clock, stop, tell: console.log }))
  twilio.stop()
  say(['', ...drawTable(tableOf(findings)), '', 'This was the stand-in: nothing was written.'])
}

async function tryTwilio(wishes: Wishes): Promise<Findings | undefined> {
  const { file } = wishes
  if (!existsSync(file))
    throw new Error(
      `${file} is not there. Copy test/live/env.example to .env and fill it in, or name another file.`,
    )
  const trial = readTrial(parseEnv(await readFile(file, 'utf8')), wishes)
  say(describePlan(trial))
  if (!(await isWanted(wishes))) return undefined
  const settings = { trial, fetch, clock: realClock, stop: stopOnSignal(), tell: console.log }
  const findings = await findOut(settings)
  say(['', ...drawTable(tableOf(findings))])
  await writeFacts(factsFolder, findings, Date.now())
  say([
    '',
    'Written into test/recorded/live, without numbers and SIDs. npm test now holds the stand-in to it.',
  ])
  return findings
}

/** `npm run live`: finds out at Twilio itself what its pages do not say. */
async function live(): Promise<void> {
  const wishes = readArguments(process.argv.slice(2))
  if (wishes.standIn) return tryStandIn()
  const findings = await tryTwilio(wishes)
  if (findings && (findings.left.length > 0 || findings.wasStopped)) process.exitCode = 1
}

live().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem)
  process.exitCode = 1
})
