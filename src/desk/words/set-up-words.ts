// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
/** The tab Set up: from an account at Twilio to a form that calls. */
export const setUpWords = {
  setUpTab: 'Set up',
  setUpIntro:
    'For whoever makes the form. What you put in here stays in the memory of this page, is sent to nobody but Twilio, and is gone when you close it.',
  accountTitle: '1. Your account and your numbers',
  accountNote:
    'The account, the key and its secret are those of the form. Recordings asks for the same, and has them from here.',
  numbersTwilio: 'Your Twilio number, with +',
  numbersTwilioNote: 'Several with | between them.',
  numbersOwn: 'Your own phone, with +',
  numbersOwnNote: 'Stands for an enumerator’s here, and is the phone of the test call.',
  numbersRespondent: 'A respondent’s number, with +',
  numbersRespondentNote: 'An example, to see whether their country may be called. Nobody calls it from here.',
  usesService: 'Calls go through our own Twilio Functions, and no login of Twilio’s is on the devices',
  serviceUrlLabel: 'Address of your Functions (service_url)',
  serviceUrlNote: 'Such as https://calls-1234-dev.twil.io',
  keyNameLabel: 'Name of the team',
  keyNameNote: 'Stands beside the key in SERVICE_KEYS: letters, digits, - and _.',
  keyNameWrong: 'Begin with a letter, and use letters, digits, - and _ only.',
  makeKey: 'Make a key',
  makeKeyAgain: 'Make another key',
  keyMade: 'A key of 40 letters and digits was made on this computer. It is in both files below.',
  keyMissing: 'No key yet.',

  lookTitle: '2. What works',
  lookNote:
    'Asks Twilio, and changes nothing: nobody is called. What concerns a device is found out by a form with action=check on that device.',
  lookButton: 'Look now',
  lookRunning: 'Looking …',
  lookDone: 'Works: {yes}. Does not work: {no}. Could not look: {unknown}.',
  lookNeedsAccess: 'First put in the account, the key and its secret, above.',
  lookOld: 'You have changed something since. Look again.',
  lookOrigin: 'Twilio answers this page',
  lookLogin: 'Twilio lets this page log in',
  lookKeptFromPage:
    'This page cannot look. That says nothing about your forms: try a form with action=check on a device.',

  parametersTitle: '3. The call field',
  parametersNote:
    'Each box is a parameter of the field. Leave empty what you do not need. What the field would refuse is refused here, in the same words.',
  parametersMore: 'More parameters',
  fieldEnumerator: 'Name of the form’s field with the enumerator’s number',
  fieldRespondent: 'Name of the form’s field with the respondent’s number',
  notSet: 'not set',
  setUpOddReference:
    'has a ${…} within a text, where SurveyCTO puts nothing in. Make a calculate field, and write ${its_name} alone.',
  appearanceLabel: 'Appearance of the field, to copy into your form',
  copyAppearance: 'Copy',
  copied: 'Copied.',
  copyByHand: 'The browser does not let this page copy: mark the text, and copy it yourself.',
  setUpProblems: 'The field would not call like this:',
  setUpOdd: 'The field would point this out:',

  attachTitle: '4. Files for SurveyCTO',
  filesNote:
    'Attach the CSV to the form, beside the plug-in’s zip. It holds a login: give it to nobody else.',
  filesNotYet: 'Not yet: with what is missing or wrong above, the field would not call.',
  filesServiceKey: 'First make a key, above.',
  downloadCsv: 'Download {name}',
  csvWarning: 'Do not open and save it with Excel, which takes the + away.',
  formTitle: 'Title of the form',
  formId: 'Id of the form',
  downloadForm: 'Download the form',
  formOwnSample: 'Another sample form (.xlsx)',
  formOwnSampleNote:
    'Leave it empty for the smallest, twilio-call-minimal, which is in this page. The others lie in the folder extras/forms of the project: twilio-call-sample, -consent, -cases, -panel, -check, and twilio-message-sample.',
  formChosen: '{name} is a sample form. Now download yours.',
  formReads: 'It looks up {names} too: attach these as CSV files or datasets, as in extras/forms.',
  formMade: '{name} has your names and your appearance in it. Upload it to SurveyCTO.',
  formNames: 'Give the form a title; its id and its fields’ names begin with a letter and have no spaces.',
  formNoWorkbook: 'This file is no workbook (.xlsx).',
  formNoCall: 'This workbook is none of the sample forms: it has no call field that this page knows.',
  formTaken:
    'One of your names for the two number fields is another field’s in this form already. Choose another.',
  downloadEnv: 'Download .env of the Functions',
  envNote: 'Its name is env.txt: put its lines into extras/functions/.env, then deploy the Functions.',
  envActionsNote:
    'ALLOWED_COUNTRIES has what the two phone numbers above begin with. Add those of your other countries.',

  testTitle: '5. A test call to your own phone',
  testNote:
    'Twilio rings your phone and says that this is a test. It needs a Twilio number and your own phone, above.',
  testButton: 'Ring my phone',
  testAsk:
    'Twilio bills this call to {number} at its price for that country, which twilio.com/voice/pricing says. Ring it now?',
  testYes: 'Yes, ring {number}',
  testNo: 'No',
  testPlacing: 'Asking Twilio …',
  testUnsure:
    'No answer came. Your phone may ring all the same: before you try again, look in the Twilio console under Monitor > Logs > Calls.',
  testHangUp: 'Hang up',
  testEnding: 'Hanging up …',
  testNotEnded: 'It could not be hung up from here: hang up at your phone.',
  testQueued: 'Twilio has taken the call.',
  testRinging: 'Your phone rings.',
  testTalking: 'You have answered. Your phone shows the number that respondents see.',
  testCompleted: 'The call is over. Your account, your number and your phone fit together.',
  testBusy: 'Your phone was busy, or declined the call.',
  testNoAnswer: 'Nobody answered.',
  testFailed: 'Twilio could not put the call through. Is the number right, and its country switched on?',
  testCanceled: 'The call was ended before anybody answered.',
} as const
