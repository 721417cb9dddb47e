// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import {
  comeBack,
  consentChoices,
  consentQuestion,
  interview,
  resultChoices,
  talkedChoices,
  whatHappened,
  whetherReached,
} from './call-questions.ts'
import {
  aboutTheForm,
  apiKey,
  callItems,
  enumeratorFromList,
  formSettings,
  neverPublished,
  phoneNumber,
  plugIn,
  readerOf,
} from './form-parts.ts'
import type { Form, SurveyRow } from './write-form.ts'

/** Of a case's calls in all its forms together; then it is closed. */
const mostCalls = 9

/**
 * What the dataset `cases` knows of the case that the form was opened from. Once, because the form itself
 * changes the case: opened again, it must not count its own calls as earlier ones.
 * https://docs.surveycto.com/03-collecting-data/03-data-collection-workflow/02.case-management.html
 */
function ofTheCase(name: string, column: string): SurveyRow {
  return { type: 'calculate', name, calculation: `once(pulldata('cases', '${column}', 'id', \${caseid}))` }
}

const theCase: SurveyRow[] = [
  { type: 'caseid', name: 'caseid', publishable: 'yes' },
  { type: 'note', name: 'no_case', label: 'noCase', relevance: "${caseid} = ''" },
  ofTheCase('respondent_name', 'name'),
  ofTheCase('mobile_number', 'mobile_number'),
  ofTheCase('other_number', 'other_number'),
  ofTheCase('calls_before', 'calls'),
  ofTheCase('result_before', 'last_result'),
  ofTheCase('last_call_before', 'last_call'),
  ofTheCase('users_before', 'users'),
  {
    type: 'calculate',
    name: 'numbers',
    calculation: "concat(${mobile_number}, '|', ${other_number})",
  },
  {
    type: 'calculate',
    name: 'number_labels',
    calculation: "concat(${respondent_name}, ' (mobile)|', ${respondent_name}, ' (other number)')",
  },
  {
    type: 'note',
    name: 'so_far',
    label: 'soFar',
    relevance: "${calls_before} != '' and ${calls_before} != '0'",
  },
]

const call: SurveyRow[] = [
  {
    type: 'text',
    name: 'call',
    label: 'callPerson',
    hint: 'casesCallHint',
    appearance: plugIn(
      'from_number=${from_number}',
      'to_number=${numbers}',
      'to_label=${number_labels}',
      'twilio_number=${caller_id}',
      ...apiKey,
      "whisper=concat('Case ', ${caseid}, ', ', ${respondent_name})",
      'record=0',
      'display_number=0',
      'attempts=3',
      'dispositions=1',
      'details=1',
    ),
    note: neverPublished,
  },
  ...(
    [
      'call_status',
      'call_sid',
      'respondent_leg_status',
      'seconds_rung',
      'seconds_talked',
      'call_started_at',
      'call_ended_at',
      'calls_placed',
      'number_dialled',
      'disposition',
      'every_call',
    ] as const
  ).map(readerOf('call', callItems)),
  ...whetherReached(),
  consentQuestion('consent'),
  ...interview,
  comeBack,
  ...whatHappened,
  {
    ...phoneNumber,
    name: 'new_number',
    label: 'newNumber',
    hint: 'optionalNumberHint',
    relevance: "${call_result} = '4.1' or ${call_result} = '4.3'",
  },
]

/**
 * What goes back into the dataset. Each has a value whatever happened, so that publishing never blanks a cell: the
 * value from before, where nobody was rung.
 */
const backToTheCase: SurveyRow[] = [
  {
    type: 'calculate',
    name: 'case_known',
    calculation: "if(${caseid} != '', 1, 0)",
    publishable: 'yes',
    note: 'Nothing is published from a form that was opened without a case.',
  },
  {
    type: 'calculate',
    name: 'case_calls_made',
    calculation: "if(${calls_placed} = '', 0, number(${calls_placed}) - if(${rung} = 1, 0, 1))",
    publishable: 'yes',
    note: 'Added to what the case has. The latest call does not count if the respondent was not rung.',
  },
  {
    type: 'calculate',
    name: 'calls_so_far',
    calculation: "if(${calls_before} = '', 0, number(${calls_before})) + ${case_calls_made}",
  },
  {
    type: 'calculate',
    name: 'case_last_result',
    calculation: "if(${call_result} != '', ${call_result}, ${result_before})",
    publishable: 'yes',
  },
  {
    type: 'calculate',
    name: 'case_last_call',
    calculation: "if(${rung} = 1 and ${call_started_at} != '', ${call_started_at}, ${last_call_before})",
    publishable: 'yes',
  },
  {
    type: 'calculate',
    name: 'case_other_number',
    calculation: "if(${new_number} != '', ${new_number}, ${other_number})",
    publishable: 'yes',
    note: 'In an encrypted form this number alone is not encrypted, since the list of cases has it.',
  },
  {
    type: 'calculate',
    name: 'case_users',
    calculation: `if(\${call_result} = '1.1' or \${call_result} = '2.11' or \${calls_so_far} >= ${mostCalls}, 'closed', \${users_before})`,
    publishable: 'yes',
    note: 'Nobody signs in as "closed", so the case is on nobody’s list any more.',
  },
]

/** Case management: several calls over several days, codes for calls, and cases that close by themselves. */
export const twilioCallCases: Form = {
  survey: [...aboutTheForm, ...enumeratorFromList, ...theCase, ...call, ...backToTheCase],
  choices: [...talkedChoices, ...consentChoices, ...resultChoices],
  settings: formSettings(
    'Twilio call: cases and attempts',
    'twilio_call_cases',
    "concat('Case ', ${caseid})",
  ),
}
