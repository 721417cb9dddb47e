/** Nothing is in it, so a moment is enough for a player to show that it can be played. */
const longestSeconds = 2

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
