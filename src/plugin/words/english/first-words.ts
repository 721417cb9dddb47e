/** What stands on the screen before anything else does, in English: the texts of a field that can call. */
export const englishFirst = {
  yourPhone: 'Your phone',
  respondent: 'Respondent',
  hiddenNumber: 'Number hidden',
  call: 'Call',
  order: 'Your phone rings first. When you answer, we call {who}.',
  isRecorded: 'The call is recorded.',
  startFailed: 'This field cannot start on this device. Try another device, or tell your supervisor.',
} as const

export type FirstWordKey = keyof typeof englishFirst
