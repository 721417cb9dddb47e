import { describe, expect, it } from 'vitest'
import {
  readCallStatus,
  readDial,
  readGather,
  readMessage,
  readRecordingStatus,
  readVoice,
} from '../../../src/functions/runtime/webhook-parameters.ts'
import { incomingCall, incomingMessage, ownNumber, respondent } from '../visiting.ts'

function posted(fields: Readonly<Record<string, string>>): Map<string, string[]> {
  return new Map(Object.entries(fields).map(([name, value]) => [name, [value]]))
}

describe('what Twilio posts', () => {
  it('of a call is read by its new names and, where they are missing, by its old ones', () => {
    const { From, To, ...old } = incomingCall({ CallerCity: 'ARUSHA', FromCountry: 'TZ' })
    expect(readVoice(posted(old))).toMatchObject({
      from: respondent,
      to: ownNumber,
      fromPlace: { city: 'ARUSHA', state: '', country: 'TZ' },
    })
    expect(readVoice(posted({ ...old, From: '+1', To: '+2' }))).toMatchObject({ from: '+1', to: '+2' })
  })

  it('of keys is read, with none as empty', () => {
    expect(readGather(posted(incomingCall({ Digits: '1#' }))).digits).toBe('1#')
    expect(readGather(posted(incomingCall())).digits).toBe('')
  })

  it('of a dialled call tells whether the two were connected only where Twilio does', () => {
    const dial = { DialCallStatus: 'completed' }
    expect(readDial(posted(dial))).toMatchObject({ dialCallStatus: 'completed', dialBridged: undefined })
    expect(readDial(posted({ ...dial, DialBridged: 'false' })).dialBridged).toBe(false)
    expect(readDial(posted({ ...dial, DialBridged: 'true' })).dialBridged).toBe(true)
  })

  it('of a recording is read, with its seconds as a number', () => {
    const recording = { RecordingSid: 'RE1', RecordingUrl: 'https://x/RE1', RecordingDuration: '23' }
    const status = { ...recording, RecordingStatus: 'completed', CallSid: 'CA1' }
    expect(readRecordingStatus(posted(status))).toEqual({
      recordingSid: 'RE1',
      recordingUrl: 'https://x/RE1',
      recordingStatus: 'completed',
      recordingDuration: 23,
      callSid: 'CA1',
    })
  })

  it('of a call’s end is read with who answered and what SIP said', () => {
    const status = incomingCall({ AnsweredBy: 'human', SipResponseCode: '487' })
    expect(readCallStatus(posted(status))).toMatchObject({ answeredBy: 'human', sipResponseCode: '487' })
  })

  it('of a message is read with its pictures, at most ten, whatever their number is said to be', () => {
    const pictures = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`MediaUrl${index}`, `https://x/ME${index}`]),
    )
    const message = readMessage(posted(incomingMessage({ ...pictures, NumMedia: '9999999' })))
    expect(message.mediaUrls).toHaveLength(10)
    expect(message.mediaUrls[9]).toBe('https://x/ME9')
    expect(readMessage(posted(incomingMessage({ NumMedia: 'many' }))).mediaUrls).toEqual([])
  })
})
