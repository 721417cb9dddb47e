/**
 * What only a field that checks says, in English: what was looked at, and what to do. `{name}` is replaced by a value.
 * What other fields say too, such as of Twilio's refusals, stands in their tables.
 */
export const englishCheck = {
  checkNobody: 'Nobody is called and nothing is sent.',
  checkGood: 'All that could be looked at works',
  checkYes: 'Works',
  checkNo: 'Does not work',
  checkUnknown: 'Not checked',
  /** What need not be so, and is not. */
  checkOff: 'No',

  // What is looked at.
  checkForm: 'The form’s parameters',
  checkEngine: 'Browser of this device',
  checkStorage: 'Storage of this device',
  checkNetwork: 'Connection to Twilio',
  checkOrigin: 'Twilio answers this form',
  checkSpeed: 'Speed of the connection',
  checkClock: 'Clock of this device',
  checkService: 'Your team’s Functions',
  checkCredentials: 'Login at Twilio',
  checkAccount: 'Twilio account',
  checkRight: 'Permission {permission}',
  checkChange: 'The key may call and record',
  checkCallerId: 'Number that calls come from',
  checkCountry: 'Country that is called',
  checkEncryption: 'Recordings are encrypted',
  checkSound: 'Recordings need a login',

  // What the enumerator can do.
  checkDoClock: 'It is wrong by {time}. Let the device set it by itself.',
  checkDoSlow: 'Answers take {time}. Look for a better network.',

  // What the form designer can do.
  checkDoOrigin: 'Twilio refuses pages of {origin}: give service_url.',
  checkDoServiceUrl: 'Correct service_url, or deploy the Functions anew.',
  checkDoServiceLine: 'Look at {line} in .env of the Functions.',
  checkLook: 'Look in the Twilio console under {where}.',
} as const

export type CheckWordKey = keyof typeof englishCheck
export type CheckWordTable = Readonly<Record<CheckWordKey, string>>
