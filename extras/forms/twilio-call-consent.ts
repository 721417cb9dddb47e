// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { Form, SurveyRow } from './write-form.ts'

// Inside the appearance, so that the secret is not stored in a submission as a calculate field would be.
const credentials = [
  "twilio_number=pulldata('twilio_key', 'number', 'accessid_key', '1234')",
  "account_sid=pulldata('twilio_key', 'sid', 'accessid_key', '1234')",
  "api_key=pulldata('twilio_key', 'apikey', 'accessid_key', '1234')",
  "api_secret=pulldata('twilio_key', 'apisecret', 'accessid_key', '1234')",
]

const call = [
  'from_number=${enumerator_number}',
  'to_number=${respondent_number}',
  'to_label=${respondent_name}',
  ...credentials,
  "record='consent'",
  'display_number=0',
  'attempts=3',
  'dispositions=1',
  'details=1',
]

/** What the answer holds with `details=1`, by its place. Places never change; new items come at the end. */
const items = [
  'call_status',
  'call_sid',
  'call_url',
  'recordings_url',
  'respondent_leg_status',
  'respondent_leg_sid',
  'seconds_rung',
  'seconds_talked',
  'call_started_at',
  'call_ended_at',
  'calls_placed',
  'number_dialled',
  'disposition',
  'entered_number',
]

const fullNumber = {
  type: 'text',
  appearance: 'numbers_phone',
  constraint: "regex(., '^[+][1-9][0-9]{6,14}$')",
  'constraint message':
    'Write the whole number: a plus sign, the country code, then the number. Digits only.',
  required: 'yes',
} as const

const contact: SurveyRow[] = [
  { type: 'start', name: 'starttime' },
  { type: 'end', name: 'endtime' },
  {
    ...fullNumber,
    name: 'enumerator_number',
    label: 'Your own number',
    hint: 'Your phone rings first. Begin with + and the country code, for example +14155550123',
  },
  {
    type: 'text',
    name: 'respondent_name',
    label: 'Who is to be interviewed?',
    hint: 'Shown on the call screen in place of the number.',
    required: 'yes',
  },
  {
    ...fullNumber,
    name: 'respondent_number',
    label: 'Number of ${respondent_name}',
    hint: 'In a real survey this comes from your list of cases. For example +14155550123',
  },
]

const interview: SurveyRow[] = [
  {
    type: 'text',
    name: 'call',
    label: 'Call ${respondent_name}',
    hint: 'Ask for consent first. Tap Start recording only after a yes. You can call up to three times.',
    appearance: `custom-twilio-call(${call.join(', ')})`,
    // Blank passes: an enumerator without a network must be able to go on. A call that was placed must be coded.
    constraint: "item-at('|', ., 12) != ''",
    'constraint message': 'Choose what happened on the call before you go on.',
  },
  ...items.map((name, position) => ({
    type: 'calculate',
    name,
    calculation: `item-at('|', \${call}, ${position})`,
  })),
  {
    type: 'select_one yesno',
    name: 'consent',
    label: 'Did the respondent agree to be interviewed?',
    relevance: "${call_sid} != ''",
    required: 'yes',
  },
  { type: 'begin group', name: 'interview', label: 'Interview', relevance: '${consent} = 1' },
  { type: 'note', name: 'interview_note', label: 'Put your own questions in place of this note.' },
  { type: 'end group', name: 'interview' },
]

/** For new projects: nothing is recorded before consent, three calls in one field, every call gets a code. */
export const twilioCallConsent: Form = {
  survey: [...contact, ...interview],
  choices: [
    { list_name: 'yesno', value: '1', label: 'Yes' },
    { list_name: 'yesno', value: '0', label: 'No' },
  ],
  settings: {
    form_title: 'Twilio call: recording by consent',
    form_id: 'twilio_call_consent',
    version: '2611210001',
    default_language: 'english',
  },
}
