import type { PhoneInput } from '../phones/phones.ts'
import type { PerformVerb } from '../programs/stage.ts'
import { recordedSeconds, recordingUrl } from '../webhooks/webhook-parameters.ts'
import { readAction, readFlag, readHook, readWhole, readWords } from './attributes.ts'
import { speakingMs } from './speech.ts'
import { createStops, nothing } from './stops.ts'

const usualTimeoutSeconds = 5
const usualLengthSeconds = 3600
/** A transcribed recording is short. https://www.twilio.com/docs/voice/twiml/record#attributes-max-length */
const transcribedLengthSeconds = 120

/**
 * Records the caller until a key, silence, the greatest length, or the end of the call. Nothing said leaves
 * no recording, and the next verb runs. https://www.twilio.com/docs/voice/twiml/record
 */
export const performRecord: PerformVerb = (stage, verb) => {
  const { clock, recorder, store } = stage.parts
  const said = (name: string): string | undefined => verb.attributes.get(name)
  const timeoutMs = readWhole(said('timeout'), { least: 1, most: 3600, usual: usualTimeoutSeconds }) * 1000
  const longest = readFlag(said('transcribe'), false) ? transcribedLengthSeconds : usualLengthSeconds
  const lengthMs = readWhole(said('maxLength'), { least: 1, most: 14_400, usual: longest }) * 1000
  const finishOnKey = said('finishOnKey') ?? '1234567890*#'
  const stops = createStops<'silence' | 'length' | 'listening'>()
  let words = ''

  if (readFlag(said('playBeep'), true)) stage.leg.say('♪ beep')
  const hook = readHook(stage, verb, 'recordingStatusCallback', 'recordingStatusCallbackMethod')
  const recording = recorder.start({
    callSid: stage.leg.sid,
    channels: 1,
    source: 'RecordVerb',
    ...(hook ? { callback: { hook, events: readWords(said('recordingStatusCallbackEvent')) } } : {}),
  })
  if (!recording) {
    stage.next()
    return nothing
  }
  const { sid } = recording

  function close(): void {
    stops.all()
    if (words === '') recorder.drop(sid)
    else recorder.finish(sid, words)
  }

  /** What the action is told of the recording; undefined where there is none. */
  function describe(digits: string): Record<string, string> | undefined {
    const finished = store.now.recording(sid)
    if (!finished || words === '') return undefined
    const url = recordingUrl(finished)
    return {
      RecordingUrl: url,
      RecordingSid: sid,
      RecordingDuration: recordedSeconds(finished),
      Digits: digits,
    }
  }

  function finish(digits: string): void {
    close()
    const told = describe(digits)
    const action = told && readAction(stage, verb)
    if (told && action) stage.goTo(action, told)
    else stage.next()
  }

  function waitForSilence(ms: number): void {
    stops.keep(
      'silence',
      clock.after(ms, () => finish('')),
    )
  }

  function take(input: PhoneInput): void {
    if (input.kind === 'words') {
      words = words === '' ? input.text : `${words} ${input.text}`
      waitForSilence(speakingMs(input.text) + timeoutMs)
    } else if (finishOnKey.includes(input.key)) {
      finish(input.key)
    }
  }

  stops.keep('listening', stage.leg.listen(take))
  stops.keep(
    'length',
    clock.after(lengthMs, () => finish('')),
  )
  waitForSilence(timeoutMs)
  return (why) => {
    close()
    if (why !== 'ended') return
    const told = describe('hangup')
    const action = told && readAction(stage, verb)
    if (told && action) stage.tell(action, told)
  }
}
