import { describe, expect, it } from 'vitest'
import {
  readCallStatus,
  readDial,
  readGather,
  readMessage,
  readMessageStatus,
  readRecord,
  readRecordingStatus,
  readVoice,
} from '../../src/functions/runtime/webhook-parameters.ts'
import { incomingCall, incomingMessage, ownNumber, respondent } from './visiting.ts'

function posted(fields: Readonly<Record<string, string>>): Map<string, string[]> {
  return new Map(Object.entries(fields).map(([name, value]) => [name, [value]]))
}

describe('what Twilio posts', () => {
  it('of a call is read by its new names and, where they are missing, by its old ones', () => {
    const { From, To, ...old } = incomingCall({ CallerCity: 'ARUSHA', CalledCountry: 'US', FromZip: '23' })
    expect(readVoice(posted(old))).toMatchObject({
      from: respondent,
      to: ownNumber,
      fromPlace: { city: 'ARUSHA', state: '', zip: '23', country: '' },
      toPlace: { city: '', state: '', zip: '', country: 'US' },
    })
    expect(readVoice(posted({ ...old, From: '+1', To: '+2' }))).toMatchObject({ from: '+1', to: '+2' })
  })

  it('of keys and speech is read, with what is missing as empty', () => {
    const call = incomingCall({ Digits: '1#', SpeechResult: 'yes', Confidence: '0.92' })
    expect(readGather(posted(call))).toMatchObject({ digits: '1#', speechResult: 'yes', confidence: 0.92 })
    expect(readGather(posted(incomingCall()))).toMatchObject({ digits: '', confidence: undefined })
  })

  it('of a dialled call tells whether the two were connected only where Twilio does', () => {
    const dial = { DialCallStatus: 'completed', DialCallSid: 'CA1', DialCallDuration: '12' }
    expect(readDial(posted(dial))).toMatchObject({
      dialCallStatus: 'completed',
      dialCallDuration: 12,
      dialBridged: undefined,
    })
    expect(readDial(posted({ ...dial, DialBridged: 'false' })).dialBridged).toBe(false)
    expect(readDial(posted({ ...dial, DialBridged: 'true' })).dialBridged).toBe(true)
  })

  it('of recordings is read, from the verb and from their own callback', () => {
    const recording = { RecordingSid: 'RE1', RecordingUrl: 'https://x/RE1', RecordingDuration: '23' }
    expect(readRecord(posted({ ...recording, Digits: 'hangup' }))).toMatchObject({
      recordingSid: 'RE1',
      recordingDuration: 23,
      digits: 'hangup',
    })
    const status = { ...recording, RecordingStatus: 'completed', RecordingChannels: '2', CallSid: 'CA1' }
    expect(readRecordingStatus(posted(status))).toMatchObject({
      recordingStatus: 'completed',
      recordingChannels: 2,
      callSid: 'CA1',
    })
  })

  it('of a call’s end is read with seconds and minutes apart', () => {
    const status = incomingCall({
      CallDuration: '61',
      Duration: '2',
      SequenceNumber: '0',
      SipResponseCode: '487',
    })
    expect(readCallStatus(posted(status))).toMatchObject({
      callDuration: 61,
      duration: 2,
      sequenceNumber: 0,
      sipResponseCode: '487',
    })
  })

  it('of a message is read with its pictures, at most ten, whatever their number is said to be', () => {
    const pictures = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`MediaUrl${index}`, `https://x/ME${index}`]),
    )
    const message = readMessage(posted(incomingMessage({ ...pictures, NumMedia: '9999999' })))
    expect(message.media).toHaveLength(10)
    expect(message.media[9]).toEqual({ url: 'https://x/ME9', contentType: '' })
    expect(readMessage(posted(incomingMessage({ NumMedia: 'many' }))).media).toEqual([])
  })

  it('of a message is read under its oldest name too', () => {
    const { MessageSid, ...rest } = incomingMessage()
    expect(readMessage(posted({ ...rest, SmsSid: 'SM9' })).messageSid).toBe('SM9')
    expect(
      readMessageStatus(posted({ SmsSid: 'SM9', SmsStatus: 'failed', ErrorCode: '30003' })),
    ).toMatchObject({
      messageSid: 'SM9',
      messageStatus: 'failed',
      errorCode: 30003,
    })
  })
})
