// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { type CallItem, callItems as itemsOfAnswer } from '../../../src/stored/answer.ts'
import type { ChoiceRow, SettingsRow, SurveyRow } from './write-form.ts'

/** What several sample forms have in common, said once. */

/** What SurveyCTO's own template begins with, but for the device's number, which only Android knows, and only sometimes. */
export const aboutTheForm: readonly SurveyRow[] = [
  { type: 'start', name: 'starttime' },
  { type: 'end', name: 'endtime' },
  { type: 'deviceid', name: 'deviceid' },
  { type: 'username', name: 'username' },
  { type: 'calculate', name: 'device_info', calculation: 'device-info()' },
  { type: 'calculate', name: 'duration', calculation: 'duration()' },
]

/** A compulsory question. */
export const compulsory = { required: 'yes', 'required message': 'answerNeeded' } as const

/** A number is asked for with its country code, whatever the country. */
export const phoneNumber = {
  type: 'text',
  appearance: 'numbers_phone',
  constraint: "regex(., '^[+][1-9][0-9]{6,14}$')",
  'constraint message': 'wholeNumber',
} as const

export const enumeratorNumber: SurveyRow = {
  ...phoneNumber,
  ...compulsory,
  name: 'enumerator_number',
  label: 'ownNumber',
  hint: 'ownNumberHint',
}

export const numberToCall: SurveyRow = {
  ...phoneNumber,
  ...compulsory,
  name: 'respondent_number',
  label: 'numberToCall',
  hint: 'numberToCallHint',
}

/** The list of enumerators, a CSV or a dataset: its name is the file's. These are no secrets. */
export const enumeratorList = 'enumerator_phones'

/** From the list of enumerators, by the name that somebody is signed in with. */
export const enumeratorFromList: readonly SurveyRow[] = [
  ...['caller_id', 'from_number'].map((column) => ({
    type: 'calculate',
    name: column,
    calculation: `pulldata('${enumeratorList}', '${column}', 'user', \${username})`,
  })),
  {
    type: 'note',
    name: 'not_listed',
    label: 'notListed',
    relevance: "${from_number} = ''",
    note: 'The call field stays all the same: a call stored in it must outlast a change of the list.',
  },
]

export const respondentName: SurveyRow = {
  ...compulsory,
  type: 'text',
  name: 'respondent_name',
  label: 'whoInterviewed',
  hint: 'whoInterviewedHint',
}

export const respondentNumber: SurveyRow = {
  ...phoneNumber,
  ...compulsory,
  name: 'respondent_number',
  label: 'numberOf',
  hint: 'numberOfHint',
}

export const yesNo: readonly ChoiceRow[] = [
  { list_name: 'yesno', value: '1', label: 'yes' },
  { list_name: 'yesno', value: '0', label: 'no' },
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

/** Printed beside the call field, of every form. */
export const neverPublished = 'Not publishable: its links lead to a recording, and it may hold a number.'

/** The fields that read a call's answer with `details=1`. */
const readerOfItem = {
  status: 'call_status',
  sid: 'call_sid',
  url: 'call_url',
  recordingsUrl: 'recordings_url',
  legStatus: 'respondent_leg_status',
  legSid: 'respondent_leg_sid',
  rung: 'seconds_rung',
  talked: 'seconds_talked',
  startedAt: 'call_started_at',
  endedAt: 'call_ended_at',
  placed: 'calls_placed',
  number: 'number_dialled',
  disposition: 'disposition',
  hand: 'entered_number',
  everyCall: 'every_call',
} as const satisfies Record<CallItem, string>

/** By the place of the item that they read. */
export const callItems = itemsOfAnswer.map((item) => readerOfItem[item])

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

/**
 * @param kind what the saved form is called: an expression, with the time behind it. Nobody's name or number, because
 * this is shown in lists, and may not be encrypted with the answers.
 */
export function formSettings(form_title: string, form_id: string, kind: string): SettingsRow {
  const when = "format-date-time(${starttime}, '%Y-%m-%d %H:%M')"
  return { form_title, form_id, instance_name: `concat(${kind}, ', ', ${when})` }
}
