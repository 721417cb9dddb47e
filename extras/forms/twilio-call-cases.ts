// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { englishDispositions } from '../../src/plugin/words/english/disposition-words.ts'
import {
  apiKey,
  callItems,
  enumeratorFromList,
  formSettings,
  phoneNumber,
  plugIn,
  readerOf,
  startAndEnd,
  yesNo,
} from './form-parts.ts'
import type { ChoiceRow, Form, SurveyRow } from './write-form.ts'

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
  { type: 'caseid', name: 'caseid' },
  {
    type: 'note',
    name: 'no_case',
    label: 'This form needs a case. Leave it, and open it from Manage Cases.',
    relevance: "${caseid} = ''",
  },
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
    label: 'Calls so far: ${calls_before}. The last was at ${last_call_before}, result ${result_before}.',
    relevance: "${calls_before} != ''",
  },
]

const call: SurveyRow[] = [
  {
    type: 'text',
    name: 'call',
    label: 'Call ${respondent_name}',
    hint: 'Go on to the questions while you talk. Come back here when the call is over, and say what happened.',
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
    ] as const
  ).map(readerOf('call', callItems)),
]

/** Nobody is asked about consent where Twilio saw that nobody answered. */
const perhapsTalked = [
  "${call_sid} != ''",
  ...['no-answer', 'busy', 'failed', 'canceled'].map((status) => `\${respondent_leg_status} != '${status}'`),
].join(' and ')

const interview: SurveyRow[] = [
  {
    type: 'select_one yesno',
    name: 'consent',
    label: 'Did ${respondent_name} agree to be interviewed now?',
    relevance: perhapsTalked,
    required: 'yes',
  },
  { type: 'begin group', name: 'interview', label: 'Interview', relevance: '${consent} = 1' },
  { type: 'note', name: 'interview_note', label: 'Put your own questions in place of this note.' },
  { type: 'end group', name: 'interview' },
]

const result: SurveyRow[] = [
  {
    type: 'note',
    name: 'come_back',
    label: 'When the call is over, go back to it: it then stores how it ended, and asks what happened.',
    relevance: "${call_sid} != '' and ${call_ended_at} = ''",
  },
  // For those who did not go back: the latest call of a visit does not stay without a code.
  {
    type: 'select_one result',
    name: 'result',
    label: 'What became of the call?',
    relevance: "${call_sid} != '' and ${disposition} = ''",
    required: 'yes',
  },
  {
    type: 'calculate',
    name: 'call_result',
    calculation: "if(${disposition} != '', ${disposition}, ${result})",
  },
  {
    ...phoneNumber,
    name: 'new_number',
    label: 'Another number of ${respondent_name}, if you were given one',
    hint: 'Begin with + and the country code. Leave it empty if there is none.',
    relevance: "${call_result} = '4.1' or ${call_result} = '4.3'",
  },
]

/** What goes back into the dataset. Each has a value whatever happened, so that publishing never blanks a cell. */
const backToTheCase: SurveyRow[] = [
  {
    type: 'calculate',
    name: 'case_calls',
    calculation:
      "if(${calls_before} = '', 0, number(${calls_before})) + if(${calls_placed} = '', 0, number(${calls_placed}))",
  },
  {
    type: 'calculate',
    name: 'case_last_result',
    calculation: "if(${call_result} != '', ${call_result}, ${result_before})",
  },
  {
    type: 'calculate',
    name: 'case_last_call',
    calculation: "if(${call_started_at} != '', ${call_started_at}, ${last_call_before})",
  },
  {
    type: 'calculate',
    name: 'case_other_number',
    calculation: "if(${new_number} != '', ${new_number}, ${other_number})",
  },
  {
    type: 'calculate',
    name: 'case_users',
    // Nobody signs in as "closed", so the case is on nobody's list any more.
    calculation: `if(\${call_result} = '1.1' or \${call_result} = '2.11' or \${case_calls} >= ${mostCalls}, 'closed', \${users_before})`,
  },
]

/** AAPOR's codes, as the call field itself offers them. */
const results: ChoiceRow[] = Object.entries(englishDispositions).map(([value, label]) => ({
  list_name: 'result',
  value,
  label,
}))

/** Case management: several calls over several days, codes for calls, and cases that close by themselves. */
export const twilioCallCases: Form = {
  survey: [
    ...startAndEnd,
    ...enumeratorFromList,
    ...theCase,
    ...call,
    ...interview,
    ...result,
    ...backToTheCase,
  ],
  choices: [...yesNo, ...results],
  settings: formSettings('Twilio call: cases and attempts', 'twilio_call_cases'),
}
