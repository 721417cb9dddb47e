import { visible } from '../../twilio/numbers/characters.ts'
import { readWritten } from '../../twilio/numbers/written-number.ts'
import { type Address, isSameNumber, readAddress } from '../../twilio/phone-number.ts'
import type { Said, SaidKey } from '../words/words.ts'
import type { ParameterReader } from './parameter-reader.ts'
import type { ParameterName } from './parameters.ts'
import type { Settings, WrongNumber } from './settings.ts'
import { explainWhyNot, tellWhyNot } from './why-not.ts'

/** What an empty cell becomes on its way through Excel, Stata and SPSS into a form. */
const placeholder = /^(n\/?a\.?|n\.a\.?|nan|null|none|nil|no|[-.?]+|0+|-?(7{2,4}|8{2,4}|9{2,4}))$/i

/** https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id */
const senderName = /^(?=.*[a-z])[a-z0-9 &+_-]{1,11}$/i

/** The numbers that another parameter has. */
interface Taken {
  name: ParameterName
  numbers: readonly string[]
}

/** One place of a list. */
interface Place {
  text: string
  /** E.164; '' where nothing is there, or what is no number. */
  number: string
  /** Why what is there is no number that can be called; absent where nothing is there. */
  why?: Why
}

/** In two voices. */
type Why = Readonly<Record<'told' | 'explained', Said>>

/** How a list of numbers is read and told of. */
interface Reading {
  country: string
  taken: readonly Taken[]
}

type Numbers = Pick<Settings, 'enumerator' | 'respondents' | 'twilioNumbers'>

interface Wanted {
  /** The respondents' numbers stand in no problem. */
  hidden: boolean
  sends: boolean
  hasService: boolean
  /** '' where numbers are written with their country codes. */
  country: string
}

export function readNumbers(
  reader: ParameterReader,
  { hidden, sends, hasService, country }: Wanted,
): Numbers {
  const enumerator = readEnumerator(reader, !sends, country)
  // A message does not ring the enumerator.
  const first: Taken = { name: 'from_number', numbers: sends ? [] : [enumerator.value] }
  const own: Taken = {
    name: 'twilio_number',
    numbers: numbersOf(placesOf(reader, 'twilio_number', { country: '', taken: [] })),
  }
  const places = placesOf(reader, 'to_number', { country, taken: [first, own] })
  const labels = reader.text('to_label').split('|')
  const respondents = places.map(({ number }, index) => ({ number, label: (labels[index] ?? '').trim() }))
  const whose = respondents.map(({ label }, index) => label || nameOf(index, respondents.length))
  reportPlaces(reader, 'to_number', places, { hidden, whose })
  return {
    enumerator,
    respondents,
    twilioNumbers: readCallerIds(reader, { first, sends, hasService }),
  }
}

function nameOf(index: number, count: number): Said {
  return count > 1 ? { key: 'numberOf', values: { n: String(index + 1) } } : { key: 'respondent' }
}

function readEnumerator(reader: ParameterReader, isRequired: boolean, country: string): Address {
  const text = reader.text('from_number')
  const whose: Said = { key: 'yourPhone' }
  if (!text && isRequired) reader.report('from_number', 'problemMissing', {}, { number: missing(whose) })
  const address = readAddress(text, country)
  const { why } = readPlace(text, { country, taken: [] })
  if (why && !address) {
    const value = visible(text)
    const number = { whose, written: value, why: why.told }
    reader.report('from_number', 'problemNumber', { value }, { why: why.explained, number })
  }
  return address ?? { kind: 'number', value: '' }
}

function missing(whose: Said | string): WrongNumber {
  return { whose, written: '', why: tellWhyNot('nothing', '') }
}

function readCallerIds(
  reader: ParameterReader,
  { first, sends, hasService }: { first: Taken; sends: boolean; hasService: boolean },
): string[] {
  const text = reader.text('twilio_number')
  if (sends && hasService && !text) return []
  if (sends && senderName.test(text) && !placeholder.test(text)) {
    reader.report('twilio_number', 'problemSenderName', { value: text }, { blocks: !hasService })
    return []
  }
  const places = placesOf(reader, 'twilio_number', { country: '', taken: [first] })
  reportPlaces(reader, 'twilio_number', places, { hidden: false })
  return numbersOf(places)
}

/**
 * One number, or several separated by `|`. A form may join an empty field to a full one: a gap stays '' and keeps the
 * positions of the others, and so does what is no number.
 */
function placesOf(reader: ParameterReader, name: ParameterName, reading: Reading): Place[] {
  return reader
    .text(name)
    .split('|')
    .map((text) => readPlace(text, reading))
}

function readPlace(text: string, { country, taken }: Reading): Place {
  const written = readWritten(text, country)
  if (written.kind === 'refused') {
    if (written.why === 'nothing') return { text, number: '' }
    const why = isPlaceholder(text) ? 'short' : written.why
    return {
      text,
      number: '',
      why: { told: tellWhyNot(why, country), explained: explainWhyNot(why, country) },
    }
  }
  const { value } = written
  const same = taken.find(({ numbers }) => numbers.some((number) => isSameNumber(number, value)))
  if (!same) return { text, number: value }
  const explained: Said = { key: 'problemSame', values: { other: same.name } }
  return { text, number: '', why: { told: { key: 'sameNumber' }, explained } }
}

function isPlaceholder(text: string): boolean {
  return placeholder.test(visible(text))
}

function numbersOf(places: readonly Place[]): string[] {
  return places.map(({ number }) => number).filter((number) => number !== '')
}

/**
 * What is no number stops nothing as long as there is one beside it. A hidden number is not repeated.
 * @param whose what the enumerator is told whose numbers they are; absent for what they cannot mend
 */
function reportPlaces(
  reader: ParameterReader,
  name: ParameterName,
  places: readonly Place[],
  { hidden, whose = [] }: { hidden: boolean; whose?: ReadonlyArray<Said | string> },
): void {
  const blocks = places.every(({ number }) => number === '')
  if (places.every(({ number, why }) => number === '' && !why))
    reader.report(
      name,
      'problemMissing',
      {},
      { number: whose[0] === undefined ? undefined : missing(whose[0]) },
    )
  for (const [index, place] of places.entries()) {
    if (!place.why) continue
    const { key, values } = problemOf(place, { index, blocks, hidden })
    const { told, explained } = place.why
    const owner = whose[index]
    const isTold = owner !== undefined && key !== 'problemPlaceholder'
    const number = isTold
      ? { whose: owner, written: hidden ? '' : visible(place.text), why: told }
      : undefined
    reader.report(name, key, values, { blocks, why: explained, number })
  }
}

/** What the form designer is told of a place that has no number. */
function problemOf(
  { text }: Place,
  { index, blocks, hidden }: { index: number; blocks: boolean; hidden: boolean },
): { key: SaidKey; values: Readonly<Record<string, string>> } {
  const value = visible(text)
  if (blocks)
    return hidden ? { key: 'problemHiddenNumber', values: {} } : { key: 'problemNumber', values: { value } }
  if (isPlaceholder(text)) return { key: 'problemPlaceholder', values: { value } }
  if (hidden) return { key: 'problemHiddenLeftOut', values: { n: String(index + 1) } }
  return { key: 'problemLeftOut', values: { value } }
}
