import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { buildDesk } from '../../src/one-page/desk-page.ts'

const rowCount = 100_000
const columnCount = 300

/** How the desk took in an export of 100,000 rows and 300 columns, opened from disk. */
export interface DeskReading {
  readonly megabytes: number
  readonly seconds: number
  /** The largest JavaScript heap seen while it was read, garbage included. */
  readonly heapMegabytes: number
  /** How often the bar moved. */
  readonly steps: number
}

export async function measureDeskReading(browser: Browser): Promise<DeskReading> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-bench-'))
  const context = await browser.newContext()
  try {
    const csv = await writeExport(join(folder, 'survey_WIDE.csv'))
    const html = join(folder, 'desk.html')
    await writeFile(html, (await buildDesk())['twilio-call-desk.html'] ?? '')
    const page = await context.newPage()
    await page.goto(pathToFileURL(html).href)
    const { seconds, heap, steps } = await readInPage(page, csv)
    return { megabytes: (await stat(csv)).size / 1e6, seconds, heapMegabytes: heap / 1e6, steps }
  } finally {
    await context.close()
    await rm(folder, { recursive: true })
  }
}

async function readInPage(page: Page, csv: string) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const start = performance.now()
  await page.locator('input[type=file]').setInputFiles(csv)
  const found = page.getByText(String(rowCount)).first()
  const shares = new Set<string>()
  let heap = 0
  while (!(await found.isVisible())) {
    heap = Math.max(heap, await heapUsed(session))
    for (const bar of await page.locator('progress').all())
      shares.add((await bar.getAttribute('value', { timeout: 1_000 }).catch(() => '')) ?? '')
  }
  const seconds = (performance.now() - start) / 1_000
  return { seconds, heap: Math.max(heap, await heapUsed(session)), steps: shares.size }
}

async function heapUsed(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
}

/** A wide export: one call in each row, and answers as short as most are. */
async function writeExport(path: string): Promise<string> {
  const file = createWriteStream(path)
  const questions = Array.from({ length: columnCount - 5 }, (_, at) => `question_${at + 1}`)
  file.write(`KEY,enum_id,caseid,consent,call,${questions.join(',')}\n`)
  for (let row = 1; row <= rowCount; row += 1) {
    const others = questions.map((_, at) => (row * (at + 7)) % 997)
    const cells = [keyOf(row), row % 40, `HH${row % 30_000}`, row % 2, answerOf(row), ...others]
    if (!file.write(`${cells.join(',')}\n`)) await new Promise<void>((go) => file.once('drain', go))
  }
  file.end()
  await finished(file)
  return path
}

function keyOf(row: number): string {
  return `uuid:${hex(row, 8)}-0000-4000-8000-${hex(row, 12)}`
}

function answerOf(row: number): string {
  const [sid, leg, account] = [`CA${hex(row, 32)}`, `CA${hex(row + 1e9, 32)}`, `AC${hex(7, 32)}`]
  const call = `https://api.twilio.com/2010-04-01/Accounts/${account}/Calls/${sid}`
  const [start, end] = [0, row % 600].map((more) =>
    new Date(1.79e12 + (row * 90 + more) * 1_000).toISOString(),
  )
  const every = `${sid}/20260921T134640Z/1/completed/${row % 600}/1.1/stopped/completed`
  const items = ['completed', leg, 9, row % 600, start, end, 1, 1, '1.1', '', every]
  return ['completed', sid, `${call}.json`, `${call}/Recordings.json`, ...items].join('|')
}

function hex(number: number, length: number): string {
  return number.toString(16).padStart(length, '0')
}
