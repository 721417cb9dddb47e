import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TransportName } from '../plugin/world/transports.ts'
import { type Day, spendDay } from './call-centre.ts'
import { describeWaits, theoryOf, type Waiting } from './queueing.ts'
import { type Tally, tallyOf } from './tally.ts'

const plan = { seed: Number(process.env['SEED'] ?? 1), enumerators: 500, minutes: 6, trouble: 1 }
const callerIds = [5, 10, 25, 50]
const titles: Readonly<Record<TransportName, string>> = {
  direct: 'Straight to Twilio',
  service: 'Over service_url',
}

/** One column: a day with so many caller IDs. */
interface Column {
  readonly damage: Day['damage']
  readonly tally: Tally
  readonly measured: Waiting
  /** Absent where calls come faster than they can be placed. */
  readonly theory: Waiting | undefined
  readonly requestsAMinute: number
}

/** `npm run load`: a call centre by virtual time. The same `SEED` prints the same figures. */
async function load(asked: string | undefined): Promise<void> {
  if (asked === 'direct' || asked === 'service') {
    await printTransport(asked)
    return
  }
  print(['Caller IDs, one call a second each', ...callerIds.map(String)])
  // Each in a process of its own, as most machines have two cores to spare.
  const file = fileURLToPath(import.meta.url)
  const runs = (['direct', 'service'] as const).map((transport) =>
    promisify(execFile)(process.execPath, [...process.execArgv, file, transport]),
  )
  for (const run of runs) process.stdout.write((await run).stdout)
}

async function printTransport(transport: TransportName): Promise<void> {
  const columns: Column[] = []
  for (const count of callerIds) columns.push(await spend(transport, count))
  const row = (label: string, figure: (column: Column) => string | number) =>
    print([label, ...columns.map((column) => String(figure(column)))])
  print([titles[transport]])
  row('  calls', ({ tally }) => tally.calls)
  row('  calls a second, for each caller ID', ({ tally }) => tally.load.toFixed(2))
  row('  requests a minute at Twilio', ({ requestsAMinute }) => requestsAMinute)
  row('  wait in the queue, mean', ({ measured }) => seconds(measured.mean))
  row('    by theory', ({ theory }) => seconds(theory?.mean))
  row('  wait of 95 in 100 calls, at most', ({ measured }) => seconds(measured.most))
  row('    by theory', ({ theory }) => seconds(theory?.most))
  row('  answers to a tap lost on the way', ({ damage }) => damage.answersLost)
  row('  taps that did not reach Twilio', ({ damage }) => damage.requestsLost)
  row('  taps answered by 429', ({ damage }) => damage.tooMany)
  row('  apps killed while placing', ({ tally }) => tally.kills)
  row('  duplicates: calls beyond one for a tap', ({ tally }) => tally.duplicates)
  row('  losses: calls that their form does not have', ({ tally }) => tally.lostCalls)
  row('  losses: taps whose end no form tells', ({ tally }) => tally.lostTaps)
}

async function spend(transport: TransportName, count: number): Promise<Column> {
  const day = await spendDay({ ...plan, transport, callerIds: count })
  const tally = tallyOf(day)
  return {
    damage: day.damage,
    tally,
    measured: describeWaits(tally.waits),
    theory: tally.load < 1 ? theoryOf(tally.load) : undefined,
    requestsAMinute: Math.round(day.requests / plan.minutes),
  }
}

function seconds(amount: number | undefined): string {
  return amount === undefined ? 'no end' : `${amount.toFixed(amount < 1 ? 2 : 1)} s`
}

function print([label = '', ...figures]: readonly string[]): void {
  console.log((label.padEnd(48) + figures.map((figure) => figure.padStart(9)).join('')).trimEnd())
}

await load(process.argv[2])
