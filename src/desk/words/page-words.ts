/** What stands around the parts of the page. */
export const pageWords = {
  title: 'twilio-call desk',
  intro:
    'Makers of the form begin under Set up: from a Twilio account to a form that calls. Supervisors begin under Your data: from your export to a report of calls, and to every interview’s sound. All of it happens on this computer: nothing is sent anywhere, except what you ask of Twilio under Set up and Recordings.',
  dataTab: 'Your data',
  reportTab: 'Report',
  lookTwiceTab: 'Look twice',
  recordingsTab: 'Recordings',
  stepsTitle: 'How it goes',
  stepData: 'Take in your export',
  stepDataNote: 'as SurveyCTO gives it. Nothing leaves this computer.',
  stepReport: 'See the report',
  stepReportNote: 'who was reached, when, by whom, and the response rates. To print, or as CSV.',
  stepTwice: 'Look twice',
  stepTwiceNote: 'at interviews that look odd, each with its evidence.',
  stepSound: 'Listen',
  stepSoundNote: 'with a key of your Twilio account: fetch, decrypt, hear and delete recordings.',
  noDataYet: 'Take in an export first, under “Your data”.',
} as const
