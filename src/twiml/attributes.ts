/** What many elements' attributes share. Type aliases throughout: an interface does not fit a `Record`. */

/** Every attribute may be left out, or be undefined, which is the same. */
export type Given<Attributes> = { [Name in keyof Attributes]?: Attributes[Name] | undefined }

/** How Twilio asks a URL; POST unless given. */
export type Method = 'GET' | 'POST'

/** https://www.twilio.com/docs/voice/twiml/number#statuscallbackevent; `completed` alone unless given. */
export type CallEvent = 'initiated' | 'ringing' | 'answered' | 'completed'

export type Trim = 'trim-silence' | 'do-not-trim'

/** Where news of a call go. https://www.twilio.com/docs/voice/twiml/number#statuscallback */
export type CallNews = Given<{
  statusCallback: string
  statusCallbackEvent: readonly CallEvent[]
  statusCallbackMethod: Method
}>

/** Where news of a recording go. https://www.twilio.com/docs/voice/api/recording#recordingstatuscallback */
export type RecordingNews = Given<{
  recordingStatusCallback: string
  recordingStatusCallbackEvent: ReadonlyArray<'in-progress' | 'completed' | 'absent'>
  recordingStatusCallbackMethod: Method
  recordingConfigurationId: string
}>

/** TwiML that the called side hears before the two are connected. https://www.twilio.com/docs/voice/twiml/number#url */
export type Screening = Given<{ url: string; method: Method }>

/** Was it a person who answered? https://www.twilio.com/docs/voice/answering-machine-detection */
export type MachineDetection = Given<{
  machineDetection: 'Enable' | 'DetectMessageEnd'
  /** Seconds, 3 to 60; Twilio's default is 30. */
  machineDetectionTimeout: number
  /** Milliseconds of speech above which it is a machine, 1000 to 6000; Twilio's default is 2400. */
  machineDetectionSpeechThreshold: number
  /** Milliseconds of silence that end the speech, 500 to 5000; Twilio's default is 1200. */
  machineDetectionSpeechEndThreshold: number
  /** Milliseconds of silence at the start, 2000 to 10000; Twilio's default is 5000. */
  machineDetectionSilenceTimeout: number
  amdStatusCallback: string
  amdStatusCallbackMethod: Method
}>
