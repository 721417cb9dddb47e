// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  apiKey,
  formSettings,
  messageItems,
  plugIn,
  readerOf,
  respondentName,
  respondentNumber,
  startAndEnd,
  twilioNumberIn,
  yesNo,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const before: SurveyRow[] = [
  { ...respondentName, label: 'Who is to get a message?', hint: 'Shown together with the number.' },
  respondentNumber,
  {
    type: 'text',
    name: 'organisation',
    label: 'For whom do you work?',
    hint: 'The message says so: a number alone tells nobody who writes.',
    required: 'yes',
  },
  {
    type: 'select_one yesno',
    name: 'may_write',
    label: 'Did ${respondent_name} agree to get messages?',
    required: 'yes',
  },
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
    label: 'Write to ${respondent_name}',
    hint: 'Read it, change it if you like, then tap Send. Wait until the screen says what became of it.',
    appearance: plugIn(
      "action='sms'",
      'to_number=${respondent_number}',
      'to_label=${respondent_name}',
      'sms_text=${message_text}',
      ...twilioNumberIn('twilio_key'),
      ...apiKey,
    ),
    relevance: '${may_write} = 1',
  },
  ...messageItems.map(readerOf('message', messageItems)),
  {
    type: 'note',
    name: 'not_delivered',
    label: 'The message did not reach ${respondent_name}. Call instead, or ask for another number.',
    relevance: "${message_status} = 'undelivered' or ${message_status} = 'failed'",
  },
]

/** A message is the field's whole job; the form writes it and reads what became of it. */
export const twilioMessageSample: Form = {
  survey: [...startAndEnd, ...before, ...message],
  choices: yesNo,
  settings: formSettings('Twilio message: sample form', 'twilio_message_sample'),
}
