import Papa from 'papaparse'
import { type Cell, writeCsv } from '../../page/write-csv.ts'
import type { Found } from '../choose/find.ts'
import type { SoundFacts } from '../listen/levels.ts'

export const indexName = 'index.csv'

const columns = [
  'file',
  'KEY',
  'enumerator',
  'case',
  'interview_done',
  'field',
  'call_of_field',
  'call_sid',
  'recording_sid',
  'call_started_utc',
  'disposition',
  'seconds_at_twilio',
  'seconds_of_sound',
  'channels',
  'channel_1_loudest_dbfs',
  'channel_1_silent',
  'channel_2_loudest_dbfs',
  'channel_2_silent',
] as const

/** One sound that lies in the folder. */
export interface Indexed {
  readonly found: Found
  /** Undefined where the sound is none that can be measured. */
  readonly facts: SoundFacts | undefined
}

/**
 * What lies in the folder, a row a file.
 * @param before the index that was there: its rows of other files stay
 */
export function writeIndex(files: readonly Indexed[], before = ''): string {
  const names = new Set(files.map(({ found }) => found.name))
  const { data } = Papa.parse<string[]>(before.replace(/^\ufeff/, ''), { skipEmptyLines: true })
  const isSame = data[0]?.join() === columns.join()
  const others = isSame ? data.slice(1).filter(([name = '']) => !names.has(name)) : []
  return writeCsv(columns, [...others.map(asWritten), ...files.map(rowOf)])
}

function rowOf({ found: { name, candidate, recording }, facts }: Indexed): Cell[] {
  const { interview, call, nth } = candidate
  const [first, second] = facts?.channels ?? []
  return [
    name,
    interview.key,
    interview.enumerator,
    interview.caseId,
    yesOrNo(interview.isDone),
    call.field,
    nth,
    call.sid,
    recording.sid,
    call.startedAt === undefined ? undefined : new Date(call.startedAt).toISOString(),
    call.disposition,
    recording.seconds,
    facts && Number(facts.seconds.toFixed(2)),
    facts?.channels.length ?? recording.channels,
    decibels(first?.loudest),
    yesOrNo(first?.isSilent),
    decibels(second?.loudest),
    yesOrNo(second?.isSilent),
  ]
}

/** Nothing at all has no level; that it is silent stands beside it. */
function decibels(loudest: number | undefined): Cell {
  return loudest === undefined || !Number.isFinite(loudest) ? undefined : Number(loudest.toFixed(1))
}

/** A level is below 0: as a text it would be taken for a formula, and made harmless. */
function asWritten(row: readonly string[]): Cell[] {
  return row.map((cell) => (/^-\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell))
}

function yesOrNo(value: boolean | undefined): Cell {
  return value === undefined ? undefined : value ? 'yes' : 'no'
}
