// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  authToken,
  callItems,
  enumeratorNumber,
  formSettings,
  phoneNumber,
  plugIn,
  readerOf,
  startAndEnd,
  twilioNumberIn,
  yesNo,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const read = readerOf('call', callItems)

const setUp: SurveyRow[] = [
  {
    ...phoneNumber,
    name: 'respondent_number',
    label: 'Number to call',
    hint: 'Begin with + and the country code, without spaces. For example +14155550123',
    required: 'yes',
  },
  enumeratorNumber,
  {
    type: 'select_one yesno',
    name: 'record_call',
    label: 'Should the call be recorded?',
    hint: 'The recording starts when the other phone starts to ring, before anybody can be asked for consent.',
    required: 'yes',
  },
  {
    type: 'select_one yesno',
    name: 'show_number',
    label: 'Should the number be shown on the screen?',
    required: 'yes',
  },
]

const attempt: SurveyRow[] = [
  {
    type: 'begin repeat',
    name: 'call_attempt',
    label: 'Call attempt',
  },
  {
    type: 'text',
    name: 'call',
    label: 'Call the respondent',
    hint: 'Tap Call and answer your own phone. When the call is over, wait for its last status, then go on.',
    appearance: plugIn(
      'from_number=${enumerator_number}',
      'to_number=${respondent_number}',
      ...twilioNumberIn('twilio_access'),
      ...authToken,
      'record=${record_call}',
      'display_number=${show_number}',
    ),
  },
  read('call_status'),
  read('call_sid'),
  {
    type: 'select_one yesno',
    name: 'consent',
    label: 'Did the respondent agree to be interviewed and recorded?',
    relevance: "${call_sid} != ''",
    required: 'yes',
  },
  read('call_url'),
  // Without consent nobody should follow the link. The recording itself still has to be deleted at Twilio.
  { ...read('recordings_url'), relevance: '${consent} = 1' },
  {
    type: 'note',
    name: 'recording_remains',
    label:
      'This call was recorded without consent. Ask your supervisor to delete the recording of call ${call_sid}.',
    relevance: '${consent} = 0 and ${record_call} = 1',
  },
  { type: 'end repeat', name: 'call_attempt' },
]

/** One call per field, in a repeat group of attempts: the form that came with the 2020 plug-in, made anew. */
export const twilioCallSample: Form = {
  survey: [...startAndEnd, ...setUp, ...attempt],
  choices: yesNo,
  settings: formSettings('Twilio call: sample form', 'twilio_call_sample'),
}
