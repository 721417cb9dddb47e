import { isRecord } from '../../src/twilio/json-values.ts'

/**
 * What was recorded of one of Twilio's answers or webhooks: not its text, but which keys it had and what kind of value
 * stood there. A key within an object is written with a dot, such as `subresource_uris.media`.
 */
export interface Shape {
  /** The play of plays.ts that brings the stand-in to give the same. */
  readonly of: string
  /** The year of the latest recording, which stands where an older one says otherwise. */
  readonly year: number
  readonly sources: readonly Source[]
  /** Whether there were no other keys. */
  readonly isWhole: boolean
  /** What stood there, in the words of `kinds`; several with ` | ` between them. */
  readonly keys: Readonly<Record<string, string>>
  readonly absent: readonly string[]
  /** What the stand-in gives otherwise than recorded, each with the reason. */
  readonly otherwise: Readonly<Record<string, string>>
}

interface Source {
  readonly year: number
  /** An address, or in words where none is known. */
  readonly where: string
  /** What it says otherwise than what stands. */
  readonly differs?: string
}

const text = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value)

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  empty: (value) => value === '',
  number: (value) => typeof value === 'number',
  object: isRecord,
  digits: text(/^\d+$/),
  text: text(/./s),
  /** As Twilio's first API writes dates: RFC 2822, always in UTC. */
  date: text(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/),
  'phone number': text(/^\+\d{5,15}$/),
  national: text(/^\(\d{3}\) \d{3}-\d{4}$/),
  path: text(/^\/2010-04-01\/Accounts\/AC[^|]*\.json$/),
  address: text(/^https:\/\/[^|\s]+$/),
}

/** `=word` is that word, `sid CA` a SID that begins so, and all others are in `kinds`. */
function isOfKind(kind: string, value: unknown): boolean {
  if (kind.startsWith('=')) return value === kind.slice(1)
  const [, letters] = /^sid ([A-Z]{2})$/.exec(kind) ?? []
  if (letters) return text(new RegExp(`^${letters}[0-9a-f]{32}$`))(value)
  const isIt = kinds[kind]
  if (!isIt) throw new Error(`No kind of value is called "${kind}"`)
  return isIt(value)
}

function isEveryKindKnown(written: string): boolean {
  return written.split(' | ').every((kind) => /^=|^sid [A-Z]{2}$/.test(kind) || kind in kinds)
}

/** The value at a key with dots; undefined where there is none. */
function valueAt(json: Readonly<Record<string, unknown>>, key: string): unknown {
  let value: unknown = json
  for (const part of key.split('.')) value = isRecord(value) ? value[part] : undefined
  return value
}

/** In which keys an answer is not what was recorded, each with both. None where it is the same. */
export function differences(shape: Shape, json: Readonly<Record<string, unknown>>): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, kind] of Object.entries(shape.keys)) {
    const value = valueAt(json, key)
    const isSame = value !== undefined && kind.split(' | ').some((one) => isOfKind(one, value))
    if (!isSame) found.set(key, `${kind} recorded, ${JSON.stringify(value)} given`)
  }
  const tooMuch = shape.isWhole ? Object.keys(json).filter((key) => !(key in shape.keys)) : []
  for (const key of [...shape.absent.filter((one) => valueAt(json, one) !== undefined), ...tooMuch]) {
    found.set(key, `absent as recorded, ${JSON.stringify(valueAt(json, key))} given`)
  }
  return found
}

/** Words that mean the same in every account, and may be written down as they came. */
const plainWords = /^(status|direction|source|track|price_unit|api_version|code|channels)$/

const usualKinds = ['null', 'empty', 'number', 'date', 'national', 'phone number', 'path', 'address']

/** What kind of value this is, in a word that gives away nothing of whose it is. */
function kindOf(key: string, value: unknown): string {
  // How a number is grouped depends on whose it is.
  if (key.endsWith('_formatted') && typeof value === 'string' && value !== '') return 'text'
  const usual = usualKinds.find((kind) => isOfKind(kind, value))
  if (usual !== undefined) return usual
  if (typeof value !== 'string') return isRecord(value) ? 'object' : 'text'
  if (plainWords.test(key)) return `=${value}`
  const [, letters] = /^([A-Z]{2})[0-9a-f]{32}$/.exec(value) ?? []
  if (letters) return `sid ${letters}`
  return /^\d+$/.test(value) ? 'digits' : 'text'
}

/** The shape of an answer that has just come, to be kept without its numbers, SIDs and texts. */
export function shapeOf(of: string, json: Readonly<Record<string, unknown>>, source: Source): Shape {
  const inner = Object.entries(json).flatMap(([key, value]) =>
    isRecord(value) ? Object.entries(value).map(([name, one]) => [`${key}.${name}`, kindOf(name, one)]) : [],
  )
  const outer = Object.entries(json).map(([key, value]) => [key, kindOf(key, value)])
  const keys: Record<string, string> = Object.fromEntries([...outer, ...inner])
  return { of, year: source.year, sources: [source], isWhole: true, keys, absent: [], otherwise: {} }
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string')
}

function isSource(value: unknown): value is Source {
  if (!isRecord(value)) return false
  const { year, where, differs } = value
  const isSaid = typeof where === 'string' && where !== ''
  return typeof year === 'number' && isSaid && (differs === undefined || typeof differs === 'string')
}

/**
 * Reads a file of this folder.
 * @throws Error that names what is wrong in it
 */
export function readShape(data: unknown): Shape {
  if (!isRecord(data)) throw new Error('A recorded shape is a JSON object')
  const { of, year, sources, isWhole = false, keys, absent = [], otherwise = {} } = data
  if (typeof of !== 'string') throw new Error('`of` names what was recorded')
  if (typeof year !== 'number') throw new Error(`${of}: \`year\` is that of the latest recording`)
  if (typeof isWhole !== 'boolean') throw new Error(`${of}: \`isWhole\` is true or false`)
  if (!Array.isArray(sources) || sources.length === 0 || !sources.every(isSource))
    throw new Error(`${of}: each of \`sources\` has a year and says where`)
  if (!isTexts(keys)) throw new Error(`${of}: \`keys\` has a kind for each key`)
  const unknown = Object.values(keys).filter((kind) => !isEveryKindKnown(kind))
  if (unknown.length > 0) throw new Error(`${of}: no kind of value is called ${unknown.join(', ')}`)
  if (!Array.isArray(absent) || !absent.every((one) => typeof one === 'string'))
    throw new Error(`${of}: \`absent\` is a list of keys`)
  if (!isTexts(otherwise)) throw new Error(`${of}: \`otherwise\` has a reason for each key`)
  return { of, year, sources, isWhole, keys, absent, otherwise }
}
