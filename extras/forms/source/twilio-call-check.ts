// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  aboutTheForm,
  apiKey,
  enumeratorNumber,
  formSettings,
  numberToCall,
  plugIn,
  twilioNumberIn,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const survey: SurveyRow[] = [
  ...aboutTheForm,
  enumeratorNumber,
  numberToCall,
  {
    type: 'text',
    name: 'check',
    label: 'checkDevice',
    hint: 'checkDeviceHint',
    appearance: plugIn(
      "action='check'",
      'from_number=${enumerator_number}',
      'to_number=${respondent_number}',
      ...twilioNumberIn('twilio_key'),
      ...apiKey,
    ),
    note: 'Not publishable: its metadata names your server. Add the parameters of your own call field.',
  },
]

/** Calls nobody: says what works on a device, and stores it for whoever helps. */
export const twilioCallCheck: Form = {
  survey,
  choices: [],
  settings: formSettings('Twilio call: what works', 'twilio_call_check', "'Check'"),
}
