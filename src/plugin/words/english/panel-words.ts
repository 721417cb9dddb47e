/**
 * What only the panel shows, in English. `{name}` is replaced by a value. A text with a count has a form for one
 * and a form for any other number; a language with more forms adds them: see `pluralForms`.
 */
export const englishPanel = {
  /** The language as Intl calls it (BCP 47), for dates and for the forms of a count. */
  locale: 'en-GB',

  // The tabs.
  tabs: 'Phone',
  keypad: 'Keypad',
  history: 'History',
  messages: 'Messages',

  // Keypad.
  keypadNumber: "Respondent's number",
  keypadKeys: 'Keys',
  keypadErase: 'Erase',
  keypadClear: 'Clear',
  keypadUseForm: "Use the form's number",
  keypadShort: 'Write the whole number, with + and the country code.',
  keypadOdd: 'A number has only digits, with a + in front.',
  keypadNoPlus: 'This number needs + and the country code, such as +254.',
  keypadUnknown: 'No such number is known in {country}. Write it with + and the country code.',
  keypadNoCountry: 'After the + comes the country code, such as 254: no country has this one.',
  keypadLong: 'This is too long for a number of its country.',
  keypadTrunk: 'After the country code, leave out the 0 that is dialled only within the country.',
  keypadExtension: 'This has an extension, which cannot be dialled: write the number alone.',
  keypadLetters: 'This has letters: write digits in their place.',
  keypadSeveral: 'This is more than one number: write one.',
  keypadSpreadsheet: 'Excel has changed this number: write it again, with + and the country code.',
  keypadWhatsapp: 'This is a WhatsApp address: write the number alone, without whatsapp:.',
  keypadByHand: 'Entered by hand: {number}',
  keypadLocked: 'The number cannot be changed now.',

  // Writing a message and sending it.
  message: 'Message',
  send: 'Send',
  writeAnother: 'Write another message',
  textSizeOne: '1 character',
  textSizeOther: '{n} characters',
  textMessagesOne: '1 message',
  textMessagesOther: '{n} messages',
  textOdd: 'A message holds 70 characters instead of 160 because of this one: {odd}',
  textTooLongOne: '1 character too many: a message has at most 1,600.',
  textTooLongOther: '{n} characters too many: a message has at most 1,600.',
  picturesOne: 'With it goes a picture: {names}',
  picturesOther: 'With it go {n} pictures: {names}',
  sendTo: 'To {who}.',
  sendToHidden: 'To {who} (number hidden).',
  sendToNobody: 'Enter a number first.',
  sending: 'Sending the message',
  sendingText: 'Asking Twilio to send it.',
  sendBusy: 'Twilio is busy',
  sendBusyText: 'Trying again in {n} s. The message is not sent yet.',
  sendUnsure: 'Checking whether the message was sent',
  sendUnsureText: '{why} Do not send it again yet.',
  sendUnsureOffline: 'No connection. Checking goes on by itself when it is back.',
  sendUnsureDenied: 'The message cannot be looked up. Ask whether it arrived, then say so below.',
  sendUnsureAsked: 'Twilio does not show the message yet. Ask whether it arrived, then say so below.',
  sendUnsureSaid: 'It is stored here as soon as Twilio shows it.',
  sendTurnedUp: 'The message of {time} was sent after all. It is stored.',
  sendUnsureUnclear: 'A message with the same words was sent ({time}). Is it this one?',
  wasSent: 'It was sent',
  wasNotSent: 'It was not sent',
  notSent: 'No message was found',
  notSentText: 'You can send it now. Should the first turn up after all, you are told here.',
  sendStopped: 'Stopped',
  sendStoppedText: 'No message was found. Should one turn up after all, you are told here.',
  sendOffline: 'No connection',
  sendOfflineText: 'Nothing was sent. Tap again when you are online.',
  sendGoesOn: 'The answer was cleared. The message itself cannot be taken back.',
  sendOtherNumber: 'The message stored here was to another number. You can write to this one.',
  sentTwice: 'Twilio sent it twice: the connection broke.',
  sentCount: 'Message {n} of {most} in this field.',

  // What became of a message.
  smsOnItsWay: 'The message is on its way',
  smsSent: 'Sent. No receipt from {who} yet',
  smsSentOnly: 'Sent. Whether it arrived is not known',
  smsDelivered: 'Delivered to {who}',
  smsRead: 'Read by {who}',
  smsCanceled: 'The message was canceled',
  smsFailed: 'Not delivered to {who}',
  smsFailedText: 'Twilio does not say why. Try later, or call.',
  sentTo: 'To {who}, {time}',
  nothingSent: 'No message was sent from this field.',

  // Why a message could not be sent or delivered; see message-errors.ts.
  smsNumber: 'The number is not valid',
  smsSender: 'No message can be sent from this number',
  smsSenderText:
    'twilio_number must be a number of this Twilio account that can send messages to this country.',
  smsCountry: 'Messages to this country are not switched on',
  smsCountryText: 'Switch it on under Messaging Geographic Permissions in the Twilio console.',
  smsEmpty: 'The message is empty',
  smsEmptyText: 'Write something first.',
  smsUnverified: 'The number is not verified',
  smsUnverifiedText:
    'A trial account writes only to verified numbers. Verify the one of {who} in the Twilio console, or upgrade.',
  smsStopped: '{who} wants no messages',
  smsStoppedText: 'That phone has answered STOP. Only START, sent from it, lifts that. Call instead.',
  smsQueue: 'Too many messages are waiting',
  smsQueueText: 'Wait a few minutes, then send it again.',
  smsNoRoute: 'No message gets to {who} from here',
  smsNoRouteText: 'The network of that number takes none from this sender. Call instead.',
  smsLandline: 'This seems to be no mobile phone',
  smsLandlineText: 'A landline gets no messages. Call {who} instead, or use another number.',
  smsLong: 'The message is too long',
  smsLongText: 'It may have 1,600 characters. Shorten it.',
  smsPictureAddress: "The picture's address is not valid",
  smsPictureAddressText: 'Check media_url.',
  smsPictureLost: 'Twilio could not fetch the picture',
  smsPictureLostText: 'The address in media_url must be open to everybody.',
  smsPictureLarge: 'The picture is too large',
  smsPictureLargeText: 'Use a smaller one in media_url.',
  smsPicturesMany: 'Too many pictures',
  smsPicturesManyText: 'Ten go with one message. Check media_url.',
  smsNoPictures: 'Pictures cannot be sent',
  smsNoPicturesText: 'This number or network takes text only. Leave out media_url.',
  smsService: 'The messaging service cannot be used',
  smsServiceText: 'Check messaging_service_sid: the service must exist and have a number to send from.',
  smsUnreachable: 'The phone of {who} could not be reached',
  smsUnreachableText: 'It may be off or without coverage. Try later, or call.',
  smsBlocked: 'The message was blocked',
  smsBlockedText: '{who} or the network blocks messages from this number. Call instead.',
  smsUnknown: 'This number is not in use',
  smsFiltered: 'The network took the message for spam',
  smsFilteredText: 'Use other words, without links, or call.',
  smsNoReason: 'The message was not delivered',
  smsNoReasonText: 'The network does not say why. Try again later, or call.',
  smsDaily: 'No more messages can be sent today',
  smsDailyText: 'The daily limit is reached. Try tomorrow, or tell your supervisor.',
  smsUnregistered: 'This sender is not registered',
  smsUnregisteredText: 'The country asks for it. The owner of the Twilio account can register twilio_number.',
  smsTooLate: 'The message waited too long',
  smsTooLateText: 'It was not sent in time. Send it again.',

  // Messages: the conversation.
  messagesWith: 'Messages with {who}',
  messagesAsking: 'Fetching the messages …',
  messagesNone: 'No messages with {who} yet.',
  messagesNoNumber: 'Enter the whole number to see its messages.',
  messagesOffline: 'The messages come by themselves when it is back.',
  messagesFailed: 'The messages could not be fetched',
  messagesDenied: 'The key may not read messages',
  messagesDeniedText: 'Give the API key the permissions to list and read messages in the Twilio console.',
  showEarlier: 'Show earlier',
  messageOurs: 'Your team',
  messageReply: 'Automatic reply',
  messageWhy: '{title}. {text}',
  messageCame: 'New message from {who}: {text}',
  pictureCame: 'New picture from {who}',
  statusQueued: 'Queued',
  statusScheduled: 'Scheduled',
  statusSending: 'Sending',
  statusSent: 'Sent',
  statusDelivered: 'Delivered',
  statusPartlyDelivered: 'Partly delivered',
  statusRead: 'Read',
  statusNotDelivered: 'Not delivered',
  statusCanceled: 'Canceled',
  statusReceiving: 'Arriving',
  picture: 'Picture {n}, {type}',
  pictureAlt: 'Picture {n}',
  pictureFetching: 'Fetching the picture …',
  pictureLogin: 'It cannot be shown here. Tap again to open it at Twilio, which asks for a login.',
  file: 'File {n}, {type}',
  fileLogin: 'Twilio asks for a login.',
  filesOne: '1 picture or file',
  filesOther: '{n} pictures or files',

  // History.
  historyToday: 'today {time}',
  historyYesterday: 'yesterday {time}',
  historyDay: '{day} {time}',
  historyWith: 'Calls with {who}',
  historyIn: 'Incoming',
  historyOut: 'Outgoing',
  historyMore: 'Show more',
  historyLoading: 'Loading the calls …',
  historyEmpty: 'No calls yet.',
  historyNoNumber: 'Enter a number to see its calls.',
  historyOffline: 'The calls are loaded by themselves when it is back.',
  historyUnusable: 'The calls could not be loaded',
  historyDenied: 'The key may not list calls',
  historyDeniedText:
    'Ask the owner of the Twilio account to give the API key the permission /twilio/voice/calls/list.',
  historyThisCall: 'this call',
  historyCalling: 'Calling now',
  historyRings: 'Ringing now',
  historyTalking: 'Talking now',
  historyTalked: 'Talked {time}',
  historyNoAnswer: 'No answer',
  historyBusy: 'Busy',
  historyFailed: 'Could not be reached',
  historyCanceled: 'Ended before anybody answered',
  historyCallsNow: 'Is calling now',
  historyBackTalking: 'Called back, talking now',
  historyBackTalked: 'Called back, talked {time}',
  historyBackTaken: 'Called back, on the line for {time}',
  historyBackBusy: 'Called back, the line was busy',
  historyBackNobody: 'Called back, nobody answered',
  historyYouAnswered: 'you answered',

  // A call coming in.
  incomingNow: '{who} is calling now',
  incomingTalking: '{who} called and is talking with the team',
  incomingTalked: '{who} called and talked {time}',
  incomingTaken: '{who} called and was on the line for {time}',
  incomingBusy: '{who} called, the line was busy',
  incomingNobody: '{who} called, nobody answered',
} as const

type EnglishKey = keyof typeof englishPanel

/** Texts with a count, by what their keys begin with: `files` of `filesOne` and `filesOther`. */
export type CountedText = {
  [Key in EnglishKey]: Key extends `${infer Text}One`
    ? `${Text}Other` extends EnglishKey
      ? Text
      : never
    : never
}[EnglishKey]

/**
 * The categories of Unicode's plural rules, as the keys end. Arabic has all six, and English the first and the last.
 * https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export const pluralForms = ['One', 'Zero', 'Two', 'Few', 'Many', 'Other'] as const
export type PluralForm = (typeof pluralForms)[number]

export type PanelWordKey = EnglishKey | `${CountedText}${PluralForm}`
export type PanelWordTable = Readonly<Record<EnglishKey, string> & Partial<Record<PanelWordKey, string>>>
export type PanelWords = (key: PanelWordKey, values?: Readonly<Record<string, string>>) => string
