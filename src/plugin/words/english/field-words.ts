import { englishFirst } from './first-words.ts'

/**
 * What every field may show, in English. `{name}` is replaced by a value. Recording, panel, dispositions and what is
 * said to the form designer have tables of their own beside this one: all-english.ts has them together.
 */
export const english = {
  ...englishFirst,
  hiddenNumberNote: 'Number hidden.',
  numberOf: 'Number {n}',

  // What can be tapped.
  callWhom: 'Call {who}',
  callAgain: 'Call again',
  tryAgain: 'Try again',
  hangUp: 'Hang up',
  updateStatus: 'Update status',
  checkNow: 'Check now',
  stopTrying: 'Stop trying',
  didRing: 'My phone rang',
  didNotRing: 'My phone did not ring',

  // Before a call.
  orderWithKey: 'Your phone rings first. Answer it and press any key: then we call {who}.',
  whichNumber: 'Which number?',
  attemptOf: 'Call {n} of {most} in this field.',
  otherNumber: 'The call stored here was to another number. You can call this one.',
  notPlaced: 'No call was found',
  notPlacedText: 'You can call now. Should it turn up after all, you are told here.',
  stoppedTrying: 'Stopped',
  stoppedTryingText: 'No call was found. Should one turn up after all, you are told here.',
  offline: 'No connection',
  offlineText: 'Nothing was sent. Tap again when you are online.',
  goesOn: 'The answer was cleared. The call itself goes on: hang up on your phone.',

  // A call, step by step.
  placing: 'Placing the call',
  placingText: 'Asking Twilio to ring your phone.',
  busyTwilio: 'Twilio is busy',
  busyTwilioText: 'Trying again in {n} s. The call is not placed yet.',
  unsure: 'Checking whether the call was placed',
  unsureText: '{why} Your phone may ring: answer it. Do not call again yet.',
  unsureOffline: 'No connection. Checking goes on by itself when it is back. Your phone may ring: answer it.',
  unsureDenied: 'The call cannot be looked up. If your phone does not ring within a minute, say so below.',
  unsureAsked: 'Twilio does not tell whether the call was placed. Did your phone ring?',
  unsureAskedOffline: 'No connection to Twilio. Did your phone ring?',
  unsureSaid: 'Go on with your call. It is stored here as soon as Twilio shows it.',
  turnedUp: 'The call of {time} was placed after all. It is stored.',
  mayRingAgain: 'Your phone may ring once more. Decline that call.',
  queued: 'Calling your phone',
  enumeratorRings: 'Your phone is ringing',
  answerIt: 'Answer it to go on',
  notCalledYet: 'not called yet',
  connecting: 'Connecting',
  pressKey: 'Press any key on your phone to call {who}',
  respondentRings: '{who}: ringing',
  youAnswered: 'You answered',
  talkingWith: 'Talking with {who}',
  hangingUp: 'Hanging up',

  // What became of it.
  talkedWith: 'Talked with {who} for {time}',
  talkedUnknown: 'Talked with {who}',
  respondentNoAnswer: '{who} did not answer',
  respondentBusy: '{who} was busy',
  respondentFailed: '{who} could not be reached',
  respondentFailedText: 'The number may not exist, or the network refused it.',
  respondentCanceled: 'Ended before {who} answered',
  enumeratorNoAnswer: 'Your phone was not answered',
  enumeratorBusy: 'Your phone was busy',
  enumeratorFailed: 'Your phone could not be reached',
  canceled: 'The call was ended before you answered',
  notDialled: 'The call ended before {who} was called',
  noKey: 'No key was received, so {who} was not called',
  noKeyText: 'If your voice mail answered: answer your phone yourself next time, and press any key.',
  voicemail: 'Your phone was answered by voice mail',
  voicemailText: '{who} was not called. Answer your phone yourself next time.',
  unseen: 'You answered; what happened then is not known',
  rangFor: 'rang {time}',
  legDenied: 'Whether {who} answered cannot be seen.',
  fromTo: '{start} to {end}',
  recorded: 'recorded',
  minutesSeconds: '{m}\u00a0min {s}\u00a0s',
  seconds: '{s}\u00a0s',
  whatHappened: 'What happened?',
  goOn: 'You can go on to the next question.',
  details: 'Details',
  /** Between the parts of a list, with its space. */
  comma: ', ',
  tooOld: "This device's browser is too old. Update Android System WebView, or use another phone.",

  // What the form does not keep.
  notKept: 'The form did not store this. Stay here: it tries again by itself.',
  keptShort: 'The form stores only part of what Twilio tells.',

  // Trouble while following.
  updateFailed: 'The status could not be updated. What is stored is kept.',
  updateOffline: 'No connection. Updating goes on by itself when it is back.',
  hangUpFailed: 'Not hung up. Try again, or hang up on your phone.',

  // Why nothing usable came, as {why}.
  connectionLost: 'The connection was lost.',
  twilioTrouble: 'Twilio has trouble at the moment.',
  networkAnswered: 'This network answered instead of Twilio: it may want you to log in.',
  noAnswer: 'No usable answer came from Twilio.',
  triedAgain: '{why} It is tried again by itself.',

  // What the enumerator can do. What is behind it is said in the designer's words.
  setUpWrong: 'This field is not set up yet',
  tellSupervisor: 'Tell your supervisor:',
  goBack: 'Go back and correct the number, or tell your supervisor.',
  sameNumber: 'It is the same as another number here.',

  // What Twilio refused; see errors.ts.
  errorCredentials: 'Twilio refused the key',
  errorCredentialsText:
    'Check account_sid and auth_token (or api_key and api_secret, or service_key) in the form.',
  errorNotFound: 'Twilio does not know this account or call',
  errorNotFoundText: 'Check account_sid in the form.',
  errorAccount: 'The Twilio account is not active',
  errorAccountText: 'It may be suspended or out of credit. Ask its owner.',
  errorTestCredentials: 'The key is for tests only',
  errorTestCredentialsText: 'Test credentials place no real calls. Use the live ones.',
  errorPermission: 'The key may not do this',
  errorPermissionText: 'Give the API key the permission in the Twilio console.',
  errorBusy: 'Twilio is too busy',
  errorBusyText: 'Wait a minute, then try again.',
  errorEnumeratorNumber: 'Your phone number is not valid',
  errorEnumeratorNumberText: 'Check from_number.',
  errorEnumeratorUnreachable: 'Your phone cannot be reached from Twilio',
  errorEnumeratorUnreachableText: 'Go back and correct its number, or use another phone.',
  errorCountry: 'Calls to this country are not switched on',
  errorCountryText:
    'Switch on the country of from_number under Voice Geographic Permissions in the Twilio console.',
  errorBlocked: 'Twilio blocks this number',
  errorBlockedText: 'Try another phone, or ask Twilio support.',
  errorUnverified: 'Your phone number is not verified',
  errorUnverifiedText:
    'A trial account may only call verified numbers. Verify from_number in the Twilio console, or upgrade.',
  errorCallerId: 'Twilio refused the number that calls come from',
  errorCallerIdText: 'twilio_number must belong to this Twilio account, or be verified in it.',
  errorCallOver: 'The call is already over',
  errorCallOverText: 'Tap Update status to see how it ended.',
  // What the team's own Functions refused; of messages too.
  errorDoNotCall: 'This person asked not to be called again',
  errorDoNotCallText: 'Do not call or write to them. Ask your supervisor.',
  errorCannotCheck: 'The list of people not to call cannot be read',
  errorCannotCheckText: 'Nobody was called or written to. Try again in a minute.',
  errorOther: 'Twilio did not accept this',
  errorOtherText: 'Twilio said: {message}',
  errorCode: 'Twilio\u00a0{code}',
} as const

export type WordKey = keyof typeof english
export type WordTable = Readonly<Record<WordKey, string>>
