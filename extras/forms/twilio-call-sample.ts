// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { Form, SurveyRow } from './write-form.ts'

// SurveyCTO evaluates these when it opens the field. A calculate field would do the same, but it would also be
// stored, and then the token would lie in every submission.
const credentials = [
  "twilio_number=pulldata('twilio_access', 'number', 'accessid_key', '1234')",
  "account_sid=pulldata('twilio_access', 'sid', 'accessid_key', '1234')",
  "auth_token=pulldata('twilio_access', 'authtoken', 'accessid_key', '1234')",
]

const call = [
  'from_number=${enumerator_number}',
  'to_number=${respondent_number}',
  ...credentials,
  'record=${record_call}',
  'display_number=${show_number}',
]

/**
 * A number is asked for with its country code, whatever the country. The device's own number (`phonenumber`)
 * is not used: only Android knows it, and only sometimes.
 */
const fullNumber = {
  type: 'text',
  hint: 'Begin with + and the country code, without spaces. For example +14155550123',
  appearance: 'numbers_phone',
  constraint: "regex(., '^[+][1-9][0-9]{6,14}$')",
  'constraint message':
    'Write the whole number: a plus sign, the country code, then the number. Digits only.',
  required: 'yes',
} as const

const setUp: SurveyRow[] = [
  { type: 'start', name: 'starttime' },
  { type: 'end', name: 'endtime' },
  { ...fullNumber, name: 'respondent_number', label: 'Number to call' },
  {
    ...fullNumber,
    name: 'enumerator_number',
    label: 'Your own number',
    hint: 'Your phone rings first. Begin with + and the country code, for example +14155550123',
  },
  {
    type: 'select_one yesno',
    name: 'record_call',
    label: 'Should the call be recorded?',
    hint: 'The recording starts when the other phone starts to ring, before anybody can be asked for consent.',
    required: 'yes',
  },
  {
    type: 'select_one yesno',
    name: 'show_number',
    label: 'Should the number be shown on the screen?',
    required: 'yes',
  },
]

const attempt: SurveyRow[] = [
  {
    type: 'begin repeat',
    name: 'call_attempt',
    label: 'Call attempt',
  },
  {
    type: 'text',
    name: 'call',
    label: 'Call the respondent',
    hint: 'Tap Call and answer your own phone. When the call is over, wait for its last status, then go on.',
    appearance: `custom-twilio-call(${call.join(', ')})`,
  },
  { type: 'calculate', name: 'call_status', calculation: "item-at('|', ${call}, 0)" },
  { type: 'calculate', name: 'call_sid', calculation: "item-at('|', ${call}, 1)" },
  {
    type: 'select_one yesno',
    name: 'consent',
    label: 'Did the respondent agree to be interviewed and recorded?',
    relevance: "${call_sid} != ''",
    required: 'yes',
  },
  { type: 'calculate', name: 'call_url', calculation: "item-at('|', ${call}, 2)" },
  {
    type: 'calculate',
    name: 'recordings_url',
    // Without consent nobody should follow the link. The recording itself still has to be deleted at Twilio.
    relevance: '${consent} = 1',
    calculation: "item-at('|', ${call}, 3)",
  },
  {
    type: 'note',
    name: 'recording_remains',
    label:
      'This call was recorded without consent. Ask your supervisor to delete the recording of call ${call_sid}.',
    relevance: '${consent} = 0 and ${record_call} = 1',
  },
  { type: 'end repeat', name: 'call_attempt' },
]

/** One call per field, in a repeat group of attempts: the form that came with the 2020 plug-in, made anew. */
export const twilioCallSample: Form = {
  survey: [...setUp, ...attempt],
  choices: [
    { list_name: 'yesno', value: '1', label: 'Yes' },
    { list_name: 'yesno', value: '0', label: 'No' },
  ],
  settings: {
    form_title: 'Twilio call: sample form',
    form_id: 'twilio_call_sample',
    version: '2611210001',
    default_language: 'english',
  },
}
