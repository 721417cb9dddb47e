import type { StoredField } from '../../../stand-in/surveycto/field.ts'
import { type CallItem, callItems } from '../../../stored/answer.ts'
import { byId, make } from '../elements.ts'

const callMeanings: Readonly<Record<CallItem, string>> = {
  status: 'Status of the enumerator’s leg',
  sid: 'SID of the call',
  url: 'Address of the call at Twilio',
  recordingsUrl: 'Address of its recordings',
  legStatus: 'Status of the respondent’s leg',
  legSid: 'SID of the respondent’s leg',
  rung: 'Seconds the respondent’s phone rang',
  talked: 'Seconds talked',
  startedAt: 'Start (UTC)',
  endedAt: 'End (UTC)',
  placed: 'Calls placed in this field',
  number: 'Which number was dialled (0: by hand)',
  disposition: 'Disposition code',
  hand: 'Number entered by hand',
  everyCall: 'Every call of this field',
}

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
  const meanings = /^(?:SM|MM)/.test(values[1] ?? '')
    ? messageMeanings
    : callItems.map((item) => callMeanings[item])
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
