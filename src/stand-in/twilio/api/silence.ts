/** Recordings hold nothing, so a moment of it is enough for a player to show that they can be played. */
const longestSeconds = 2

/** Silence as a WAV file: 8 bits at 8 kHz, as telephones sound. */
export function silentWav(seconds: number, channels: 1 | 2): Uint8Array<ArrayBuffer> {
  const rate = 8000
  const size = Math.ceil(Math.min(Math.max(seconds, 0), longestSeconds) * rate) * channels
  const file = new Uint8Array(44 + size)
  const view = new DataView(file.buffer)
  const text = (at: number, letters: string): void => file.set(new TextEncoder().encode(letters), at)
  text(0, 'RIFF')
  view.setUint32(4, 36 + size, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * channels, true)
  view.setUint16(32, channels, true)
  view.setUint16(34, 8, true)
  text(36, 'data')
  view.setUint32(40, size, true)
  // Eight-bit samples have no sign: the middle is silence.
  file.fill(128, 44)
  return file
}

/**
 * Silence as an MP3 file of frames without a single sound in them: MPEG 1 layer III, 32 kbit/s at 44.1 kHz.
 */
export function silentMp3(seconds: number, channels: 1 | 2): Uint8Array<ArrayBuffer> {
  const frameSize = 104
  const samplesPerFrame = 1152
  const frames = Math.max(1, Math.ceil((Math.min(seconds, longestSeconds) * 44_100) / samplesPerFrame))
  const file = new Uint8Array(frames * frameSize)
  const header = [0xff, 0xfb, 0x10, channels === 1 ? 0xc0 : 0x00]
  for (let frame = 0; frame < frames; frame += 1) file.set(header, frame * frameSize)
  return file
}
