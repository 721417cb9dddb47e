/**
 * What is said only to the form designer, in English. Every problem begins with the parameter's name, which the view
 * puts in front. `{name}` is replaced by a value.
 */
export const englishDesigner = {
  setUpOdd: 'For the form designer',
  problemMissing: 'is missing.',
  problemToken: 'is missing. Give it, or api_key and api_secret.',
  problemNumber: 'is "{value}". {why}',
  problemHiddenNumber: 'is no number that can be called. {why}',
  problemLeftOut: 'has "{value}", which is left out. {why}',
  problemHiddenLeftOut: 'has at place {n} what is left out. {why}',
  problemPlaceholder: 'has "{value}" in place of a number: it is left out.',
  problemSame: 'It is the same number as {other}: write two different numbers.',
  problemNoPlus:
    'Write + and the country code in front, or give country. Excel takes a + away: format the column as text.',
  problemExcel:
    'Excel has turned the number into this: format the column as text, and write the number again, with +.',
  problemSeveral: 'This is more than one number: separate several with |.',
  problemCountry: 'is "{value}", which is no country. Write its two letters, such as {closest}.',
  problemSenderName:
    'is "{value}", a sender with letters: put it into a messaging service, and write messaging_service_sid instead.',
  problemSid: 'does not begin with {start}: copy it from the Twilio console.',
  problemAddress: 'does not begin with {start}: copy the address of your Functions.',
  problemNoAddress:
    'needs service_url: Twilio takes the key only to an address of your own. Without one, write detect_voicemail=1.',
  problemHasAddress: 'is for fields without service_url. With it, write press_to_call=1.',
  problemFlag: 'is "{value}": write 1 or 0.',
  problemRecord: 'is "{value}": write 1, 0 or consent.',
  problemRange: 'is "{value}": write a whole number from {least} to {most}.',
  problemDispositions: 'is neither 1 or 0 nor a list such as 1:Completed|2:Refused.',
  problemTabs: 'names "{value}": write any of keypad, history and messages, separated by spaces.',
  problemAction: 'is "{value}": write call, sms or check.',
  problemMedia: 'must hold at most 10 addresses that begin with https:// or http://, separated by |.',
  problemUnknown: 'is not a parameter. Did you mean {closest}?',
  problemTwiml: 'is too long: Twilio takes 4000 characters in all.',
  problemLanguage: 'is "{value}", a language the field does not speak. Write one of {codes}.',
  problemText: 'is no text of the field. Did you mean {closest}?',
  problemPlace: 'has {place}, which nothing takes the place of. This text may have: {places}',
} as const

export type DesignerWordKey = keyof typeof englishDesigner
export type DesignerWordTable = Readonly<Record<DesignerWordKey, string>>
