// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { dispositionList } from '../../../src/stored/dispositions.ts'
import { callItems, compulsory } from './form-parts.ts'
import type { ChoiceRow, SurveyRow } from './write-form.ts'

/**
 * What a form asks after a call, and when. It goes by two items of the answer: item 0, the enumerator's phone, and
 * item 4, the respondent's. The time at which a call ended (item 9) does not tell: a call that the enumerator never
 * answered may have none. Where the key may not list calls, item 4 is empty, and the enumerator is asked instead.
 */

const notAnswered = ['busy', 'no-answer', 'failed', 'canceled'] as const
const final = ['completed', ...notAnswered] as const
const goingOn = ['queued', 'ringing', 'in-progress'] as const

const isOne = (value: string, words: readonly string[]) =>
  `(${words.map((word) => `${value} = '${word}'`).join(' or ')})`

const isNone = (value: string, words: readonly string[]) =>
  words.map((word) => `${value} != '${word}'`).join(' and ')

const status = '${call_status}'
const legStatus = '${respondent_leg_status}'
const placed = "${call_sid} != ''"

/** The items that the questions below go by. A form reads them right behind the call field. */
export const itemsAsked = ['call_status', 'call_sid', 'respondent_leg_status'] as const

/**
 * Whether the respondent was reached: seen, or else asked.
 *
 * @param relevance where the form has no use for it otherwise
 */
export function whetherReached(relevance?: string): SurveyRow[] {
  const where = relevance === undefined ? placed : `${placed} and ${relevance}`
  return [
    {
      type: 'calculate',
      name: 'call_over',
      relevance: where,
      calculation: `if(${isOne(status, final)} and ${isNone(legStatus, goingOn)}, 1, 0)`,
      note: 'Both phones are done with the call. 0 also where it was over only after the field was left.',
    },
    {
      ...compulsory,
      type: 'select_one talked',
      name: 'talked',
      label: 'talked',
      hint: 'talkedHint',
      relevance: `${where} and ${isNone(status, notAnswered)} and ${isNone(legStatus, [...final, 'in-progress'])}`,
      note: 'Asked only where item 4 does not say it: the key may not list calls, or the field was left too soon.',
    },
    {
      type: 'calculate',
      name: 'reached',
      relevance: where,
      calculation: `if(${isOne(legStatus, ['in-progress', 'completed'])} or \${talked} = 1, 1, 0)`,
      note: 'The respondent’s phone was answered.',
    },
    {
      type: 'calculate',
      name: 'rung',
      relevance: where,
      calculation: `if(${legStatus} != '' or \${talked} = 1 or \${talked} = 0, 1, 0)`,
      note: 'The respondent’s phone rang, or would have. 0 where the enumerator’s own was not answered.',
    },
  ]
}

export const comeBack: SurveyRow = {
  type: 'note',
  name: 'come_back',
  label: 'comeBack',
  relevance: '${call_over} = 0',
}

/** @param label which of the questions for consent */
export function consentQuestion(label: 'consent' | 'consentRecorded'): SurveyRow {
  return {
    ...compulsory,
    type: 'select_one consent',
    name: 'consent',
    label,
    relevance: '${reached} = 1',
    note: 'Asked only of somebody who was reached.',
  }
}

export const interview: readonly SurveyRow[] = [
  { type: 'begin group', name: 'interview', label: 'interview', relevance: '${consent} = 1' },
  { type: 'note', name: 'interview_note', label: 'interviewNote' },
  { type: 'end group', name: 'interview' },
]

/** The code of what happened: chosen in the call field, or else here. */
export const whatHappened: readonly SurveyRow[] = [
  {
    type: 'calculate',
    name: 'result_list',
    relevance: placed,
    calculation: "if(${reached} = 1, 'talk', 'no-talk')",
  },
  {
    ...compulsory,
    type: 'select_one result',
    name: 'result',
    label: 'result',
    hint: 'resultHint',
    relevance: "${disposition} = '' and ${rung} = 1 and (${call_over} = 1 or ${reached} = 1)",
    choice_filter: "filter = 'any' or filter = ${result_list}",
    note: 'For those who did not go back to the call: the latest call of a visit does not stay without a code.',
  },
  {
    type: 'calculate',
    name: 'call_result',
    relevance: placed,
    calculation: "if(${rung} != 1, '', if(${disposition} != '', ${disposition}, ${result}))",
  },
]

const itemOfAnswer = (name: (typeof callItems)[number]) => `item-at('|', ., ${callItems.indexOf(name)})`

/**
 * A call that is over and rang at the respondent's must have a code. Blank passes: an enumerator without a network must
 * be able to go on. So does a call that goes on, since the questions are asked during it, one that never rang at the
 * respondent's, and one of which the key does not let anybody see that.
 */
export const mustHaveCode = {
  constraint: [
    `${itemOfAnswer('disposition')} != ''`,
    `${itemOfAnswer('call_status')} != 'completed'`,
    `(${isNone(itemOfAnswer('respondent_leg_status'), final)})`,
  ].join(' or '),
  'constraint message': 'chooseWhatHappened',
} as const

export const talkedChoices: readonly ChoiceRow[] = [
  { list_name: 'talked', value: '1', label: 'talkedYes' },
  { list_name: 'talked', value: '0', label: 'talkedNo' },
  { list_name: 'talked', value: '2', label: 'talkedNotRung' },
]

export const consentChoices: readonly ChoiceRow[] = [
  { list_name: 'consent', value: '1', label: 'yes' },
  { list_name: 'consent', value: '0', label: 'no' },
  { list_name: 'consent', value: '2', label: 'consentNotAsked' },
]

/** AAPOR's codes, as the call field itself offers them. */
export const resultChoices: readonly ChoiceRow[] = dispositionList.map(({ code, after }) => ({
  list_name: 'result',
  value: code,
  label: code,
  filter: after ?? 'any',
}))
