// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { talkedChoices, whetherReached } from './call-questions.ts'
import {
  aboutTheForm,
  apiKey,
  callItems,
  compulsory,
  enumeratorFromList,
  formSettings,
  neverPublished,
  phoneNumber,
  plugIn,
  readerOf,
  respondentName,
  yesNo,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

const read = readerOf('call', callItems)

const respondent: SurveyRow[] = [
  { ...respondentName, hint: 'shownWithNumber' },
  {
    ...phoneNumber,
    ...compulsory,
    name: 'mobile_number',
    label: 'mobileNumber',
    hint: 'numberOfHint',
  },
  { ...phoneNumber, name: 'home_number', label: 'homeNumber', hint: 'optionalNumberHint' },
  { ...phoneNumber, name: 'neighbour_number', label: 'neighbourNumber', hint: 'optionalNumberHint' },
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
    label: 'callPerson',
    hint: 'panelCallHint',
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
    note: neverPublished,
  },
  ...(
    [
      'call_status',
      'call_sid',
      'respondent_leg_status',
      'seconds_talked',
      'number_dialled',
      'entered_number',
      'every_call',
    ] as const
  ).map(read),
  {
    type: 'calculate',
    name: 'number_called',
    calculation:
      "if(${number_dialled} = '0', ${entered_number}, item-at('|', ${numbers}, number(${number_dialled}) - 1))",
    relevance: "${call_sid} != ''",
    note: 'Item 11 counts the numbers of the form from 1. It is 0 for one that was entered by hand: item 13.',
  },
  ...whetherReached("${entered_number} != ''"),
  {
    ...compulsory,
    type: 'select_one yesno',
    name: 'keep_number',
    label: 'keepNumber',
    relevance: '${reached} = 1',
    note: 'Asked only of a number entered by hand at which somebody was reached.',
  },
]

/** The phone panel: the keypad, earlier calls and messages beside the call, and a caller ID for each enumerator. */
export const twilioCallPanel: Form = {
  survey: [...aboutTheForm, ...enumeratorFromList, ...respondent, ...call],
  choices: [...yesNo, ...talkedChoices],
  settings: formSettings('Twilio call: phone panel', 'twilio_call_panel', "'Call'"),
}
