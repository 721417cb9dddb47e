/** A parameter with an input of its own on the page. */
export interface KnownParameter {
  readonly key: string
  readonly label: string
  /** A number is written bare, text in quotes; a choice is one of its values, a set any of them. */
  readonly kind: 'text' | 'number' | 'choice' | 'set'
  readonly choices?: readonly (readonly [value: string, text: string])[]
  /** Shown at once; the others sit behind "More parameters". */
  readonly common?: boolean
}

const unset = ['', 'not set'] as const

/** The parameters with an input of their own. Twilio's credentials are left to the dataset, the language to the form's. */
export const knownParameters: readonly KnownParameter[] = [
  { key: 'from_number', label: 'Enumerator’s number', kind: 'text', common: true },
  { key: 'to_number', label: 'Respondent’s number', kind: 'text', common: true },
  {
    key: 'record',
    label: 'Record the call',
    kind: 'choice',
    common: true,
    choices: [unset, ['1', 'both sides (1)'], ['0', 'no (0)'], ['consent', 'when consent is given']],
  },
  {
    key: 'display_number',
    label: 'Show their number',
    kind: 'choice',
    common: true,
    choices: [unset, ['1', 'yes (1)'], ['0', 'no, hide it (0)']],
  },
  {
    key: 'action',
    label: 'What the field does',
    kind: 'choice',
    common: true,
    choices: [unset, ['call', 'calls (call)'], ['sms', 'messages (sms)']],
  },
  {
    key: 'panel',
    label: 'Tabs of the phone panel',
    kind: 'set',
    common: true,
    choices: [
      ['keypad', 'Keypad'],
      ['history', 'History'],
      ['messages', 'Messages'],
    ],
  },
  { key: 'service_url', label: 'Team’s Functions', kind: 'text' },
  { key: 'service_key', label: 'Key for them', kind: 'text' },
  { key: 'sms_text', label: 'Draft of a message', kind: 'text' },
  { key: 'media_url', label: 'Picture in a message', kind: 'text' },
  { key: 'messaging_service_sid', label: 'Messaging service', kind: 'text' },
  { key: 'to_label', label: 'Name shown for it', kind: 'text' },
  { key: 'twilio_number', label: 'Twilio number', kind: 'text' },
  { key: 'country', label: 'Country of the numbers', kind: 'text' },
  { key: 'whisper', label: 'Said to the enumerator', kind: 'text' },
  {
    key: 'press_to_call',
    label: 'Rings nobody without a key',
    kind: 'choice',
    choices: [unset, ['1', 'yes (1)'], ['0', 'no (0)']],
  },
  {
    key: 'detect_voicemail',
    label: 'Detect own voice mail',
    kind: 'choice',
    choices: [unset, ['1', 'yes (1)'], ['0', 'no (0)']],
  },
  { key: 'ring_seconds', label: 'Seconds to ring', kind: 'number' },
  { key: 'max_minutes', label: 'Longest call, minutes', kind: 'number' },
  { key: 'attempts', label: 'Calls in this field', kind: 'number' },
  {
    key: 'dispositions',
    label: 'Ask what happened',
    kind: 'choice',
    choices: [unset, ['1', 'yes (1)'], ['0', 'no (0)']],
  },
  {
    key: 'details',
    label: 'Store items 4 and up',
    kind: 'choice',
    choices: [unset, ['1', 'yes (1)'], ['0', 'no (0)']],
  },
]
