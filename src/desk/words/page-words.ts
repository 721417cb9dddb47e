/** What stands around the parts of the page. */
export const pageWords = {
  title: 'twilio-call desk',
  intro:
    'From your export to a report of calls, and to every interview’s sound. All of it happens on this computer: nothing is sent anywhere, except what you ask of Twilio under Recordings.',
  dataTab: 'Your data',
  reportTab: 'Report',
  lookTwiceTab: 'Look twice',
  recordingsTab: 'Recordings',
  noDataYet: 'Take in an export first, under “Your data”.',
} as const
