import { visible } from '../../twilio/numbers/characters.ts'
import { readWritten } from '../../twilio/numbers/written-number.ts'
import { type Address, isSameNumber, readAddress } from '../../twilio/phone-number.ts'
import type { Said } from '../words/words.ts'
import { type ParameterReader, readRequired } from './parameter-reader.ts'
import type { ParameterName } from './parameters.ts'
import type { Settings } from './settings.ts'
import { whyNotWords } from './why-not.ts'

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
  why?: Said
}

type Numbers = Pick<Settings, 'enumerator' | 'respondents' | 'twilioNumbers'>

/** @param hidden the respondents' numbers stand in no problem */
export function readNumbers(
  reader: ParameterReader,
  { hidden, sends, hasService }: { hidden: boolean; sends: boolean; hasService: boolean },
): Numbers {
  const enumerator = readEnumerator(reader, !sends)
  // A message does not ring the enumerator.
  const first: Taken = { name: 'from_number', numbers: sends ? [] : [enumerator.value] }
  const own: Taken = { name: 'twilio_number', numbers: numbersOf(placesOf(reader, 'twilio_number', [])) }
  const respondents = placesOf(reader, 'to_number', [first, own])
  reportPlaces(reader, 'to_number', respondents, hidden)
  const labels = reader.text('to_label').split('|')
  return {
    enumerator,
    respondents: respondents.map(({ number }, index) => ({ number, label: (labels[index] ?? '').trim() })),
    twilioNumbers: readCallerIds(reader, { first, sends, hasService }),
  }
}

function readEnumerator(reader: ParameterReader, isRequired: boolean): Address {
  const text = isRequired ? readRequired(reader, 'from_number') : reader.text('from_number')
  const address = readAddress(text)
  if (text && !address) {
    const { why } = readPlace(text, [])
    reader.report('from_number', 'problemNumber', { value: visible(text) }, { why })
  }
  return address ?? { kind: 'number', value: '' }
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
  const places = placesOf(reader, 'twilio_number', [first])
  reportPlaces(reader, 'twilio_number', places, false)
  return numbersOf(places)
}

/**
 * One number, or several separated by `|`. A form may join an empty field to a full one: a gap stays '' and keeps the
 * positions of the others, and so does what is no number.
 */
function placesOf(reader: ParameterReader, name: ParameterName, taken: readonly Taken[]): Place[] {
  return reader
    .text(name)
    .split('|')
    .map((text) => readPlace(text, taken))
}

function readPlace(text: string, taken: readonly Taken[]): Place {
  const written = readWritten(text)
  if (written.kind === 'refused') {
    const { why } = written
    if (why === 'nothing') return { text, number: '' }
    return { text, number: '', why: { key: isPlaceholder(text) ? 'keypadShort' : whyNotWords[why] } }
  }
  const { value } = written
  const same = taken.find(({ numbers }) => numbers.some((number) => isSameNumber(number, value)))
  if (!same) return { text, number: value }
  return { text, number: '', why: { key: 'problemSame', values: { other: same.name } } }
}

function isPlaceholder(text: string): boolean {
  return placeholder.test(visible(text))
}

function numbersOf(places: readonly Place[]): string[] {
  return places.map(({ number }) => number).filter((number) => number !== '')
}

/** What is no number stops nothing as long as there is one beside it. A hidden number is not repeated. */
function reportPlaces(
  reader: ParameterReader,
  name: ParameterName,
  places: readonly Place[],
  hidden: boolean,
): void {
  const blocks = places.every(({ number }) => number === '')
  if (places.every(({ number, why }) => number === '' && !why)) reader.report(name, 'problemMissing')
  for (const [index, { text, why }] of places.entries()) {
    if (!why) continue
    const value = visible(text)
    if (blocks && hidden) reader.report(name, 'problemHiddenNumber', {}, { why })
    else if (blocks) reader.report(name, 'problemNumber', { value }, { why })
    else if (isPlaceholder(text)) reader.report(name, 'problemPlaceholder', { value }, { blocks })
    else if (hidden) reader.report(name, 'problemHiddenLeftOut', { n: String(index + 1) }, { blocks, why })
    else reader.report(name, 'problemLeftOut', { value }, { blocks, why })
  }
}
