// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { ExportedForm } from '../../../src/stand-in/surveycto/export.ts'
import { type FilledForm, type FormRow, fillForm } from '../../../src/stand-in/surveycto/form.ts'
import type { PlannedInterview } from './plan.ts'

const itemOf = (name: string, item: number): FormRow => ({
  type: 'calculate',
  name,
  calculation: `item-at('|', \${call}, ${item})`,
})

const survey: readonly FormRow[] = [
  { type: 'start', name: 'starttime' },
  { type: 'end', name: 'endtime' },
  { type: 'deviceid', name: 'deviceid' },
  { type: 'username', name: 'username' },
  { type: 'caseid', name: 'caseid' },
  { type: 'note', name: 'welcome', label: 'Before you call, open the list of questions.' },
  { type: 'text', name: 'call', label: 'Call the respondent' },
  itemOf('call_status', 0),
  itemOf('seconds_talked', 7),
  itemOf('calls_placed', 10),
  itemOf('disposition', 12),
  {
    type: 'select_one yesno',
    name: 'interview_done',
    label: 'Was the interview completed?',
    required: 'yes',
  },
  { type: 'text', name: 'remarks', label: 'Anything to add?' },
]

/** What a form has that exports `plug-in-metadata(${call})`. */
const metadataRow: FormRow = { type: 'calculate', name: 'call_metadata' }

export const surveyForm: ExportedForm = { id: 'phone_survey', version: '2601050800', survey }
export const surveyFormWithMetadata: ExportedForm = { ...surveyForm, survey: [...survey, metadataRow] }

const choices: readonly FormRow[] = ['1', '0'].map((value) => ({ list_name: 'yesno', value }))

/** A form being filled in by this enumerator, from this moment on. */
export function openForm(
  { enumerator, caseId }: PlannedInterview,
  startedAt: number,
): { readonly form: FilledForm; end(ms: number): void } {
  const known: Record<string, string> = {
    start: new Date(startedAt).toISOString(),
    end: '',
    deviceid: `device-of-${enumerator}`,
    username: enumerator,
    caseid: caseId,
  }
  return {
    form: fillForm({ survey, choices }, { datasets: {}, known }),
    end(ms) {
      known['end'] = new Date(ms).toISOString()
    },
  }
}
