/**
 * What only a field that checks says, in English: what was looked at, and what to do. `{name}` is replaced by a value.
 * What is said of Twilio's own refusals stands in field-words.ts, where calls say it too.
 */
export const englishCheck = {
  checkAgain: 'Check again',
  checkRunning: 'Looking at what works',
  checkNobody: 'Nobody is called and nothing is sent.',
  checkGood: 'All that could be looked at works',
  checkBad: 'Something does not work',
  checkYes: 'Works',
  checkNo: 'Does not work',
  checkUnknown: 'Could not look',
  checkNotProved: 'Cannot be looked at without doing it',

  // What is looked at.
  checkForm: 'The form’s parameters',
  checkEngine: 'Browser of this device',
  checkStorage: 'Storage of this device',
  checkNetwork: 'Connection to Twilio',
  checkOrigin: 'Twilio answers this form',
  checkPreflight: 'Twilio lets this form log in',
  checkSpeed: 'Speed of the connection',
  checkClock: 'Clock of this device',
  checkService: 'Your team’s Functions',
  checkRules: 'What the Functions allow',
  checkCredentials: 'Login at Twilio',
  checkAccount: 'Twilio account',
  checkCallsList: 'The key may list calls',
  checkCallsRead: 'The key may read calls',
  checkMessagesList: 'The key may list messages',
  checkMessagesRead: 'The key may read messages',
  checkRecordingsList: 'The key may list recordings',
  checkChange: 'The key may call, hang up, write, record and delete',
  checkCallerId: 'Number that calls come from',
  checkCountry: 'Country that is called',
  checkEncryption: 'Recordings are encrypted',
  checkSound: 'Recordings need a login',
  checkPlace: '{what}, {n}',

  // What the enumerator can do.
  checkDoNetwork: 'Connect this device to the internet, then check again.',
  checkDoSlow: 'An answer took {time}. Look for a better network.',
  checkDoClock: 'It is wrong by {time}. Let the device set it by itself.',
  checkDoStorage: 'Nothing can be kept here. Open this form in one window only.',

  // What the form designer can do.
  checkDoForm: 'Correct what is said of it above.',
  checkDoOrigin:
    'Twilio refuses pages of {origin}. Let calls go through Functions of your own: give service_url.',
  checkDoAccountSid: 'account_sid is none that this key belongs to: copy both from one account.',
  checkDoTrial: 'A trial account calls verified numbers only, and for 30 days. Upgrade it.',
  checkDoRight: 'Give the API key the permission {permission}.',
  checkDoVoice: 'This number cannot call: buy one that can, or take another.',
  checkDoSms: 'No message can leave from this number: buy one that can, or give messaging_service_sid.',
  checkDoCountry: 'Switch it on in the Twilio console under {where}.',
  checkDoEncryption: 'The newest recording is not encrypted. If yours must be, switch it on under {where}.',
  checkDoSound: 'Whoever has the address hears a recording. Ask for a login under {where}.',
  checkDoServiceUrl: 'No Functions answer at service_url. Copy their address, or deploy them.',
  checkDoServiceOld: 'The Functions are older than this plug-in. Deploy them anew.',
  checkDoServiceLine: 'Look at {line} in .env of the Functions, then deploy them anew.',
  checkLook: 'Look in the Twilio console under {where}.',
} as const

export type CheckWordKey = keyof typeof englishCheck
export type CheckWordTable = Readonly<Record<CheckWordKey, string>>
