import type { Settings } from './settings.ts'

/**
 * What respondents hear and read, and what enumerators and supervisors get. `.env` may put a text of its own
 * in place of each (`WORDS_THANKS=Asante.`); for a spoken one also a recording's address, since Twilio does
 * not speak every language.
 */
export const words = {
  greetingByName: 'Hello, {name}.',
  greeting: 'Hello. You have reached the survey team.',
  menu: 'To speak to your interviewer, press 1. To leave a message, press 2. If you do not want to be called again, press 9.',
  nothingPressed: 'We did not hear a key.',
  wrongKey: 'This key has no meaning here.',
  connecting: 'We are connecting you. Please wait.',
  stillWaiting: 'Please stay on the line. We are looking for an interviewer who is free.',
  takeCall: '{who} is waiting to speak to you. Press any key.',
  pressToCall: 'Press any key to call.',
  callerGone: 'The caller is no longer there. Goodbye.',
  nobodyFree: 'Nobody can take your call now.',
  leaveMessage: 'Please leave a message after the tone. Press the hash key when you are done.',
  nothingRecorded: 'We did not hear a message.',
  thanks: 'Thank you. Your message has been kept. Goodbye.',
  noted: 'We have noted that you do not want to be called again. Goodbye.',
  passedOn: 'Thank you. We pass your wish on to the team. Goodbye.',
  sayNumber: 'We cannot see your number. Please say after the tone which number we should not call again.',
  writeNumber:
    'We cannot see your number, so we cannot note it. Please send us a text message from the phone that we should not call. Goodbye.',
  notNoted: 'We are sorry, we could not note this now. Please call again later. Goodbye.',
  goodbye: 'Goodbye.',
  sorry: 'We are sorry, something went wrong. Please call again later. Goodbye.',
  answerForwarded: 'Thank you. Your message has been passed on to your interviewer.',
  answerKept: 'Thank you. We have received your message.',
  somebody: 'Somebody',
  caller: 'A caller ({number})',
  respondent: 'A respondent',
  withCase: '{who} (case {case})',
  noticeVoicemail: 'Voicemail from {who}, {seconds} s.',
  noticeDoNotCall: '{who} asked not to be called again.',
  noticeNotListed: '{who} asked not to be called again, and could not be put on the list. Please add them.',
  noticeNumberSaid:
    'Somebody without a number asked not to be called again and says the number in a voicemail, {seconds} s.',
  noticeStopped: '{who} wrote STOP: Twilio sends no more messages there.',
  noticeStarted: '{who} wrote START: messages may be sent again.',
  noticeMessage: '{who} wrote: {text}',
  emailSubject: 'A respondent: {what}',
  emailLog: "Twilio's log: {sid}",
} as const

export type WordName = keyof typeof words

/** The words under `name`, with `{…}` filled in. */
export function wordsFor(
  settings: Settings,
  name: WordName,
  values: Readonly<Record<string, string>> = {},
): string {
  const text = settings.word(name) ?? words[name]
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)
}
