// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  aboutTheForm,
  apiKey,
  callItems,
  enumeratorNumber,
  formSettings,
  neverPublished,
  numberToCall,
  plugIn,
  readerOf,
  twilioNumberIn,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const survey: SurveyRow[] = [
  ...aboutTheForm,
  enumeratorNumber,
  numberToCall,
  {
    type: 'text',
    name: 'call',
    label: 'callRespondent',
    hint: 'callHint',
    appearance: plugIn(
      'from_number=${enumerator_number}',
      'to_number=${respondent_number}',
      ...twilioNumberIn('twilio_key'),
      ...apiKey,
    ),
    note: neverPublished,
  },
  ...(['call_status', 'call_sid'] as const).map(readerOf('call', callItems)),
]

/** As little as it takes: two numbers, the call, and two of its items. Rows to copy into one's own form. */
export const twilioCallMinimal: Form = {
  survey,
  choices: [],
  settings: formSettings('Twilio call: the least', 'twilio_call_minimal', "'Call'"),
}
