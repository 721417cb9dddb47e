// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  comeBack,
  consentChoices,
  consentQuestion,
  interview,
  mustHaveCode,
  resultChoices,
  talkedChoices,
  whatHappened,
  whetherReached,
} from './call-questions.ts'
import {
  aboutTheForm,
  apiKey,
  callItems,
  enumeratorNumber,
  formSettings,
  neverPublished,
  plugIn,
  readerOf,
  respondentName,
  respondentNumber,
  twilioNumberIn,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const call: SurveyRow[] = [
  {
    ...mustHaveCode,
    type: 'text',
    name: 'call',
    label: 'callPerson',
    hint: 'consentCallHint',
    appearance: plugIn(
      'from_number=${enumerator_number}',
      'to_number=${respondent_number}',
      'to_label=${respondent_name}',
      ...twilioNumberIn('twilio_key'),
      ...apiKey,
      "record='consent'",
      'display_number=0',
      'attempts=3',
      'dispositions=1',
      'details=1',
    ),
    note: neverPublished,
  },
  ...callItems.map(readerOf('call', callItems)),
  ...whetherReached(),
  consentQuestion('consent'),
  ...interview,
  comeBack,
  ...whatHappened,
]

/** For new projects: nothing is recorded before consent, three calls in one field, codes for what happened. */
export const twilioCallConsent: Form = {
  survey: [...aboutTheForm, enumeratorNumber, respondentName, respondentNumber, ...call],
  choices: [...talkedChoices, ...consentChoices, ...resultChoices],
  settings: formSettings('Twilio call: recording by consent', 'twilio_call_consent', "'Call'"),
}
