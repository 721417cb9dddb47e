// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.

/**
 * Everything that the sample forms ask and say. `${…}` is a field of the form; `{startRecording}` and the like are the
 * plug-in's own words, put in as the field has them.
 */
export const english = {
  yes: 'Yes',
  no: 'No',
  answerNeeded: 'Please answer this before you go on.',

  ownNumber: 'Your own number',
  ownNumberHint: 'Your phone rings first. Begin with + and the country code, for example +14155550123',
  wholeNumber: 'Write the whole number: a plus sign, the country code, then the number. Digits only.',
  optionalNumberHint: 'Begin with + and the country code. Leave it empty if there is none.',
  notListed:
    'Your user name, ${username}, is not in the list enumerator_phones. Ask your supervisor to add it.',

  whoInterviewed: 'Who is to be interviewed?',
  whoInterviewedHint: 'Shown on the call screen in place of the number.',
  shownWithNumber: 'Shown on the call screen together with the number.',
  numberOf: 'Number of ${respondent_name}',
  numberOfHint: 'In a real survey this comes from your list of cases. For example +14155550123',
  numberToCall: 'Number to call',
  numberToCallHint: 'Begin with + and the country code. For example +14155550123',
  mobileNumber: 'Mobile number of ${respondent_name}',
  homeNumber: 'Number at home',
  neighbourNumber: 'Number of a neighbour',

  callRespondent: 'Call the respondent',
  callPerson: 'Call ${respondent_name}',
  callHint: 'Tap {call}, answer your own phone, and wait for the other.',
  attemptHint:
    'Tap {call} and answer your own phone. When the call is over, wait for its last status, then go on.',
  consentCallHint:
    'Ask for consent first. Tap {startRecording} only after a yes. You can call up to three times.',
  casesCallHint:
    'Go on to the questions while you talk. Come back here when the call is over, and say what happened.',
  panelCallHint: 'Look at {history} before you call. If the number is wrong, correct it with {keypad}.',
  chooseWhatHappened: 'Choose what happened on the call before you go on.',
  attempt: 'Call attempt',

  recordCall: 'Should the call be recorded?',
  recordCallHint:
    'The recording starts when the other phone starts to ring, before anybody can be asked for consent.',
  showNumber: 'Should the number be shown on the screen?',

  talked: 'Did you talk with the respondent, or are you talking now?',
  talkedHint: 'The form cannot see it by itself.',
  talkedYes: 'Yes',
  talkedNo: 'No, nobody answered, or the phone was busy',
  talkedNotRung: 'No, the respondent’s phone has not rung',
  comeBack: 'The call was not over when you left it. When it is, go back to it: it then stores how it ended.',
  consent: 'Did the respondent agree to be interviewed?',
  consentRecorded: 'Did the respondent agree to be interviewed and recorded?',
  consentNotAsked: 'I could not ask: an answering machine, another person, or we were cut off',
  recordingRemains:
    'This call was recorded without consent. Ask your supervisor to delete the recording of call ${call_sid}.',
  interview: 'Interview',
  interviewNote: 'Put your own questions in place of this note.',
  result: 'What became of the call?',
  resultHint: 'You did not say so where you called.',

  noCase: 'This form needs a case. Leave it, and open it from Manage Cases.',
  soFar:
    'Calls so far: ${calls_before}. The last was at ${last_call_before}, with the result ${result_before}.',
  newNumber: 'Another number of ${respondent_name}, if you were given one',
  keepNumber: 'Is ${entered_number} a number of ${respondent_name}, to be used from now on?',

  whoMessage: 'Who is to get a message?',
  organisation: 'For whom do you work?',
  organisationHint: 'The message says so: a number alone tells nobody who writes.',
  mayWrite: 'Did ${respondent_name} agree to get messages?',
  writeTo: 'Write to ${respondent_name}',
  messageHint:
    'Read it, change it if you like, then tap {send}. Wait until the screen says what became of it.',
  notDelivered: 'The message did not reach ${respondent_name}. Call instead, or ask for another number.',

  checkDevice: 'What works on this device',
  checkDeviceHint: 'Nobody is called. Wait until it is done, then go on. {checkNow} looks again.',
} as const

export type FormWordKey = keyof typeof english
export type FormWords = Readonly<Record<FormWordKey, string>>
