// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  apiKey,
  callItems,
  enumeratorNumber,
  formSettings,
  phoneNumber,
  plugIn,
  readerOf,
  twilioNumberIn,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const survey: SurveyRow[] = [
  enumeratorNumber,
  {
    ...phoneNumber,
    name: 'respondent_number',
    label: 'Number to call',
    hint: 'Begin with + and the country code. For example +14155550123',
    required: 'yes',
  },
  {
    type: 'text',
    name: 'call',
    label: 'Call the respondent',
    hint: 'Tap Call, answer your own phone, and wait for the other.',
    appearance: plugIn(
      'from_number=${enumerator_number}',
      'to_number=${respondent_number}',
      ...twilioNumberIn('twilio_key'),
      ...apiKey,
    ),
  },
  ...(['call_status', 'call_sid'] as const).map(readerOf('call', callItems)),
]

/** As little as it takes: two numbers, the call, and two of its items. Rows to copy into one's own form. */
export const twilioCallMinimal: Form = {
  survey,
  choices: [],
  settings: formSettings('Twilio call: the least', 'twilio_call_minimal'),
}
