// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  apiKey,
  callItems,
  enumeratorFromList,
  formSettings,
  phoneNumber,
  plugIn,
  readerOf,
  respondentName,
  startAndEnd,
  yesNo,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const read = readerOf('call', callItems)

const numberHint = 'Begin with + and the country code. Leave it empty if there is none.'

const respondent: SurveyRow[] = [
  { ...respondentName, hint: 'Shown on the call screen together with the number.' },
  {
    ...phoneNumber,
    name: 'mobile_number',
    label: 'Mobile number of ${respondent_name}',
    hint: 'In a real survey these come from your list of cases. For example +14155550123',
    required: 'yes',
  },
  { ...phoneNumber, name: 'home_number', label: 'Number at home', hint: numberHint },
  { ...phoneNumber, name: 'neighbour_number', label: 'Number of a neighbour', hint: numberHint },
  {
    type: 'calculate',
    name: 'numbers',
    calculation: "concat(${mobile_number}, '|', ${home_number}, '|', ${neighbour_number})",
  },
  {
    type: 'calculate',
    name: 'number_labels',
    calculation:
      "concat(${respondent_name}, ' (mobile)|', ${respondent_name}, ' (home)|', ${respondent_name}, ' (neighbour)')",
  },
  {
    type: 'calculate',
    name: 'message_draft',
    calculation:
      "concat('Hello ', ${respondent_name}, '. We tried to call you. When can we call again? Answer STOP to get no more messages.')",
  },
]

const call: SurveyRow[] = [
  {
    type: 'text',
    name: 'call',
    label: 'Call ${respondent_name}',
    hint: 'Look at History before you call. If the number is wrong, correct it with Keypad.',
    appearance: plugIn(
      'from_number=${from_number}',
      'to_number=${numbers}',
      'to_label=${number_labels}',
      'twilio_number=${caller_id}',
      ...apiKey,
      "panel='keypad history messages'",
      'sms_text=${message_draft}',
      'record=0',
      'attempts=5',
      'details=1',
    ),
  },
  ...(['call_status', 'call_sid', 'seconds_talked', 'number_dialled', 'entered_number'] as const).map(read),
  {
    type: 'calculate',
    name: 'number_called',
    // Item 11 counts the form's numbers from 1; it is 0 for one that was entered by hand, which item 13 holds.
    calculation:
      "if(${number_dialled} = '0', ${entered_number}, item-at('|', ${numbers}, number(${number_dialled}) - 1))",
    relevance: "${call_sid} != ''",
  },
  {
    type: 'select_one yesno',
    name: 'keep_number',
    label: 'Is ${entered_number} a number of ${respondent_name}, to be used from now on?',
    relevance: "${entered_number} != ''",
    required: 'yes',
  },
]

/** The phone panel: the keypad, earlier calls and messages beside the call, and a caller ID for each enumerator. */
export const twilioCallPanel: Form = {
  survey: [...startAndEnd, ...enumeratorFromList, ...respondent, ...call],
  choices: yesNo,
  settings: formSettings('Twilio call: phone panel', 'twilio_call_panel'),
}
