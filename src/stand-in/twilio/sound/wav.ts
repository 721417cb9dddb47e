import type { Part } from './parts.ts'

/**
 * As telephones sound. With 16 bits that is 128 kbit/s a channel: ten minutes of two channels are 19.2 MB.
 * https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media-file
 */
export const framesPerSecond = 8000
const bytesPerSample = 2
const headerBytes = 44

/** A pitch for each side, in Hz, that nobody takes for the other. */
export const pitches = { enumerator: 440, respondent: 660 } as const

/** Of 32,767: loud, and two of them mixed are no louder. */
const loudness = 12_000

/** Frames after which both tones begin again: 22 waves of the one and 33 of the other. */
const period = framesPerSecond / 20

function sampleOf(hertz: number, frame: number): number {
  return Math.round(loudness * Math.sin((2 * Math.PI * hertz * frame) / framesPerSecond))
}

function samplesAt(frame: number, { enumerator, respondent }: Part, channels: 1 | 2): number[] {
  const sides = [
    enumerator ? sampleOf(pitches.enumerator, frame) : 0,
    respondent ? sampleOf(pitches.respondent, frame) : 0,
  ]
  return channels === 2 ? sides : [Math.round(sides.reduce((sum, side) => sum + side, 0) / 2)]
}

/** One period of a part's sound, as bytes of the file. */
function periodOf(part: Part, channels: 1 | 2): Uint8Array {
  const table = new Uint8Array(period * channels * bytesPerSample)
  const view = new DataView(table.buffer)
  for (let frame = 0; frame < period; frame += 1) {
    samplesAt(frame, part, channels).forEach((sample, channel) => {
      view.setInt16((frame * channels + channel) * bytesPerSample, sample, true)
    })
  }
  return table
}

/** Fills `sound` from `start` to `end` with the table over and over, in step with the beginning of the file. */
function fill(sound: Uint8Array, table: Uint8Array, start: number, end: number): void {
  let at = start
  while (at < end) {
    const offset = at % table.length
    const size = Math.min(table.length - offset, end - at)
    sound.set(table.subarray(offset, offset + size), at)
    at += size
  }
}

function writeHeader(file: Uint8Array<ArrayBuffer>, channels: 1 | 2): void {
  const view = new DataView(file.buffer)
  const text = (at: number, letters: string): void => file.set(new TextEncoder().encode(letters), at)
  const frameBytes = channels * bytesPerSample
  text(0, 'RIFF')
  view.setUint32(4, file.length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, framesPerSecond, true)
  view.setUint32(28, framesPerSecond * frameBytes, true)
  view.setUint16(32, frameBytes, true)
  view.setUint16(34, bytesPerSample * 8, true)
  text(36, 'data')
  view.setUint32(40, file.length - headerBytes, true)
}

/** What is heard in each part, one after the other, as a WAV file of 16-bit samples; one channel has both, mixed. */
export function writeWav(parts: readonly Part[], channels: 1 | 2): Uint8Array<ArrayBuffer> {
  const frameBytes = channels * bytesPerSample
  const framesTo = (ms: number): number => Math.round((ms * framesPerSecond) / 1000)
  const frames = framesTo(parts.at(-1)?.untilMs ?? 0)
  const file = new Uint8Array(headerBytes + frames * frameBytes)
  writeHeader(file, channels)
  const sound = file.subarray(headerBytes)
  let start = 0
  for (const part of parts) {
    const end = framesTo(part.untilMs) * frameBytes
    // What is new is silent.
    if (part.enumerator || part.respondent) fill(sound, periodOf(part, channels), start, end)
    start = end
  }
  return file
}
