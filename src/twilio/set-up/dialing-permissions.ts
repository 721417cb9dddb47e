/** Where the permissions to dial are. https://www.twilio.com/docs/voice/api/dialingpermissions-country-resource */
export const voiceOrigin = 'https://voice.twilio.com'
export const countriesRoot = '/v1/DialingPermissions/Countries'
