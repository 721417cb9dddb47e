// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  aboutTheForm,
  apiKey,
  compulsory,
  formSettings,
  messageItems,
  neverPublished,
  plugIn,
  readerOf,
  respondentName,
  respondentNumber,
  twilioNumberIn,
  yesNo,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const before: SurveyRow[] = [
  { ...respondentName, label: 'whoMessage', hint: 'shownWithNumber' },
  respondentNumber,
  {
    ...compulsory,
    type: 'text',
    name: 'organisation',
    label: 'organisation',
    hint: 'organisationHint',
  },
  { ...compulsory, type: 'select_one yesno', name: 'may_write', label: 'mayWrite' },
  {
    type: 'calculate',
    name: 'message_text',
    // Short, and without letters that cost more room, so that it fits into one message. The enumerator can change it.
    calculation:
      "concat('Hello ', ${respondent_name}, '. This is ', ${organisation}, '. We tried to call you and will try again. Answer STOP to get no more messages.')",
  },
]

const message: SurveyRow[] = [
  {
    type: 'text',
    name: 'message',
    label: 'writeTo',
    hint: 'messageHint',
    appearance: plugIn(
      "action='sms'",
      'to_number=${respondent_number}',
      'to_label=${respondent_name}',
      'sms_text=${message_text}',
      ...twilioNumberIn('twilio_key'),
      ...apiKey,
    ),
    relevance: '${may_write} = 1',
    note: neverPublished,
  },
  ...messageItems.map(readerOf('message', messageItems)),
  {
    type: 'note',
    name: 'not_delivered',
    label: 'notDelivered',
    relevance: "${message_status} = 'undelivered' or ${message_status} = 'failed'",
  },
]

/** A message is the field's whole job; the form writes it and reads what became of it. */
export const twilioMessageSample: Form = {
  survey: [...aboutTheForm, ...before, ...message],
  choices: yesNo,
  settings: formSettings('Twilio message: sample form', 'twilio_message_sample', "'Message'"),
}
