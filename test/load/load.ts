import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TransportName } from '../plugin/world/transports.ts'
import { columns, figuresOf, labelsOf } from './columns.ts'

const seed = Number(process.env['SEED'] ?? 1)
/** Most machines have two cores to spare, and a large day takes a good part of a gigabyte. */
const workers = Number(process.env['WORKERS'] ?? 2)
const transports = ['direct', 'service'] as const
const titles: Readonly<Record<TransportName, string>> = {
  direct: 'Straight to Twilio',
  service: 'Over service_url',
}

/** One column of one transport, in a process of its own: what it took is then given back. */
interface Job {
  readonly transport: TransportName
  readonly position: number
  readonly size: number
  figures: readonly string[]
}

/** `npm run load`: a call centre by virtual time. The same `SEED` prints the same figures. */
async function load(): Promise<void> {
  const jobs = transports.flatMap((transport) =>
    columns[transport].map(({ enumerators, minutes }, position): Job => {
      return { transport, position, size: enumerators * minutes, figures: [] }
    }),
  )
  // The longest first, so that none is left alone at the end.
  const waiting = [...jobs].sort((one, other) => other.size - one.size)
  const takeTurns = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) job.figures = await runApart(job)
  }
  await Promise.all(Array.from({ length: workers }, takeTurns))
  for (const transport of transports) {
    print([titles[transport]])
    const own = jobs.filter((job) => job.transport === transport)
    for (const [row, label] of labelsOf(transport).entries()) {
      print([`  ${label}`, ...own.map(({ figures }) => figures[row] ?? '')])
    }
  }
}

async function runApart({ transport, position }: Job): Promise<string[]> {
  const file = fileURLToPath(import.meta.url)
  // Without a limit Node lets garbage lie while memory seems to be free.
  const options = ['--max-old-space-size=900', ...process.execArgv, file, transport, String(position)]
  const { stdout } = await promisify(execFile)(process.execPath, options)
  return stdout.trimEnd().split('\n')
}

/** In a process of its own: a figure a line. */
async function loadColumn(transport: TransportName, position: number): Promise<void> {
  const column = columns[transport][position]
  if (!column) throw new Error(`There is no column ${position}.`)
  console.log((await figuresOf(column, transport, seed)).join('\n'))
}

function print([label = '', ...figures]: readonly string[]): void {
  console.log((label.padEnd(48) + figures.map((figure) => figure.padStart(9)).join('')).trimEnd())
}

const [asked, position] = process.argv.slice(2)
const transport = transports.find((name) => name === asked)
if (transport) await loadColumn(transport, Number(position))
else await load()
