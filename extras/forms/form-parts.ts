// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { ChoiceRow, SettingsRow, SurveyRow } from './write-form.ts'

/** What several sample forms have in common, said once. */

export const startAndEnd: readonly SurveyRow[] = [
  { type: 'start', name: 'starttime' },
  { type: 'end', name: 'endtime' },
]

/**
 * A number is asked for with its country code, whatever the country. The device's own number (`phonenumber`)
 * is not used: only Android knows it, and only sometimes.
 */
export const phoneNumber = {
  type: 'text',
  appearance: 'numbers_phone',
  constraint: "regex(., '^[+][1-9][0-9]{6,14}$')",
  'constraint message':
    'Write the whole number: a plus sign, the country code, then the number. Digits only.',
} as const

export const enumeratorNumber: SurveyRow = {
  ...phoneNumber,
  name: 'enumerator_number',
  label: 'Your own number',
  hint: 'Your phone rings first. Begin with + and the country code, for example +14155550123',
  required: 'yes',
}

/** From the list of enumerators, by the name that somebody is signed in with. These are no secrets. */
export const enumeratorFromList: readonly SurveyRow[] = [
  { type: 'username', name: 'username' },
  ...['caller_id', 'from_number'].map((column) => ({
    type: 'calculate',
    name: column,
    calculation: `pulldata('callers', '${column}', 'user', \${username})`,
  })),
  // The call field stays all the same: a call stored in it must outlast a change of the list.
  {
    type: 'note',
    name: 'not_listed',
    label: 'Your user name, ${username}, is not in callers.csv. Ask your supervisor to add it.',
    relevance: "${from_number} = ''",
  },
]

export const respondentName: SurveyRow = {
  type: 'text',
  name: 'respondent_name',
  label: 'Who is to be interviewed?',
  hint: 'Shown on the call screen in place of the number.',
  required: 'yes',
}

export const respondentNumber: SurveyRow = {
  ...phoneNumber,
  name: 'respondent_number',
  label: 'Number of ${respondent_name}',
  hint: 'In a real survey this comes from your list of cases. For example +14155550123',
  required: 'yes',
}

export const yesNo: readonly ChoiceRow[] = [
  { list_name: 'yesno', value: '1', label: 'Yes' },
  { list_name: 'yesno', value: '0', label: 'No' },
]

type Credentials = 'twilio_access' | 'twilio_key'

function pull(dataset: Credentials, columns: Readonly<Record<string, string>>): string[] {
  return Object.entries(columns).map(
    ([parameter, column]) => `${parameter}=pulldata('${dataset}', '${column}', 'accessid_key', '1234')`,
  )
}

// SurveyCTO evaluates these when it opens the field. A calculate field would do the same, but it would also be
// stored, and then the secret would lie in every submission.
export const authToken = pull('twilio_access', { account_sid: 'sid', auth_token: 'authtoken' })
export const apiKey = pull('twilio_key', { account_sid: 'sid', api_key: 'apikey', api_secret: 'apisecret' })

/** The Twilio number that stands beside the credentials. */
export const twilioNumberIn = (dataset: Credentials) => pull(dataset, { twilio_number: 'number' })

/** @param parameters each as `name=value` */
export function plugIn(...parameters: readonly string[]): string {
  return `custom-twilio-call(${parameters.join(', ')})`
}

/** What a call's answer holds with `details=1`, by its place. Places never change; new items come at the end. */
export const callItems = [
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
] as const

/** What a message's answer holds, by its place. */
export const messageItems = ['message_status', 'message_sid', 'message_url', 'message_media_url'] as const

/** Makes the row that reads one item of a field's answer. */
export function readerOf<Name extends string>(field: string, items: readonly Name[]) {
  return (name: Name): SurveyRow & { calculation: string } => ({
    type: 'calculate',
    name,
    calculation: `item-at('|', \${${field}}, ${items.indexOf(name)})`,
  })
}

export function formSettings(form_title: string, form_id: string): SettingsRow {
  return { form_title, form_id, version: '2611210001', default_language: 'english' }
}
