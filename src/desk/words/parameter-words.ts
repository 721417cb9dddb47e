// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
/** What each parameter of the field does, beside its box. */
export const parameterWords = {
  aboutCountry:
    'Two letters, such as KE: enumerators’ and respondents’ numbers may then be written as they are dialled there. Not set: each number needs its + and country code.',
  aboutRecord:
    '1: both sides, from when the respondent’s phone rings. 0: never. consent: once the enumerator taps “Start recording”. Not set: 1.',
  aboutDisplay: '0: the respondent’s number is shown nowhere. Not set: 1.',
  aboutLabel:
    'The respondent’s name, with the number or in its place: a field of the form, such as ${respondent_name}.',
  aboutRing: 'How long the respondent’s phone rings, 5 to 600 seconds. Not set: 30.',
  aboutMinutes: 'The longest conversation, 1 to 240 minutes. Not set: Twilio’s own four hours.',
  aboutWhisper:
    'Said to the enumerator before the respondent is rung. To join texts, make a calculate field, and write ${its_name}.',
  aboutPress:
    '1, with your own Functions: nobody is rung before the enumerator presses a key, so that voice mail gets nobody on the line.',
  aboutVoicemail:
    '1, without Functions: Twilio listens who answers the enumerator’s phone, at a price for each call, and voice mail ends it.',
  aboutAttempts: 'Calls to the respondent in this one field, 1 to 20. Not set: 1.',
  aboutDispositions:
    '1: the enumerator says after a call what happened, from a short list. Or your own list: 1:Completed|2:Refused.',
  aboutDetails: '1: the answer tells more of each call, for the report. Not set: 0.',
  aboutPanel: 'Tabs above the button, with spaces between: any of keypad, history and messages.',
  aboutAction:
    'call, or sms: the field sends a message. Or check: it calls nobody, and says what works. Not set: call.',
  aboutText: 'The draft of a message: a field of the form, such as ${message_text}, or the text itself.',
  aboutMedia: 'Up to ten addresses of pictures that are open to everybody, with | between.',
  aboutMessaging:
    'A messaging service of Twilio’s (MG…), from which messages leave in place of the Twilio number.',
  aboutLanguage: 'The language of the field’s own words. Not set: the form’s.',
} as const
