import type { StoredField } from '../../../stand-in/surveycto/field.ts'
import { byId, make } from '../elements.ts'

// The positions never move: new items are only ever added at the end.
const callMeanings = [
  'Status of the enumerator’s leg',
  'SID of the call',
  'Address of the call at Twilio',
  'Address of its recordings',
  'Status of the respondent’s leg',
  'SID of the respondent’s leg',
  'Seconds the respondent’s phone rang',
  'Seconds talked',
  'Start (UTC)',
  'End (UTC)',
  'Calls placed in this field',
  'Which number was dialled (0: by hand)',
  'Disposition code',
  'Number entered by hand',
]

const messageMeanings = [
  'Status of the message',
  'SID of the message',
  'Address of the message at Twilio',
  'Address of its pictures',
]

const alwaysShown = 4

/** Splits an answer as `item-at('|', …)` does; each item with its meaning. At least the four of every answer. */
export function listItems(answer: string): { readonly meaning: string; readonly value: string }[] {
  const values = answer === '' ? [] : answer.split('|')
  const meanings = /^(?:SM|MM)/.test(values[1] ?? '') ? messageMeanings : callMeanings
  const count = Math.max(values.length, alwaysShown)
  return Array.from({ length: count }, (_, position) => ({
    meaning: meanings[position] ?? 'Not known',
    value: values[position] ?? '',
  }))
}

/** Shows what the form keeps of the field. */
export function showStored(stored: StoredField): void {
  const rows = listItems(stored.answer).map(({ meaning, value }, position) => {
    const cell = make('td', value === '' ? { class: 'empty' } : {}, value === '' ? 'empty' : value)
    return make('tr', {}, make('td', {}, String(position)), make('td', {}, meaning), cell)
  })
  byId('stored-items', HTMLElement).replaceChildren(...rows)
  byId('stored-answer', HTMLElement).textContent = stored.answer || 'Nothing yet'
  const metadata = byId('stored-metadata', HTMLElement)
  metadata.textContent = prettyMetadata(stored.metadata)
  // It scrolls, so the keyboard has to get there.
  metadata.tabIndex = 0
}

function prettyMetadata(metadata: string): string {
  if (metadata === '') return 'Nothing yet'
  try {
    return JSON.stringify(JSON.parse(metadata), null, 2)
  } catch {
    return metadata
  }
}
