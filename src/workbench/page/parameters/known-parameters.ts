/** A parameter with an input of its own on the page. */
export interface KnownParameter {
  readonly key: string
  readonly label: string
  /** What it does, in a few words. */
  readonly help: string
  /** A number is written bare, text in quotes; a choice is one of its values, a set any of them. */
  readonly kind: 'text' | 'number' | 'choice' | 'set'
  readonly choices?: readonly (readonly [value: string, text: string])[]
  /** Shown at once; the others sit behind "More parameters". */
  readonly common?: boolean
}

const unset = ['', 'not set'] as const
const yesOrNo = [unset, ['1', 'yes (1)'], ['0', 'no (0)']] as const

/** What most people try first. */
const common: readonly KnownParameter[] = [
  { key: 'from_number', label: 'Enumerator’s number', help: 'Whose phone rings first.', kind: 'text' },
  {
    key: 'to_number',
    label: 'Respondent’s number',
    help: 'Who is called. Several, with | between them.',
    kind: 'text',
  },
  {
    key: 'record',
    label: 'Record the call',
    help: 'Whether Twilio keeps the talk as sound. Not set: it does.',
    kind: 'choice',
    choices: [unset, ['1', 'both sides (1)'], ['0', 'no (0)'], ['consent', 'when consent is given']],
  },
  {
    key: 'display_number',
    label: 'Show the number',
    help: 'Whether the enumerator sees the respondent’s number. Not set: yes.',
    kind: 'choice',
    choices: [unset, ['1', 'yes (1)'], ['0', 'no, hide it (0)']],
  },
  {
    key: 'action',
    label: 'What the field does',
    help: 'It calls, it sends a message, or it says what works. Not set: it calls.',
    kind: 'choice',
    choices: [unset, ['call', 'calls (call)'], ['sms', 'messages (sms)'], ['check', 'checks (check)']],
  },
  {
    key: 'panel',
    label: 'Tabs of the phone panel',
    help: 'What stands above the button Call, in the order in which you tick.',
    kind: 'set',
    choices: [
      ['keypad', 'Keypad'],
      ['history', 'History'],
      ['messages', 'Messages'],
    ],
  },
]

const less: readonly KnownParameter[] = [
  {
    key: 'to_label',
    label: 'Name shown',
    help: 'Stands with the number, or in its place where it is hidden.',
    kind: 'text',
  },
  {
    key: 'twilio_number',
    label: 'Twilio number',
    help: 'What both phones show as the caller.',
    kind: 'text',
  },
  {
    key: 'country',
    label: 'Country of the numbers',
    help: 'Two letters, such as KE: numbers may then be written as they are dialled there.',
    kind: 'text',
  },
  {
    key: 'whisper',
    label: 'Said to the enumerator',
    help: 'Spoken before the respondent’s phone rings.',
    kind: 'text',
  },
  {
    key: 'press_to_call',
    label: 'Key before ringing',
    help: 'Nobody is rung before the enumerator has pressed a key. Only through Functions.',
    kind: 'choice',
    choices: yesOrNo,
  },
  {
    key: 'detect_voicemail',
    label: 'Listens for own voice mail',
    help: 'Ends the call where voice mail answers the enumerator’s phone. Not through Functions.',
    kind: 'choice',
    choices: yesOrNo,
  },
  {
    key: 'ring_seconds',
    label: 'Seconds to ring',
    help: 'How long the respondent’s phone rings. Not set: 30.',
    kind: 'number',
  },
  {
    key: 'max_minutes',
    label: 'Longest talk, minutes',
    help: 'After that the call ends. Not set: Twilio’s four hours.',
    kind: 'number',
  },
  {
    key: 'attempts',
    label: 'Calls in this field',
    help: 'How many may be placed. Not set: one.',
    kind: 'number',
  },
  {
    key: 'dispositions',
    label: 'Ask what happened',
    help: 'After a call the enumerator picks from a list. Not set: no.',
    kind: 'choice',
    choices: yesOrNo,
  },
  {
    key: 'details',
    label: 'Store items 4 and up',
    help: 'More about the latest call in the answer. Not set: no.',
    kind: 'choice',
    choices: yesOrNo,
  },
  { key: 'sms_text', label: 'Draft of a message', help: 'The enumerator can change it.', kind: 'text' },
  {
    key: 'media_url',
    label: 'Picture in a message',
    help: 'An address that begins with https://. The list offers one.',
    kind: 'text',
  },
  {
    key: 'messaging_service_sid',
    label: 'Messaging service',
    help: 'Messages are sent from it in place of the Twilio number. The list offers one.',
    kind: 'text',
  },
  {
    key: 'service_url',
    label: 'Team’s Functions',
    help: 'Their address. Calls then go through them, without Twilio’s credentials in the form.',
    kind: 'text',
  },
  { key: 'service_key', label: 'Key for them', help: 'What the Functions know this form by.', kind: 'text' },
]

/** The parameters with an input of their own. Twilio's credentials are left to the dataset, the language to the form's. */
export const knownParameters: readonly KnownParameter[] = [
  ...common.map((parameter) => ({ ...parameter, common: true })),
  ...less,
]
