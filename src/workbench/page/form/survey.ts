import { type ExportedForm, type Submission, writeWideCsv } from '../../../stand-in/surveycto/export.ts'
import type { StoredField } from '../../../stand-in/surveycto/field.ts'
import { readMetadata } from '../../../stored/metadata.ts'

/** The workbench's form as far as an export shows it. */
const form: ExportedForm = {
  id: 'workbench',
  version: '1',
  survey: [
    { type: 'text', name: 'enumerator' },
    { type: 'text', name: 'caseid' },
    { type: 'text', name: 'call' },
    { type: 'calculate', name: 'call_metadata' },
    { type: 'calculate', name: 'interview_done' },
  ],
}

/** What the form on the page would have sent in: a submission for each answer until that is cleared. */
export interface Survey {
  note(stored: StoredField, fields: Readonly<Record<string, string>>): void
  /** As SurveyCTO exports it; undefined while there is nothing. */
  writeExport(): string | undefined
}

/** @param now milliseconds since 1970 */
export function createSurvey(now: () => number): Survey {
  const sent: Submission[] = []
  let isOpen = false
  return {
    note(stored, fields) {
      if (stored.answer === '') {
        isOpen = false
        return
      }
      const number = isOpen ? sent.length : sent.length + 1
      if (isOpen) sent.pop()
      isOpen = true
      sent.push({ key: keyOf(number), submittedAt: now(), values: valuesOf(stored, fields) })
    },
    writeExport: () => (sent.length > 0 ? writeWideCsv(form, sent) : undefined),
  }
}

function keyOf(number: number): string {
  return `uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** Somebody with whom people talked counts as interviewed here. */
function valuesOf(
  { answer, metadata }: StoredField,
  fields: Readonly<Record<string, string>>,
): Record<string, string> {
  const hasTalked = readMetadata(metadata).log.some(({ leg }) => leg?.status === 'completed')
  return {
    enumerator: 'Enumerator 1',
    caseid: fields['respondent_name'] ?? '',
    call: answer,
    call_metadata: metadata,
    interview_done: hasTalked ? '1' : '0',
  }
}
