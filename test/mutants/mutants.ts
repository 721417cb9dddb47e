import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fatesOf } from './fates.ts'
import { makeMutants } from './make-mutants.ts'
import { writePlan } from './plan.ts'
import { tell } from './tell.ts'

// `npm run mutants`, or `npm run mutants -- FILE ...`: changes the source in one place at a time and says with which
// changes every test still passes. WORKERS says how many processes try them at once, TESTS which tests: files or folders.

/** What must happen once, be told rightly, and be kept. */
const mutated: Readonly<Record<string, readonly string[] | 'all'>> = {
  'src/plugin/once': 'all',
  'src/plugin/call': [
    ...[
      'placing',
      'lost-call',
      'twins',
      'store',
      'restore',
      'follow',
      'live-call',
      'rules',
      'outcome',
      'log',
    ],
    ...['enumerator-calls', 'line'],
  ],
  'src/plugin/call/recording': 'all',
  'src/plugin/message': [
    'sender',
    'placing',
    'lost-message',
    'rules',
    'store',
    'restore',
    'follow',
    'memory',
  ],
  'src/stored': 'all',
}

function usualFiles(): string[] {
  return Object.entries(mutated).flatMap(([folder, names]) => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
    return files
      .filter((file) => names === 'all' || names.includes(file.slice(0, -'.ts'.length)))
      .map((file) => `${folder}/${file}`)
  })
}

const asked = process.argv.slice(2)
const missing = asked.filter((file) => !existsSync(file))
if (missing.length > 0) {
  console.error(`There is no ${missing.join(', ')}`)
  process.exit(1)
}

// Few lives with each mutant, and the same ones: what only the hundredth life finds, `npm test` finds.
process.env['RUNS'] ??= '40'
const workers = Number(process.env['WORKERS'] ?? availableParallelism())
const tests = process.env['TESTS']?.split(' ') ?? []
const folder = mkdtempSync(join(tmpdir(), 'mutants-'))
// What has just been ended may still write a line.
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const began = Date.now()
const made = await makeMutants(asked.length > 0 ? asked : usualFiles())
writePlan(folder, { ...made, order: [] })
const fates = await fatesOf(folder, made, tests, workers, console.log)
const minutes = Math.ceil((Date.now() - began) / 60_000)
const tried = made.mutants.map((mutant) => ({ ...mutant, fate: fates.get(mutant.id) ?? 'not covered' }))
console.log(`\n${tell(tried)} (${minutes} min)`)
