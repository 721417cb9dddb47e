import type { Outcome } from './outcome.ts'
import type { Told } from './tell.ts'

/** What must be so in every form that asks such a thing, whoever wrote it and however it asks. */
const laws: readonly (readonly [law: string, isKept: (told: Told, outcome: Outcome) => boolean])[] = [
  ['the enumerator can always go on', ({ stuck }) => stuck === ''],
  [
    'consent, and whether to keep a number, is asked where the respondent was reached, and there only',
    ({ asked, form }, { truth }) =>
      !/sample|consent|cases|panel/.test(form) ||
      asked.some((one) => one === 'consent*' || one === 'keep_number*') === truth.reached,
  ],
  [
    'who left a call that goes on is sent back to it, and nobody else',
    ({ asked, form }, { truth }) =>
      !/sample|consent|cases/.test(form) || asked.includes('come_back') !== truth.over,
  ],
  [
    'the enumerator is asked whether they talked only where nothing has seen it',
    ({ asked, key, items }, { truth }) =>
      !asked.includes('talked*') || (items[1] === '' && (key === 'cannot list' || !truth.rung)),
  ],
  [
    'nothing is stored about a respondent whom nobody rang',
    ({ stored }, { truth }) =>
      truth.rung ||
      ['consent', 'call_result', 'case_last_result', 'case_last_call', 'keep_number'].every(
        (name) => stored[name] === undefined,
      ),
  ],
  [
    'a call that rang at the respondent’s and is over has a code',
    ({ stored, items, form }, { truth }) =>
      !/consent|cases/.test(form) ||
      !(truth.rung && truth.over) ||
      (stored['call_result'] ?? items[2] ?? '') !== '',
  ],
  [
    'a case has one call more where the respondent was rung, and there only',
    ({ stored, form }, { truth }) =>
      !form.includes('cases') || stored['case_calls_made'] === (truth.rung ? '1' : '0'),
  ],
]

/** The laws that a row of the table breaks. */
export function brokenLaws(told: Told, outcome: Outcome): string[] {
  return laws.filter(([, isKept]) => !isKept(told, outcome)).map(([law]) => law)
}
