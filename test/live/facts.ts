import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { isRecord } from '../../src/twilio/json-values.ts'
import type { Findings } from './find-out.ts'
import { type Fact, isPointId, type PointId, pointCalled, pointIds } from './points.ts'

/** What was seen at Twilio, and on which day: `2026-11-30`. */
export interface Facts {
  readonly recorded: string
  readonly points: Readonly<Partial<Record<PointId, Fact>>>
}

const fileName = 'points.json'

function isFact(value: unknown): value is Fact {
  return typeof value === 'string' || typeof value === 'number'
}

/** @throws Error that names what is wrong */
export function readFacts(data: unknown): Facts {
  if (!isRecord(data) || !isRecord(data['points'])) throw new Error(`${fileName}: \`points\` is missing`)
  const { recorded, points } = data
  if (typeof recorded !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(recorded))
    throw new Error(`${fileName}: \`recorded\` is a day, such as 2026-11-30`)
  const read: Partial<Record<PointId, Fact>> = {}
  for (const [id, fact] of Object.entries(points)) {
    if (!isPointId(id) || !isFact(fact)) throw new Error(`${fileName}: ${id} is no point, or has no fact`)
    read[id] = fact
  }
  return { recorded, points: read }
}

export function factsOf({ seen }: Pick<Findings, 'seen'>, now: number): Facts {
  const points: Partial<Record<PointId, Fact>> = {}
  for (const [id, found] of seen) if (found.kind === 'seen') points[id] = found.fact
  return { recorded: new Date(now).toISOString().slice(0, 10), points }
}

/** The facts of a folder of test/recorded; undefined where nobody has found out any yet. */
export async function factsIn(folder: URL): Promise<Facts | undefined> {
  const file = new URL(fileName, folder)
  return existsSync(file) ? readFacts(JSON.parse(await readFile(file, 'utf8'))) : undefined
}

/** Writes what was found. What could not be looked at this time stays as it was found before. */
export async function writeFacts(folder: URL, findings: Findings, now: number): Promise<void> {
  const before = await factsIn(folder)
  const { recorded, points } = factsOf(findings, now)
  await mkdir(folder, { recursive: true })
  const write = (name: string, data: object) =>
    writeFile(new URL(name, folder), `${JSON.stringify(data, null, 2)}\n`)
  await write(fileName, { recorded, points: { ...before?.points, ...points } })
  for (const [of, shape] of findings.shapes) await write(`${of}.json`, shape)
}

/** The points at which the stand-in plays something else than what was found out at Twilio. */
export function playedOtherwise(facts: Facts, standIn: Facts): string[] {
  return pointIds.flatMap((id) => {
    const fact = facts.points[id]
    if (fact === undefined || pointCalled(id).isMeasured || fact === standIn.points[id]) return []
    return [`${id}: ${fact} at Twilio, ${standIn.points[id] ?? 'not played'} by the stand-in`]
  })
}
