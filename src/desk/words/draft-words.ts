/** The drafts of the consent text and of the ethics board’s page. */
export const draftWords = {
  draftTitle: '6. What you tell respondents and your ethics board',
  draftNote:
    'Drafts from what you chose above and here. Read them, change them, and have your ethics board and somebody who knows your country’s law see them before you use them.',
  draftOrganisation: 'Who does the survey',
  draftListeners: 'Who may listen to recordings',
  draftKept: 'Where recordings are kept',
  draftAtTwilio: 'at Twilio',
  draftFetched: 'fetched to our own computers, then deleted at Twilio',
  draftDays: 'Recordings are deleted after how many days',
  draftDaysWrong: 'Write a whole number of days from 1 to 3650.',
  draftEncrypted: 'Twilio encrypts recordings with our own key',
  draftConsent: 'Consent text',
  draftEthics: 'Page for the ethics board',
  draftDownload: 'Download the drafts',
  draftOpen: '[…]',

  draftHead:
    'DRAFT. Not checked by anybody who knows your survey, your country’s law or your ethics board’s rules.',

  consentWho:
    'Hello. I call for {organisation}. May I ask you some questions for a survey? You may say no, and you may stop at any time.',
  consentCaller:
    'Your phone shows the number {number}. To ask about the survey, or to say that you want no more calls, call […].',
  consentCallerUnknown:
    'Your phone shows the number of our survey. To ask about the survey, or to say that you want no more calls, call […].',
  consentThird:
    'Our calls go through a company called Twilio. It knows your number, and when we talked and for how long.',
  consentRecordAlways:
    'This call has been recorded since your phone rang. If you do not want that, tell me now: I stop the call, and the recording is deleted.',
  consentRecordAsked:
    'May I record our talk? The recording begins only after you say yes. You can take part without it, and tell me at any time to stop it or to delete it.',
  consentRecordNever: 'This call is not recorded.',
  consentSound:
    'Only {listeners} may listen to the recording. It is kept {place}, and deleted after {days} days.',
  consentAgree: 'Do you agree to take part?',

  placeAtTwilio: 'at Twilio',
  placeFetched: 'on computers of {organisation}, and deleted at Twilio once it is there',

  ethicsCall: 'How we call',
  ethicsCallText:
    'Interviewers call respondents by telephone from a SurveyCTO form. Twilio rings the interviewer’s phone, then the respondent’s, and joins the two. The talk goes over the telephone network.',
  ethicsShown: 'Respondents see {number}, not the interviewer’s own number.',
  ethicsShownUnknown: 'Respondents see the survey’s number, not the interviewer’s own number.',
  ethicsHidden: 'The form does not show the respondent’s number to the interviewer.',
  ethicsVisible: 'The form shows the respondent’s number to the interviewer.',
  ethicsRecording: 'Recording',
  ethicsRecordAlways:
    'Calls are recorded from when the respondent’s phone rings, on both sides, so that the recording begins before consent is given. Whoever refuses is told how the recording is deleted.',
  ethicsRecordAsked:
    'Nothing is recorded until the respondent has agreed and the interviewer taps “Start recording”. The interviewer can pause, stop and delete the recording.',
  ethicsRecordNever: 'Calls are not recorded.',
  ethicsStorage: 'Where the sound is',
  ethicsAtTwilio: 'Recordings are stored at Twilio, a company in the United States, under our account.',
  ethicsFetched:
    'Recordings are made and first stored at Twilio, a company in the United States. {organisation} fetches them to its own computers and then deletes them at Twilio.',
  ethicsEncrypted:
    'Twilio encrypts each recording with our public key. Only who has our private key can hear it; that key is not at Twilio.',
  ethicsNotEncrypted: 'Recordings are not encrypted with a key of our own: Twilio could hear them.',
  ethicsListeners: 'Who may listen: {listeners}.',
  ethicsDays: 'Recordings are deleted {days} days after the call. Who does it, and how it is proved: […].',
  ethicsKnown: 'What Twilio knows',
  ethicsKnownText:
    'Twilio keeps a record of each call: both numbers, when it began and how long it took. The form’s data hold the call’s number at Twilio and what became of it, never the login.',
  ethicsRisks: 'What can go wrong, and what we do',
  ethicsRisksService:
    'The login to Twilio is not on the interviewers’ devices: calls go through functions of our own, which let a form do only what we allow.',
  ethicsRisksKey:
    'The form on each device holds a login to Twilio. Whoever can read the form could call in our name, and perhaps read or hear calls. We give it as few rights as it needs, and take it away after the survey.',
  ethicsNoMore: 'Who wants no more calls says so to the interviewer, or calls […].',
} as const
