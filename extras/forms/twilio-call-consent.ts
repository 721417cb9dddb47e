// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  apiKey,
  callItems,
  enumeratorNumber,
  formSettings,
  plugIn,
  readerOf,
  respondentName,
  respondentNumber,
  startAndEnd,
  twilioNumberIn,
  yesNo,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const interview: SurveyRow[] = [
  {
    type: 'text',
    name: 'call',
    label: 'Call ${respondent_name}',
    hint: 'Ask for consent first. Tap Start recording only after a yes. You can call up to three times.',
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
    // Blank passes: an enumerator without a network must be able to go on. So does a call that is not over, since
    // the questions are asked during it. One that is over must be coded.
    constraint: "item-at('|', ., 12) != '' or item-at('|', ., 9) = ''",
    'constraint message': 'Choose what happened on the call before you go on.',
  },
  ...callItems.map(readerOf('call', callItems)),
  {
    type: 'select_one yesno',
    name: 'consent',
    label: 'Did the respondent agree to be interviewed?',
    relevance: "${call_sid} != ''",
    required: 'yes',
  },
  { type: 'begin group', name: 'interview', label: 'Interview', relevance: '${consent} = 1' },
  { type: 'note', name: 'interview_note', label: 'Put your own questions in place of this note.' },
  { type: 'end group', name: 'interview' },
  {
    type: 'note',
    name: 'come_back',
    label: 'When the call is over, go back to it: it then stores how it ended, and asks what happened.',
    relevance: "${call_sid} != '' and ${disposition} = ''",
  },
]

/** For new projects: nothing is recorded before consent, three calls in one field, codes for what happened. */
export const twilioCallConsent: Form = {
  survey: [...startAndEnd, enumeratorNumber, respondentName, respondentNumber, ...interview],
  choices: yesNo,
  settings: formSettings('Twilio call: recording by consent', 'twilio_call_consent'),
}
