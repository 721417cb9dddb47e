// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { comeBack, consentChoices, consentQuestion, talkedChoices, whetherReached } from './call-questions.ts'
import {
  aboutTheForm,
  authToken,
  callItems,
  compulsory,
  enumeratorNumber,
  formSettings,
  neverPublished,
  numberToCall,
  plugIn,
  readerOf,
  twilioNumberIn,
  yesNo,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const read = readerOf('call', callItems)

const setUp: SurveyRow[] = [
  numberToCall,
  enumeratorNumber,
  {
    ...compulsory,
    type: 'select_one yesno',
    name: 'record_call',
    label: 'recordCall',
    hint: 'recordCallHint',
  },
  { ...compulsory, type: 'select_one yesno', name: 'show_number', label: 'showNumber' },
]

const attempt: SurveyRow[] = [
  { type: 'begin repeat', name: 'call_attempt', label: 'attempt' },
  {
    type: 'text',
    name: 'call',
    label: 'callRespondent',
    hint: 'attemptHint',
    appearance: plugIn(
      'from_number=${enumerator_number}',
      'to_number=${respondent_number}',
      ...twilioNumberIn('twilio_access'),
      ...authToken,
      'record=${record_call}',
      'display_number=${show_number}',
      'details=1',
    ),
    note: neverPublished,
  },
  read('call_status'),
  read('call_sid'),
  read('call_url'),
  read('respondent_leg_status'),
  read('every_call'),
  ...whetherReached(),
  comeBack,
  consentQuestion('consentRecorded'),
  {
    ...read('recordings_url'),
    relevance: '${consent} = 1',
    note: 'Without consent nobody should follow the link. The recording itself still has to be deleted at Twilio.',
  },
  {
    type: 'note',
    name: 'recording_remains',
    label: 'recordingRemains',
    relevance: '${record_call} = 1 and (${consent} = 0 or ${consent} = 2)',
  },
  { type: 'end repeat', name: 'call_attempt' },
]

/** One call per field, in a repeat group of attempts: the form that came with the 2020 plug-in, made anew. */
export const twilioCallSample: Form = {
  survey: [...aboutTheForm, ...setUp, ...attempt],
  choices: [...yesNo, ...talkedChoices, ...consentChoices],
  settings: formSettings('Twilio call: sample form', 'twilio_call_sample', "'Call'"),
}
