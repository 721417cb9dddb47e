import type { DispositionCode } from './dispositions.ts'

/** The labels of the built-in dispositions in English, under AAPOR's codes: the field and the desk say the same. */
export const dispositionLabels = {
  '1.1': 'Interview completed',
  '2.12': 'Broken off',
  '2.21': 'Asked to call back',
  '2.11': 'Refused',
  '2.33': 'Language problem',
  '4.1': 'Wrong number',
  '3.14': 'Answering machine',
  '3.13': 'No answer',
  '3.12': 'Busy',
  '4.3': 'Number does not work',
  '3.16': 'Technical problem',
} as const satisfies Readonly<Record<DispositionCode, string>>
